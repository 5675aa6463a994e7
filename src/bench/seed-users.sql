-- Copies of the registered user: bench-1@example.com, … with his password hash, so that each of them can sign in.
insert into users (id, email, name, image, email_verified, role, banned, plan, plan_status, plan_expires_at, created_at, updated_at)
select 'usr_bench' || r.n, 'bench-' || r.n || '@example.com', u.name, u.image, u.email_verified, u.role, u.banned, u.plan,
       u.plan_status, u.plan_expires_at, u.created_at, u.updated_at
from users u cross join generate_series(1, @USERS@) as r(n)
where u.email = '@EMAIL@';

insert into accounts (id, user_id, provider_id, account_id, password_hash, created_at, updated_at)
select 'acc_bench' || r.n, 'usr_bench' || r.n, a.provider_id, 'usr_bench' || r.n, a.password_hash, a.created_at, a.updated_at
from accounts a join users u on u.id = a.user_id cross join generate_series(1, @USERS@) as r(n)
where u.email = '@EMAIL@' and a.provider_id = 'credential';
