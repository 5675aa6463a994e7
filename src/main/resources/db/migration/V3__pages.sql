-- What the sign-up page asks for besides; all of it may stay empty.
alter table users add column company varchar(200);
alter table users add column country varchar(2);
alter table users add column phone varchar(32);

-- Forms that were sent: the row is claimed by insert before the act, so that a form acts once however often it is sent.
create table used_forms (
    token_hash varchar(64)   not null primary key,
    -- Where the first sending led; null while it is still at work.
    outcome    varchar(2048),
    expires_at timestamp(6)  not null
);
create index used_forms_expires_idx on used_forms (expires_at);
