package dev.latchkey.apikeys.entity;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A key as its owner sees it; nothing here opens anything.
 *
 * @param userId the user whose it is; null for a tenant's
 * @param tenantId the tenant whose it is; null for a user's
 * @param makerId the user it acts as; null when he has deleted himself
 * @param prefix the one that was asked for; null for the usual one
 * @param start its first characters, to tell keys apart
 * @param replacedBy the successor, while this one may still be used beside it
 * @param standing false for a tenant's key whose maker may not manage the tenant any more: it stands still
 */
public record ApiKey(
        String id,
        @Nullable String userId,
        @Nullable String tenantId,
        @Nullable String makerId,
        @Nullable String prefix,
        String start,
        KeyTerms terms,
        Usage usage,
        @Nullable String replacedBy,
        boolean standing,
        Instant createdAt,
        Instant updatedAt) {
    /** How much it was used, and when last. */
    public record Usage(
            long requests,
            @Nullable Instant lastUsedAt,
            @Nullable Instant lastRefillAt) {}

    /** Whose it is: the id of a user or of a tenant. */
    public String ownerId() {
        return userId == null ? Objects.requireNonNull(tenantId) : userId;
    }

    /** The same with these uses in it. */
    public ApiKey used(Usage now) {
        return new ApiKey(
                id, userId, tenantId, makerId, prefix, start, terms, now, replacedBy, standing, createdAt, updatedAt);
    }

    /** {@code expired}, {@code disabled}, {@code replaced}, {@code idle} (its maker may not manage the tenant) or {@code active}. */
    public String statusAt(Instant now) {
        if (terms.expiresAt() != null && !now.isBefore(terms.expiresAt())) {
            return "expired";
        }
        if (!terms.enabled()) {
            return "disabled";
        }
        if (!standing) {
            return "idle";
        }
        return replacedBy == null ? "active" : "replaced";
    }
}
