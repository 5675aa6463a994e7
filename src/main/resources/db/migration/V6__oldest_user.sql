-- X-API-Token acts as the oldest user, asked for on each of its requests.
create index users_created_idx on users (created_at, id);
