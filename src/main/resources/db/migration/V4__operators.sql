-- A ban may have a reason and an end; one whose end has come counts as none.
alter table users add column ban_reason varchar(500);
alter table users add column ban_expires_at timestamp(6);

-- What operators look for, newest first: ids are made in the order of time.
create index users_role_idx on users (role, id);
create index users_banned_idx on users (banned, id);
create index users_unverified_idx on users (email_verified, id);
create index tenants_status_idx on tenants (status, id);
create index audit_events_actor_idx on audit_events (actor_id, at);

-- Whose account a lock keeps shut, when there is one. No foreign key: it would lock the user's row after this one, while
-- a password reset takes them the other way round.
alter table sign_in_failures add column user_id varchar(40);
create index sign_in_failures_locked_idx on sign_in_failures (locked_until);
create index sign_in_failures_user_idx on sign_in_failures (user_id);

-- Why the last delivery failed: a reply code or the kind of failure, never the reply's text.
alter table mail_outbox add column last_failure varchar(64);
create index mail_outbox_failed_idx on mail_outbox (failed_at);
