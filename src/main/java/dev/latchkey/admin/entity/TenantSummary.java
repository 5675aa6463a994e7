package dev.latchkey.admin.entity;

import java.time.Instant;

/**
 * A tenant in a list.
 *
 * @param status {@code ACTIVE} or {@code SUSPENDED}
 */
public record TenantSummary(
        String id, String name, String slug, String status, UserDossier.Term term, long members, Instant createdAt) {
    public boolean isSuspended() {
        return status.equals("SUSPENDED");
    }
}
