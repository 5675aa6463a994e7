-- Whom a tenant's provider has named is known while he is a member, and no longer. Nothing was written here before.
alter table tenant_identities add column tenant_id varchar(40) not null;
alter table tenant_identities
    add constraint tenant_identities_member_fkey foreign key (tenant_id, user_id) references members (tenant_id, user_id) on delete cascade;
create index tenant_identities_member_idx on tenant_identities (tenant_id, user_id);
