-- Tokens that users make for their programs. C-25.
create table api_tokens (
    id         varchar(40)  not null primary key,
    user_id    varchar(40)  not null references users (id) on delete cascade,
    tenant_id  varchar(40)  references tenants (id) on delete cascade,
    token_hash varchar(64)  not null,
    -- The prefix and some characters, by which its user knows it.
    beginning  varchar(32)  not null,
    created_at timestamp(6) not null,
    expires_at timestamp(6),
    constraint api_tokens_token_key unique (token_hash)
);
create index api_tokens_user_idx on api_tokens (user_id, created_at);
create index api_tokens_tenant_idx on api_tokens (tenant_id);
create index api_tokens_expiry_idx on api_tokens (expires_at);
