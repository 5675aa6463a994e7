package dev.latchkey.signin.boundary;

import dev.latchkey.problems.entity.AuthException;
import dev.latchkey.problems.entity.RequestProblem;
import dev.latchkey.requests.control.InPerson;
import dev.latchkey.sessions.control.SessionCookie;
import dev.latchkey.sessions.control.SessionStore;
import dev.latchkey.sessions.entity.SessionTicket;
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
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;

/** Gives the session its whole life again; the token stays, because others may use it at this moment. S5-47 to S5-52. */
@InPerson
@Path("api/auth/session/refresh")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class SessionRefreshResource {
    @Schema(name = "RefreshedSession")
    public record Answer(String token, Instant expiresAt) {}

    @Inject
    SessionStore sessions;

    @Inject
    SessionCookie cookie;

    @Inject
    Clock clock;

    @POST
    @RolesAllowed(Role.USER)
    @Operation(summary = "Give the session its whole life again; the token stays valid")
    @APIResponseSchema(Answer.class)
    public Response refresh(@Context HttpServletRequest http) {
        SessionTicket ticket = sessions.prolong(Caller.of(http).sessionId(), cookie.presented(http), clock.instant())
                .orElseThrow(() -> new AuthException(RequestProblem.UNAUTHORIZED));
        Answer answer = new Answer(ticket.token(), ticket.expiresAt());
        return cookie.give(Response.ok(answer), ticket).build();
    }
}
