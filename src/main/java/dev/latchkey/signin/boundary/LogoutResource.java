package dev.latchkey.signin.boundary;

import dev.latchkey.requests.control.Clients;
import dev.latchkey.sessions.control.SessionCookie;
import dev.latchkey.signin.control.SignInGate;
import dev.latchkey.users.entity.Caller;
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
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;

/** Signs out: S4-15 to S4-20. Without a session it does nothing and says the same (C-33). */
@Path("api/auth/logout")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class LogoutResource {
    @Schema(name = "LogoutAnswer")
    public record Answer(boolean success) {}

    @Inject
    SignInGate gate;

    @Inject
    SessionCookie cookie;

    @Inject
    Clients clients;

    @Inject
    Clock clock;

    @POST
    @Operation(summary = "Sign out; without a session nothing happens and the answer is the same")
    @APIResponseSchema(Answer.class)
    @SecurityRequirement(name = "cookie")
    @SecurityRequirement(name = "bearer")
    public Response logout(@Context HttpServletRequest http) {
        Caller.person(http)
                .ifPresent(
                        caller -> gate.leave(caller.userId(), caller.sessionId(), clients.of(http), clock.instant()));
        return Response.ok(new Answer(true))
                .header(HttpHeaders.SET_COOKIE, cookie.gone())
                .build();
    }
}
