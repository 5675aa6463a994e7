package dev.latchkey.mail.control;

import dev.latchkey.database.control.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;

/** What the outbox holds about one address, for its owner. The letters stay sealed: they may carry a live link. */
@ApplicationScoped
public class MailTraces {
    @Inject
    Sql sql;

    /** A mail; its state is {@code waiting}, {@code sent} or {@code failed}. */
    public record Posted(String id, String type, String state, Instant postedAt) {}

    /** The mails to an address that are still remembered, oldest first. */
    public List<Posted> to(String recipient) {
        return sql.list(
                "select id, type, created_at, case when sent_at is not null then 'sent'"
                        + " when failed_at is not null then 'failed' else 'waiting' end as state"
                        + " from mail_outbox where recipient = ? order by created_at, id",
                row -> new Posted(
                        row.getString("id"),
                        row.getString("type"),
                        row.getString("state"),
                        Sql.instant(row, "created_at")),
                recipient);
    }
}
