package dev.latchkey.audit.entity;

import dev.latchkey.requests.entity.Client;
import org.jspecify.annotations.Nullable;

/**
 * One security event: who did what to whom, in which tenant, from where, and how it ended. Holds ids, never addresses of
 * people, passwords or tokens.
 *
 * @param actorId the user who acts; null when nobody is signed in
 * @param subjectId the user it happens to
 * @param client null for what the server does by itself
 * @param detail a few words of ours, never text of a request
 */
public record AuditEntry(
        Action action,
        boolean succeeded,
        @Nullable String actorId,
        @Nullable String subjectId,
        @Nullable String tenantId,
        @Nullable Client client,
        @Nullable String detail) {

    /** A success of somebody at the other end. */
    public static AuditEntry of(Action action, @Nullable Client client) {
        return new AuditEntry(action, true, null, null, null, client, null);
    }

    /** The user acts, and it happens to himself. */
    public AuditEntry by(@Nullable String userId) {
        return new AuditEntry(action, succeeded, userId, userId, tenantId, client, detail);
    }

    /** It happens to this user. */
    public AuditEntry about(@Nullable String userId) {
        return new AuditEntry(action, succeeded, actorId, userId, tenantId, client, detail);
    }

    public AuditEntry in(String tenant) {
        return new AuditEntry(action, succeeded, actorId, subjectId, tenant, client, detail);
    }

    public AuditEntry because(String why) {
        return new AuditEntry(action, succeeded, actorId, subjectId, tenantId, client, why);
    }

    public AuditEntry failed(String why) {
        return new AuditEntry(action, false, actorId, subjectId, tenantId, client, why);
    }

    /** {@code success} or {@code failure}. */
    public String outcome() {
        return succeeded ? "success" : "failure";
    }
}
