package dev.latchkey.self.boundary;

import dev.latchkey.requests.control.Clients;
import dev.latchkey.sessions.control.OwnSessions;
import dev.latchkey.users.entity.Caller;
import dev.latchkey.users.entity.Role;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Signs the caller out everywhere else. */
@Path("api/auth/revoke-other-sessions")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class RevokeOtherSessionsResource {
    @Inject
    OwnSessions sessions;

    @Inject
    Clients clients;

    @Inject
    Clock clock;

    @POST
    @RolesAllowed(Role.USER)
    @Operation(summary = "End every session of the caller but the asking one")
    public Done revoke(@Context HttpServletRequest http) {
        sessions.endOthers(Caller.of(http), clients.of(http), clock.instant());
        return Done.DONE;
    }
}
