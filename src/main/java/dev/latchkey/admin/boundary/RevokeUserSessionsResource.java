package dev.latchkey.admin.boundary;

import dev.latchkey.admin.control.UserSupport;
import dev.latchkey.admin.entity.AdminProblem;
import dev.latchkey.admin.entity.Operator;
import dev.latchkey.users.entity.Role;
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
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Ends all sessions of a user. */
@Path("api/auth/admin/revoke-user-sessions")
@ApplicationScoped
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class RevokeUserSessionsResource {
    @Schema(name = "RevokeUserSessionsRequest")
    public record Request(@NotBlank @Size(max = 256) String userId) {}

    @Inject
    Administrators administrators;

    @Inject
    UserSupport support;

    @POST
    @RolesAllowed(Role.USER)
    @Operation(summary = "End all sessions of a user")
    @Extension(name = "x-errors", value = "YOU_ARE_NOT_ALLOWED_TO_REVOKE_USERS_SESSIONS USER_NOT_FOUND")
    public Revoked revoke(@Valid @NotNull Request request, @Context HttpServletRequest http) {
        Operator by = administrators.require(http, AdminProblem.YOU_ARE_NOT_ALLOWED_TO_REVOKE_USERS_SESSIONS);
        support.endSessions(by, request.userId());
        return Revoked.DONE;
    }
}
