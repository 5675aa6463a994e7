package dev.latchkey.admin.entity;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A security event as operators read it.
 *
 * @param actor who acted; null when nobody was signed in
 * @param subject to whom it happened
 */
public record AuditLine(
        String id,
        Instant at,
        String action,
        boolean succeeded,
        @Nullable Party actor,
        @Nullable Party impersonator,
        @Nullable Party subject,
        @Nullable Party tenant,
        @Nullable String address,
        @Nullable String requestId,
        @Nullable String detail) {

    /**
     * Somebody or something by his id.
     *
     * @param name his address or its name; null when there is no such row any more
     */
    public record Party(String id, @Nullable String name) {
        @Override
        public String toString() {
            return id;
        }
    }
}
