-- Mails on their way. next_attempt_at is null once a mail is sent or given up, so its index holds waiting mails only;
-- content (the sealed letter, which carries live tokens) is erased at the same moment.
create table mail_outbox (
    id              varchar(40)  not null primary key,
    type            varchar(40)  not null,
    recipient       varchar(254) not null,
    content         bytea,
    attempts        integer      not null,
    created_at      timestamp(6) not null,
    next_attempt_at timestamp(6),
    claim           varchar(40),
    claimed_until   timestamp(6),
    sent_at         timestamp(6),
    failed_at       timestamp(6)
);
create index mail_outbox_due_idx on mail_outbox (next_attempt_at);
create index mail_outbox_claim_idx on mail_outbox (claim);
create index mail_outbox_created_idx on mail_outbox (created_at);
