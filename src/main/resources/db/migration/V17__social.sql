-- Sign-ins that have gone to a provider and are not back yet. Each is used once, by being deleted.
create table social_flows (
    state_hash   varchar(64)   not null primary key,
    provider_id  varchar(64)   not null,
    -- The browser that began it, by the cookie that it was given.
    browser_hash varchar(64)   not null,
    -- Code verifier and nonce, sealed by the vault, in base 64.
    sealed       varchar(512)  not null,
    callback_url varchar(2000) not null,
    new_user_url varchar(2000),
    error_url    varchar(2000),
    sign_up      boolean       not null,
    created_at   timestamp(6)  not null,
    expires_at   timestamp(6)  not null
);
create index social_flows_expiry_idx on social_flows (expires_at);
