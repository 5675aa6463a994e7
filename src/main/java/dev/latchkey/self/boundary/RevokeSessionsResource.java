package dev.latchkey.self.boundary;

import dev.latchkey.requests.control.Clients;
import dev.latchkey.sessions.control.OwnSessions;
import dev.latchkey.sessions.control.SessionCookie;
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
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;

/** Signs the caller out everywhere, here too. */
@Path("api/auth/revoke-sessions")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class RevokeSessionsResource {
    @Inject
    OwnSessions sessions;

    @Inject
    SessionCookie cookie;

    @Inject
    Clients clients;

    @Inject
    Clock clock;

    @POST
    @RolesAllowed(Role.USER)
    @Operation(summary = "End every session of the caller, the asking one too")
    @APIResponseSchema(Done.class)
    public Response revoke(@Context HttpServletRequest http) {
        sessions.endAll(Caller.of(http), clients.of(http), clock.instant());
        return Response.ok(Done.DONE)
                .header(HttpHeaders.SET_COOKIE, cookie.gone())
                .build();
    }
}
