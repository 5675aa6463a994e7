package dev.latchkey.sessions.boundary;

import com.fasterxml.jackson.databind.node.NullNode;
import dev.latchkey.requests.control.Clients;
import dev.latchkey.requests.control.TellsStrangers;
import dev.latchkey.sessions.control.SessionCookie;
import dev.latchkey.sessions.control.SessionReport;
import dev.latchkey.sessions.entity.SessionDetails;
import dev.latchkey.users.entity.Caller;
import dev.latchkey.users.entity.Credential;
import dev.latchkey.users.entity.UserDetails;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;

/**
 * Is there a session? S1-33, S2-31 to S2-35, C-06. The mechanism has moved it forward before, when it was due (C-07).
 *
 * <p>No token is signed for the answer (C-39).
 */
@Path("api/auth/get-session")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
@TellsStrangers
public class GetSessionResource {
    @Schema(name = "SessionAndUser", nullable = true)
    public record Answer(SessionDetails session, UserDetails user) {}

    @Inject
    SessionReport report;

    @Inject
    SessionCookie cookie;

    @Inject
    Clients clients;

    @Inject
    Clock clock;

    @GET
    @Operation(summary = "The session and its user, or null; disableRefresh=true leaves the session's end where it is")
    @APIResponseSchema(Answer.class)
    @SecurityRequirement(name = "cookie")
    @SecurityRequirement(name = "bearer")
    public Response session(@Context HttpServletRequest http) {
        Optional<Answer> answer = find(http);
        // The JSON null and not an absent entity, which would be a 204 without a body.
        Response.ResponseBuilder response = Response.ok(answer.isPresent() ? answer.get() : NullNode.getInstance());
        boolean stranger = http.getUserPrincipal() == null && http.getHeader(HttpHeaders.AUTHORIZATION) == null;
        if (answer.isEmpty() && stranger && cookie.isOn(http)) {
            response.header(HttpHeaders.SET_COOKIE, cookie.gone());
        }
        return response.build();
    }

    /** Nothing for a stranger or a program without a key, and for somebody whose session ended at this moment. */
    public Optional<Answer> find(HttpServletRequest http) {
        Optional<SessionReport.Found> found =
                http.getUserPrincipal() instanceof Caller caller ? find(caller, http) : Optional.empty();
        return found.map(both -> new Answer(both.session(), both.user()));
    }

    private Optional<SessionReport.Found> find(Caller caller, HttpServletRequest http) {
        Credential credential = caller.credential();
        if (credential.kind() == Credential.Kind.API_KEY) {
            return report.ofProgram(caller, clients.of(http), clock.instant());
        }
        return credential.kind().isProgram() ? Optional.empty() : report.of(caller.sessionId(), cookie.presented(http));
    }
}
