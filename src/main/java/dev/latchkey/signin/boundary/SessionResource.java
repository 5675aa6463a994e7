package dev.latchkey.signin.boundary;

import dev.latchkey.sessions.control.SessionCookie;
import dev.latchkey.sessions.entity.SessionDetails;
import dev.latchkey.users.entity.Caller;
import dev.latchkey.users.entity.Role;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Who am I, and in which session? S5-26 to S5-35. */
@Path("api/auth/session")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class SessionResource {
    @Schema(name = "CurrentSession")
    public record Answer(
            String id,
            String email,
            String name,
            @Nullable String orgId,
            @Nullable String role,
            Instant createdAt,
            Entry.Person user,
            @Nullable SessionDetails session) {}

    @Inject
    Entries entries;

    @Inject
    SessionCookie cookie;

    @GET
    @RolesAllowed({Role.USER, Role.PROGRAM})
    @Operation(summary = "Who is signed in, in which tenant, and in which session")
    public Answer session(@Context HttpServletRequest http) {
        Caller caller = Caller.of(http);
        Entry entry = caller.credential().kind().isProgram()
                ? entries.of(caller)
                : entries.of(caller.sessionId(), cookie.presented(http));
        Entry.Person user = entry.user();
        return new Answer(
                user.id(),
                user.email(),
                user.name(),
                user.orgId(),
                user.role(),
                user.createdAt(),
                user,
                entry.session());
    }
}
