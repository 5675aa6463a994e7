package dev.latchkey.admin.boundary;

import dev.latchkey.admin.control.Impersonation;
import dev.latchkey.admin.entity.AdminProblem;
import dev.latchkey.admin.entity.Operator;
import dev.latchkey.problems.entity.RequestProblem;
import dev.latchkey.sessions.control.SessionCookie;
import dev.latchkey.sessions.control.SessionReport;
import dev.latchkey.sessions.entity.SessionDetails;
import dev.latchkey.sessions.entity.SessionTicket;
import dev.latchkey.users.entity.Role;
import dev.latchkey.users.entity.UserDetails;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;

/** Acts as somebody else. */
@Path("api/auth/admin/impersonate-user")
@ApplicationScoped
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class ImpersonateUserResource {
    @Schema(name = "ImpersonateUserRequest")
    public record Request(@NotBlank @Size(max = 256) String userId) {}

    @Schema(name = "ImpersonatedSession")
    public record Answer(SessionDetails session, UserDetails user) {}

    @Inject
    Administrators administrators;

    @Inject
    Impersonation impersonation;

    @Inject
    SessionReport report;

    @Inject
    SessionCookie cookie;

    @POST
    @RolesAllowed(Role.USER)
    @Operation(summary = "Act as a user who is no administrator, for an hour; the own session stays for the way back")
    @Extension(
            name = "x-errors",
            value = "YOU_ARE_NOT_ALLOWED_TO_IMPERSONATE_USERS YOU_CANNOT_IMPERSONATE_ADMINS BANNED_USER USER_NOT_FOUND")
    @APIResponseSchema(Answer.class)
    public Response begin(@Valid @NotNull Request request, @Context HttpServletRequest http) {
        Operator by = administrators.require(http, AdminProblem.YOU_ARE_NOT_ALLOWED_TO_IMPERSONATE_USERS);
        SessionTicket ticket = impersonation.begin(by, request.userId());
        Answer answer = report.of(ticket.sessionId(), ticket.token())
                .map(found -> new Answer(found.session(), found.user()))
                .orElseThrow(RequestProblem.UNAUTHORIZED::exception);
        Response.ResponseBuilder response = cookie.give(Response.ok(answer), ticket);
        if (http.getHeader(HttpHeaders.AUTHORIZATION) == null) {
            response.header(HttpHeaders.SET_COOKIE, cookie.ofImpersonator(cookie.presented(http)));
        }
        return response.build();
    }
}
