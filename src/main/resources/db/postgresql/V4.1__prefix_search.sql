-- For searches by the beginning of a text. Only PostgreSQL needs and knows these: its plain indexes follow the language's
-- order, which a prefix is no range of. H2 finds prefixes of addresses and slugs by the unique indexes.
create index users_email_prefix_idx on users (email varchar_pattern_ops);
create index users_name_prefix_idx on users (lower(name) varchar_pattern_ops);
create index tenants_slug_prefix_idx on tenants (slug varchar_pattern_ops);
create index tenants_name_prefix_idx on tenants (lower(name) varchar_pattern_ops);
