package dev.latchkey.admin.entity;

import dev.latchkey.audit.entity.Action;
import dev.latchkey.audit.entity.AuditEntry;
import dev.latchkey.requests.entity.Client;
import java.time.Instant;

/**
 * The administrator who acts, from where, and when.
 *
 * @param userId his own id
 */
public record Operator(String userId, Client client, Instant at) {
    /** The trace of an act of his; it happens to nobody until {@link AuditEntry#about} says so. */
    public AuditEntry trace(Action action) {
        return AuditEntry.of(action, client).by(userId).about(null);
    }
}
