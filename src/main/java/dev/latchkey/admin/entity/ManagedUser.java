package dev.latchkey.admin.entity;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A user as administrators' programs see him.
 *
 * @param name empty for somebody who never gave one
 * @param role the global one (C-20)
 * @param banned by now; a ban whose end has come is none, and has no reason and no end
 */
@Schema(name = "ManagedUser")
public record ManagedUser(
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
    @Override
    public String toString() {
        return "ManagedUser[" + id + ", …]";
    }
}
