package dev.latchkey.self.boundary;

import dev.latchkey.self.control.Reauthentication;
import dev.latchkey.sessions.control.OwnSessions;
import dev.latchkey.sessions.control.OwnSessions.Listed;
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
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;

/** Where the caller is signed in; for somebody who has signed in a short while ago. C-37. */
@Path("api/auth/list-sessions")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class ListSessionsResource {
    @Inject
    OwnSessions sessions;

    @Inject
    Reauthentication reauthentication;

    @Inject
    Clock clock;

    @GET
    @RolesAllowed(Role.USER)
    @Operation(summary = "The caller's live sessions, the asking one first; their tokens are handles that open nothing")
    @Extension(name = "x-errors", value = "SESSION_NOT_FRESH")
    public List<SessionDetails> list(@Context HttpServletRequest http) {
        Caller caller = Caller.of(http);
        Instant now = clock.instant();
        reauthentication.requireFresh(caller, now);
        return sessions.list(caller, now).stream()
                .map(listed -> details(caller, listed))
                .toList();
    }

    /** Only hashes are stored, so the id stands where the family has the token. C-37. */
    private static SessionDetails details(Caller caller, Listed listed) {
        return new SessionDetails(
                listed.id(),
                caller.userId(),
                listed.id(),
                listed.expiresAt(),
                listed.createdAt(),
                listed.movedAt(),
                listed.address() == null ? "" : listed.address(),
                listed.userAgent() == null ? "" : listed.userAgent(),
                listed.activeTenantId(),
                listed.activeTeamId(),
                listed.impersonatorId());
    }
}
