package dev.latchkey.mail.entity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The row of a mail. It is written once, here; from then on single statements of the delivery decide over it, because
 * several nodes do so at once.
 */
@Entity
@Table(name = "mail_outbox")
public class OutboxMail {
    @Id
    private String id;

    private String type;
    private String recipient;
    private byte @Nullable [] content;
    private int attempts;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "next_attempt_at")
    private @Nullable Instant nextAttemptAt;

    protected OutboxMail() {}

    /** A mail due now; {@code content} is its sealed letter. */
    public OutboxMail(String id, Mail mail, byte[] content, Instant now) {
        this.id = id;
        this.type = mail.type();
        this.recipient = mail.to();
        this.content = content;
        this.createdAt = now;
        this.nextAttemptAt = now;
    }

    public String id() {
        return id;
    }

    @Override
    public String toString() {
        return "OutboxMail[" + id + "]";
    }
}
