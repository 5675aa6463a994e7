package dev.latchkey.admin.boundary;

import dev.latchkey.admin.control.UserAccounts;
import dev.latchkey.admin.entity.AdminProblem;
import dev.latchkey.admin.entity.Operator;
import dev.latchkey.users.entity.Role;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
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

/** Gives a user another password. */
@Path("api/auth/admin/set-user-password")
@ApplicationScoped
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class SetUserPasswordResource {
    @Schema(name = "SetUserPasswordRequest")
    public record Request(
            @NotBlank @Size(max = 256) String userId,
            @NotEmpty String newPassword) {
        @Override
        public String toString() {
            return "Request[…]";
        }
    }

    @Schema(name = "PasswordSet")
    public record Done(boolean status) {}

    @Inject
    Administrators administrators;

    @Inject
    UserAccounts accounts;

    @POST
    @RolesAllowed(Role.USER)
    @Operation(summary = "Give a user another password; all his sessions end and he is told by mail")
    @Extension(
            name = "x-errors",
            value = "YOU_ARE_NOT_ALLOWED_TO_SET_USERS_PASSWORD USER_NOT_FOUND PASSWORD_TOO_SHORT PASSWORD_TOO_LONG "
                    + "PASSWORD_COMPROMISED")
    public Done set(@Valid @NotNull Request request, @Context HttpServletRequest http) {
        Operator by = administrators.require(http, AdminProblem.YOU_ARE_NOT_ALLOWED_TO_SET_USERS_PASSWORD);
        accounts.setPassword(by, request.userId(), request.newPassword());
        return new Done(true);
    }
}
