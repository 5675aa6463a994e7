package dev.latchkey.signin.boundary;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.latchkey.sessions.entity.SessionDetails;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The body of {@code sign-up/email} and {@code sign-in/email}. C-01.
 *
 * @param redirect whether the client shall go to {@code url}
 * @param url where to, as the request asked; absent when it did not
 * @param token null, with the session, when the address has to be verified first
 */
@Schema(name = "Entry")
public record Entry(
        boolean redirect,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String url,
        @Nullable String token,
        Person user,
        @Nullable SessionDetails session) {
    /**
     * The user who came in.
     *
     * @param orgId the tenant that the session works in; null for none
     * @param role his role there, as {@code org_owner}, {@code org_admin} or {@code org_member} (C-20)
     */
    @Schema(name = "EntryUser")
    public record Person(
            String id,
            String name,
            String email,
            boolean emailVerified,
            @Nullable String image,
            Instant createdAt,
            Instant updatedAt,
            @Nullable String orgId,
            @Nullable String role) {}

    /** The same, for a client that is to go somewhere. */
    Entry leadingTo(@Nullable String destination) {
        return new Entry(destination != null, destination, token, user, session);
    }
}
