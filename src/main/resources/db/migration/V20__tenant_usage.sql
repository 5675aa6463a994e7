-- Requests to the API a tenant and day (UTC); refused ones are those that found nothing left of the plan.
create table tenant_usage (
    tenant_id varchar(40) not null references tenants (id) on delete cascade,
    on_day    date        not null,
    requests  bigint      not null,
    refused   bigint      not null,
    primary key (tenant_id, on_day)
);
create index tenant_usage_day_idx on tenant_usage (on_day);
