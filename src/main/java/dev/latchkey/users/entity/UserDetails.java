package dev.latchkey.users.entity;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A user in the bodies of the Better Auth family.
 *
 * @param name empty for somebody who never gave one: the family's clients know no user without a name
 * @param role the global one (C-20)
 * @param banned always false beside a live session: a ban ends them all
 */
public record UserDetails(
        String id,
        String name,
        String email,
        boolean emailVerified,
        @Nullable String image,
        Instant createdAt,
        Instant updatedAt,
        String role,
        boolean banned,
        @Nullable String banReason,
        @Nullable Instant banExpires) {
    /** Somebody who is not banned. */
    public UserDetails(
            String id,
            String name,
            String email,
            boolean emailVerified,
            @Nullable String image,
            Instant createdAt,
            Instant updatedAt,
            String role) {
        this(id, name, email, emailVerified, image, createdAt, updatedAt, role, false, null, null);
    }
}
