-- Runs unchanged on PostgreSQL and on H2 in PostgreSQL mode. Times are UTC. Ids are TypeIDs (C-23).
-- No check says `x in ('a', 'b')`: H2 2.4.240 keeps the connection that made such a constraint inside it, and refuses every row once the
-- pool has closed that connection.

create table users (
    id              varchar(40)  not null primary key,
    email           varchar(254) not null,
    name            varchar(200),
    image           varchar(2048),
    email_verified  boolean      not null,
    role            varchar(16)  not null,
    banned          boolean      not null,
    plan            varchar(16)  not null,
    plan_status     varchar(16)  not null,
    plan_expires_at timestamp(6),
    created_at      timestamp(6) not null,
    updated_at      timestamp(6) not null,
    constraint users_email_key unique (email),
    constraint users_plan_check check (position('/' || plan || '/' in '/FREE/STARTER/BUSINESS/PRO/') > 0),
    constraint users_plan_status_check check (position('/' || plan_status || '/' in '/ACTIVE/PAST_DUE/CANCELLED/') > 0)
);
-- The expiry run reads only these: most people are on the free plan.
create index users_plan_idx on users (plan, plan_expires_at);

-- A way in that belongs to a user: the password, later a social provider.
create table accounts (
    id            varchar(40)  not null primary key,
    user_id       varchar(40)  not null references users (id) on delete cascade,
    provider_id   varchar(64)  not null,
    account_id    varchar(255) not null,
    password_hash varchar(512),
    created_at    timestamp(6) not null,
    updated_at    timestamp(6) not null,
    constraint accounts_provider_key unique (provider_id, account_id)
);
create index accounts_user_idx on accounts (user_id);

-- Wrong passwords per address, whether it has an account or not (C-30). The address is kept as its hash:
-- what people type into a sign-in form by mistake is nobody's to read.
create table sign_in_failures (
    address_hash varchar(64)  not null primary key,
    failures     integer      not null,
    window_start timestamp(6) not null,
    locks        integer      not null,
    locked_until timestamp(6),
    updated_at   timestamp(6) not null
);

create table sessions (
    id               varchar(40)  not null primary key,
    user_id          varchar(40)  not null references users (id) on delete cascade,
    token_hash       varchar(64)  not null,
    remembered       boolean      not null,
    active_tenant_id varchar(40),
    ip_address       varchar(64),
    user_agent       varchar(512),
    created_at       timestamp(6) not null,
    updated_at       timestamp(6) not null,
    expires_at       timestamp(6) not null,
    constraint sessions_token_key unique (token_hash)
);
create index sessions_user_idx on sessions (user_id, created_at);
create index sessions_expiry_idx on sessions (expires_at);
create index sessions_tenant_idx on sessions (active_tenant_id);

-- One-time tokens that travel by mail.
create table verifications (
    id         varchar(40)  not null primary key,
    purpose    varchar(32)  not null,
    user_id    varchar(40)  not null references users (id) on delete cascade,
    email      varchar(254) not null,
    token_hash varchar(64)  not null,
    created_at timestamp(6) not null,
    expires_at timestamp(6) not null,
    used_at    timestamp(6),
    constraint verifications_token_key unique (token_hash)
);
create index verifications_user_idx on verifications (user_id, purpose);
create index verifications_expiry_idx on verifications (expires_at);

create table tenants (
    id              varchar(40)  not null primary key,
    name            varchar(200) not null,
    slug            varchar(64)  not null,
    status          varchar(16)  not null,
    plan            varchar(16)  not null,
    plan_status     varchar(16)  not null,
    plan_expires_at timestamp(6),
    created_at      timestamp(6) not null,
    updated_at      timestamp(6) not null,
    constraint tenants_slug_key unique (slug),
    constraint tenants_plan_check check (position('/' || plan || '/' in '/FREE/STARTER/BUSINESS/PRO/') > 0),
    constraint tenants_plan_status_check check (position('/' || plan_status || '/' in '/ACTIVE/PAST_DUE/CANCELLED/') > 0)
);
create index tenants_plan_idx on tenants (plan, plan_expires_at);

create table members (
    id         varchar(40)  not null primary key,
    tenant_id  varchar(40)  not null references tenants (id) on delete cascade,
    user_id    varchar(40)  not null references users (id) on delete cascade,
    role       varchar(16)  not null,
    created_at timestamp(6) not null,
    constraint members_tenant_user_key unique (tenant_id, user_id)
);
create index members_user_idx on members (user_id, created_at);

create table invites (
    id            varchar(40)  not null primary key,
    tenant_id     varchar(40)  not null references tenants (id) on delete cascade,
    email         varchar(254) not null,
    -- The address while the invite is pending, else null: makes "one pending invite per tenant and address" a constraint.
    pending_email varchar(254),
    role          varchar(16)  not null,
    status        varchar(16)  not null,
    token_hash    varchar(64)  not null,
    inviter_id    varchar(40)  references users (id) on delete set null,
    created_at    timestamp(6) not null,
    updated_at    timestamp(6) not null,
    expires_at    timestamp(6) not null,
    constraint invites_pending_key unique (tenant_id, pending_email),
    constraint invites_token_key unique (token_hash)
);
create index invites_pending_idx on invites (pending_email);
create index invites_tenant_idx on invites (tenant_id, created_at);

-- Security events; rows are only ever added. No foreign keys: the trace outlives what it speaks of.
create table audit_events (
    id         varchar(40)  not null primary key,
    at         timestamp(6) not null,
    action     varchar(48)  not null,
    outcome    varchar(16)  not null,
    actor_id   varchar(40),
    subject_id varchar(40),
    tenant_id  varchar(40),
    address    varchar(64),
    request_id varchar(64),
    detail     varchar(255)
);
create index audit_events_at_idx on audit_events (at);
create index audit_events_subject_idx on audit_events (subject_id, at);
create index audit_events_tenant_idx on audit_events (tenant_id, at);
