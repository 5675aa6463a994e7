-- An administrator acts as somebody else: a session of that user, which remembers whose it is and goes with him.
alter table sessions add column impersonator_id varchar(40) references users (id) on delete cascade;
create index sessions_impersonator_idx on sessions (impersonator_id);

-- Whoever acted in the user's place.
alter table audit_events add column impersonator_id varchar(40);
