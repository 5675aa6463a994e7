package dev.latchkey.admin.boundary;

import dev.latchkey.admin.control.Permissions;
import dev.latchkey.admin.control.UserDirectory;
import dev.latchkey.admin.entity.AdminProblem;
import dev.latchkey.problems.entity.AuthException;
import dev.latchkey.problems.entity.RequestProblem;
import dev.latchkey.users.entity.Caller;
import dev.latchkey.users.entity.Role;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Tells what a role may do. */
@Path("api/auth/admin/has-permission")
@ApplicationScoped
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class HasPermissionResource {
    @Schema(name = "AdminPermissionQuestion")
    public record Request(
            @Size(max = 256) @Nullable String userId,
            @Size(max = 64) @Nullable String role,
            @Nullable Map<String, @NotNull List<String>> permissions,
            @Nullable Map<String, @NotNull List<String>> permission) {}

    @Schema(name = "AdminPermitted")
    public record Answer(@Nullable String error, boolean success) {}

    @Inject
    Administrators administrators;

    @Inject
    UserDirectory directory;

    @POST
    @RolesAllowed(Role.USER)
    @Operation(summary = "Has the caller, a role, or (for administrators) another user all of these permissions?")
    @Extension(name = "x-errors", value = "YOU_ARE_NOT_ALLOWED_TO_GET_USER USER_NOT_FOUND")
    public Answer may(@Valid @NotNull Request request, @Context HttpServletRequest http) {
        Map<String, List<String>> wanted = request.permissions() == null ? request.permission() : request.permissions();
        if (wanted == null || wanted.isEmpty()) {
            throw new AuthException(RequestProblem.VALIDATION_ERROR, Map.of("permissions", "is required"));
        }
        return new Answer(null, Permissions.has(role(request, http), wanted));
    }

    private String role(Request request, HttpServletRequest http) {
        if (request.role() != null) {
            return request.role();
        }
        if (request.userId() != null && !request.userId().equals(Caller.of(http).userId())) {
            administrators.require(http, AdminProblem.YOU_ARE_NOT_ALLOWED_TO_GET_USER);
            return directory.read(request.userId()).role();
        }
        return http.isUserInRole(Role.ADMIN) ? Role.ADMIN : Role.USER;
    }
}
