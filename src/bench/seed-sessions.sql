-- Sessions of the seeded users, with the tokens lk_sess_bench1, …: as many as there are live sessions in a big installation.
-- They are as fresh as the registered user's: one older than a day would be moved forward by its first use.
-- In portions, because H2 slows down with the size of a transaction.
insert into sessions (id, user_id, token_hash, remembered, active_tenant_id, ip_address, user_agent, created_at, updated_at, expires_at)
select 'ses_bench' || r.n, 'usr_bench' || (1 + mod(r.n, @USERS@)), @TOKEN_HASH@, s.remembered, s.active_tenant_id,
       s.ip_address, s.user_agent, s.created_at - r.n * interval '1' second, s.updated_at, s.expires_at
from (select s.* from sessions s join users u on u.id = s.user_id where u.email = '@EMAIL@' order by s.id limit 1) s
     cross join generate_series(@FIRST@, @LAST@) as r(n);
