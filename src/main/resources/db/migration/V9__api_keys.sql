-- API keys. Exactly one of user_id and tenant_id names the owner; maker_id is the user whom a key acts as.
create table api_keys (
    id                 varchar(40)  not null primary key,
    user_id            varchar(40)  references users (id) on delete cascade,
    tenant_id          varchar(40)  references tenants (id) on delete cascade,
    maker_id           varchar(40)  references users (id) on delete set null,
    name               varchar(200),
    key_hash           varchar(64)  not null,
    prefix             varchar(32),
    start              varchar(40)  not null,
    scopes             varchar(2048) not null,
    enabled            boolean      not null,
    expires_at         timestamp(6),
    -- So many uses in a window; the counters below decide, in one statement.
    rate_max           integer,
    rate_window_ms     bigint,
    window_count       integer      not null,
    window_ends_at     timestamp(6),
    remaining          integer,
    refill_amount      integer,
    refill_interval_ms bigint,
    last_refill_at     timestamp(6),
    -- Written in batches.
    request_count      bigint       not null,
    last_used_at       timestamp(6),
    metadata           varchar(4096),
    -- The successor, while both may be used.
    replaced_by        varchar(40),
    created_at         timestamp(6) not null,
    updated_at         timestamp(6) not null,
    constraint api_keys_hash_key unique (key_hash),
    constraint api_keys_owner_check check ((user_id is null) <> (tenant_id is null))
);
create index api_keys_user_idx on api_keys (user_id, id);
create index api_keys_tenant_idx on api_keys (tenant_id, id);
create index api_keys_maker_idx on api_keys (maker_id);
create index api_keys_replaced_idx on api_keys (replaced_by);
