-- What an organization of the Better Auth family says of itself beyond a tenant's name: a picture, and JSON of the application's own.
alter table tenants add column logo varchar(2048);
alter table tenants add column metadata varchar(8192);
