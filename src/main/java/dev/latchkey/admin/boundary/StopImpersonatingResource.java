package dev.latchkey.admin.boundary;

import dev.latchkey.admin.control.Impersonation;
import dev.latchkey.admin.entity.AdminProblem;
import dev.latchkey.requests.control.Clients;
import dev.latchkey.sessions.control.SessionCookie;
import dev.latchkey.sessions.control.SessionReport;
import dev.latchkey.sessions.entity.LiveSession;
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
import java.time.Instant;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;

/** Acts as himself again. */
@Path("api/auth/admin/stop-impersonating")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class StopImpersonatingResource {

    @Inject
    Impersonation impersonation;

    @Inject
    SessionReport report;

    @Inject
    SessionCookie cookie;

    @Inject
    Clients clients;

    @Inject
    Clock clock;

    @POST
    @RolesAllowed(Role.USER)
    @Operation(summary = "Act as oneself again, in the session that was kept; a program uses its own token again")
    @Extension(name = "x-errors", value = "NOT_IMPERSONATING IMPERSONATOR_SESSION_NOT_FOUND")
    @APIResponseSchema(ImpersonateUserResource.Answer.class)
    public Response end(@Context HttpServletRequest http) {
        Instant now = clock.instant();
        String token = cookie.impersonator(http).orElse(null);
        Optional<LiveSession> own = impersonation.end(Caller.of(http), token, clients.of(http), now);
        if (token == null || own.isEmpty()) {
            throw AdminProblem.IMPERSONATOR_SESSION_NOT_FOUND.exception();
        }
        ImpersonateUserResource.Answer answer = report.of(own.get().caller().sessionId(), token)
                .map(found -> new ImpersonateUserResource.Answer(found.session(), found.user()))
                .orElseThrow(AdminProblem.IMPERSONATOR_SESSION_NOT_FOUND::exception);
        return Response.ok(answer)
                .header(HttpHeaders.SET_COOKIE, cookie.of(token, own.get().remembered()))
                .header(HttpHeaders.SET_COOKIE, cookie.impersonatorGone())
                .build();
    }
}
