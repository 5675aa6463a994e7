-- Accounts of providers that people link to their own, and what the providers gave with them.

-- Who links an account by this flow, and in which session; both null for a sign-in.
alter table social_flows add column user_id varchar(40);
alter table social_flows add column session_id varchar(40);
-- What is asked for beyond the usual, separated by blanks.
alter table social_flows add column scopes varchar(2000) default '' not null;

-- What the provider lets us do for the owner, as it said last, separated by blanks.
alter table accounts add column scopes varchar(2000) default '' not null;

-- The provider's tokens, gone with the account.
create table account_tokens (
    account_id         varchar(40)     not null primary key references accounts (id) on delete cascade,
    -- Access, refresh and ID token, sealed by the vault for this account, in base 64.
    sealed             varchar(100000) not null,
    expires_at         timestamp(6),
    refresh_expires_at timestamp(6),
    -- Whoever asks the provider for newer ones right now, and until when nobody else may: a refresh token may be good only once.
    claim              varchar(64),
    claimed_until      timestamp(6),
    updated_at         timestamp(6)    not null
);
