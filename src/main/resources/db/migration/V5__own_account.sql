-- What people see and do of their own account.

-- The device behind an event, in words of ours ("Chrome on Windows"), for the owner to recognise.
alter table audit_events add column device varchar(64);

-- A name has at most 200 code points, which are up to 400 of the units that H2 counts.
alter table users alter column name set data type varchar(400);
alter table users alter column company set data type varchar(400);

-- Mails that wait for somebody who deletes his account go with it.
create index mail_outbox_recipient_idx on mail_outbox (recipient);
