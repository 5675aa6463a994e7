package dev.latchkey.admin.boundary;

import dev.latchkey.admin.control.UserDirectory;
import dev.latchkey.admin.entity.AdminProblem;
import dev.latchkey.admin.entity.ManagedUser;
import dev.latchkey.problems.entity.AuthException;
import dev.latchkey.problems.entity.RequestProblem;
import dev.latchkey.users.entity.Role;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** One user. */
@Path("api/auth/admin/get-user")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class GetUserResource {
    @Inject
    Administrators administrators;

    @Inject
    UserDirectory directory;

    @GET
    @RolesAllowed(Role.USER)
    @Operation(summary = "The user of that id")
    @Extension(name = "x-errors", value = "YOU_ARE_NOT_ALLOWED_TO_GET_USER USER_NOT_FOUND VALIDATION_ERROR")
    public ManagedUser get(
            @Parameter(description = "The id of a user") @QueryParam("id") @Nullable String id,
            @Context HttpServletRequest http) {
        administrators.require(http, AdminProblem.YOU_ARE_NOT_ALLOWED_TO_GET_USER);
        if (id == null || id.isEmpty()) {
            throw new AuthException(RequestProblem.VALIDATION_ERROR, Map.of("id", "is required"));
        }
        return directory.read(id);
    }
}
