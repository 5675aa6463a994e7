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

/** Deletes a user. */
@Path("api/auth/admin/remove-user")
@ApplicationScoped
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class RemoveUserResource {
    @Schema(name = "RemoveUserRequest")
    public record Request(@NotBlank @Size(max = 256) String userId) {}

    @Inject
    Administrators administrators;

    @Inject
    UserAccounts accounts;

    @POST
    @RolesAllowed(Role.USER)
    @Operation(
            summary =
                    "Delete a user and all that is his; his tenants need another owner first, unless he is alone there")
    @Extension(
            name = "x-errors",
            value =
                    "YOU_ARE_NOT_ALLOWED_TO_DELETE_USERS YOU_CANNOT_REMOVE_YOURSELF USER_NOT_FOUND ONLY_OWNER_OF_TENANTS")
    public Revoked remove(@Valid @NotNull Request request, @Context HttpServletRequest http) {
        Operator by = administrators.require(http, AdminProblem.YOU_ARE_NOT_ALLOWED_TO_DELETE_USERS);
        accounts.remove(by, request.userId());
        return Revoked.DONE;
    }
}
