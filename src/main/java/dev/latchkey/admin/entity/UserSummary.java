package dev.latchkey.admin.entity;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A user in a list.
 *
 * @param banned by now
 * @param locked whether the address takes no password now
 */
public record UserSummary(
        String id,
        String email,
        @Nullable String name,
        boolean emailVerified,
        String role,
        boolean banned,
        boolean locked,
        String plan,
        Instant createdAt) {
    @Override
    public String toString() {
        return "UserSummary[" + id + ", …]";
    }
}
