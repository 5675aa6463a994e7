-- What a user calls an API token, and when it was last used; that is written in batches.
alter table api_tokens add column name varchar(200);
alter table api_tokens add column last_used_at timestamp(6);
