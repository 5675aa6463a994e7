-- Roles of an organization's own, beside owner, admin and member: what they may do is a list of rights' names.
create table tenant_roles (
    id         varchar(40)   not null primary key,
    tenant_id  varchar(40)   not null references tenants (id) on delete cascade,
    name       varchar(64)   not null,
    rights     varchar(1000) not null,
    created_at timestamp(6)  not null,
    updated_at timestamp(6)  not null,
    constraint tenant_roles_name_key unique (tenant_id, name)
);

-- All roles of a member as they were given, separated by commas, when some are the organization's own; role is then the highest other.
alter table members add column role_names varchar(500);
alter table invites add column role_names varchar(500);

create table teams (
    id         varchar(40)  not null primary key,
    tenant_id  varchar(40)  not null references tenants (id) on delete cascade,
    name       varchar(400) not null,
    created_at timestamp(6) not null,
    updated_at timestamp(6) not null
);
create index teams_tenant_idx on teams (tenant_id, created_at);

-- Whoever leaves the organization leaves its teams.
create table team_members (
    id         varchar(40)  not null primary key,
    team_id    varchar(40)  not null references teams (id) on delete cascade,
    member_id  varchar(40)  not null references members (id) on delete cascade,
    created_at timestamp(6) not null,
    constraint team_members_key unique (team_id, member_id)
);
create index team_members_member_idx on team_members (member_id);

-- The teams that an invited person joins, separated by commas.
alter table invites add column team_ids varchar(500);
alter table sessions add column active_team_id varchar(40);
