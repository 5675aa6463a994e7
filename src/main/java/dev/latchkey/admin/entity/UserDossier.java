package dev.latchkey.admin.entity;

import dev.latchkey.passwords.control.Lockout;
import dev.latchkey.requests.entity.Device;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that an operator sees of one user; no hash and no token.
 *
 * @param ban null when he is not banned by now
 * @param lock how his address stands with wrong passwords
 * @param sessions that live, the last used first
 */
public record UserDossier(
        Profile profile,
        Term term,
        @Nullable Ban ban,
        Lockout.State lock,
        List<WayIn> waysIn,
        List<OpenSession> sessions,
        List<Seat> tenants) {

    /** Who he is. */
    public record Profile(
            String id,
            String email,
            @Nullable String name,
            boolean emailVerified,
            String role,
            About about,
            Instant createdAt,
            Instant updatedAt) {
        @Override
        public String toString() {
            return "Profile[" + id + ", …]";
        }
    }

    /** What he says of himself besides. */
    public record About(
            @Nullable String company,
            @Nullable String country,
            @Nullable String phone) {
        @Override
        public String toString() {
            return "About[…]";
        }
    }

    /** A plan with its status and end; no end when it has none. */
    public record Term(String plan, String status, @Nullable Instant expiresAt) {}

    /** Why and until when he is shut out; without an end for good. */
    public record Ban(@Nullable String reason, @Nullable Instant expiresAt) {}

    /** A password or a provider that lets him in. */
    public record WayIn(String provider, Instant createdAt, Instant updatedAt) {}

    /** A session that lives. */
    public record OpenSession(
            String id,
            @Nullable String address,
            @Nullable String userAgent,
            Instant createdAt,
            Instant updatedAt,
            Instant expiresAt) {
        /** What the browser says that it is. */
        public Device device() {
            return Device.of(userAgent);
        }
    }

    /** A tenant that he belongs to. */
    public record Seat(String tenantId, String name, String slug, String status, String role) {}
}
