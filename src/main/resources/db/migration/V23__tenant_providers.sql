-- A tenant's own provider. Another issuer or client id is another provider, with another id: what the old one said of anybody counts no more.
create table tenant_providers (
    id         varchar(40)   not null primary key,
    tenant_id  varchar(40)   not null references tenants (id) on delete cascade,
    issuer     varchar(512)  not null,
    client_id  varchar(255)  not null,
    -- The client secret, sealed by the vault, in base 64.
    sealed     varchar(2000) not null,
    -- What new people become.
    role       varchar(16)   not null,
    enabled    boolean       not null,
    created_at timestamp(6)  not null,
    updated_at timestamp(6)  not null,
    constraint tenant_providers_tenant_key unique (tenant_id)
);

-- The e-mail domains that a tenant says are its own.
create table tenant_domains (
    id              varchar(40)  not null primary key,
    tenant_id       varchar(40)  not null references tenants (id) on delete cascade,
    domain          varchar(253) not null,
    -- What the DNS record has to say. Everybody may read it there, so it is no secret; no other tenant has the same.
    challenge       varchar(64)  not null,
    -- The mailed code, as its hash.
    code_hash       varchar(64),
    code_expires_at timestamp(6),
    -- The domain once more when it is proved, else null: no two tenants have proved one.
    proved_domain   varchar(253),
    proof           varchar(8),
    proved_at       timestamp(6),
    created_at      timestamp(6) not null,
    constraint tenant_domains_tenant_key unique (tenant_id, domain),
    constraint tenant_domains_proved_key unique (proved_domain),
    constraint tenant_domains_proof_check check ((proved_domain is null) = (proved_at is null))
);

-- Whom a tenant's provider has named. Gone with the provider, and with the user.
create table tenant_identities (
    provider_id varchar(40)  not null references tenant_providers (id) on delete cascade,
    subject     varchar(255) not null,
    user_id     varchar(40)  not null references users (id) on delete cascade,
    created_at  timestamp(6) not null,
    primary key (provider_id, subject),
    constraint tenant_identities_user_key unique (provider_id, user_id)
);
create index tenant_identities_user_idx on tenant_identities (user_id);
