-- The keys of access tokens, and the refresh tokens beside those.

-- Keys that sign. The generation lets one node make the next key, however many try.
create table signing_keys (
    id         varchar(40)   not null primary key,
    generation integer       not null,
    -- The private key, sealed by the vault, in base 64.
    sealed     varchar(2000) not null,
    created_at timestamp(6)  not null,
    constraint signing_keys_generation_key unique (generation)
);

-- A session with a token pair also ends after a day of silence (C-07).
alter table sessions add column paired boolean default false not null;

-- The refresh tokens that came from one another, and the access tokens beside them, live and end with this row.
create table token_families (
    id         varchar(40)  not null primary key,
    session_id varchar(40)  not null references sessions (id) on delete cascade,
    -- Whether the session was opened for the pair alone, and ends with it.
    own        boolean      not null,
    created_at timestamp(6) not null
);
create index token_families_session_idx on token_families (session_id, created_at);

create table refresh_tokens (
    id           varchar(40)  not null primary key,
    family_id    varchar(40)  not null references token_families (id) on delete cascade,
    token_hash   varchar(64)  not null,
    created_at   timestamp(6) not null,
    expires_at   timestamp(6) not null,
    used_at      timestamp(6),
    successor_id varchar(40),
    -- The successor, for those who come with the same token within seconds; only that token opens it.
    successor    varchar(400),
    constraint refresh_tokens_token_key unique (token_hash)
);
create index refresh_tokens_family_idx on refresh_tokens (family_id);
create index refresh_tokens_expiry_idx on refresh_tokens (expires_at);
