package dev.latchkey.admin.boundary;

import com.fasterxml.jackson.databind.JsonNode;
import dev.latchkey.admin.control.UserDirectory;
import dev.latchkey.admin.control.UserRights;
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
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Makes somebody an administrator, or an administrator a user. C-20. */
@Path("api/auth/admin/set-role")
@ApplicationScoped
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class SetRoleResource {
    @Schema(name = "SetRoleRequest")
    public record Request(
            @NotBlank @Size(max = 256) String userId,

            @Schema(
                    type = SchemaType.STRING,
                    enumeration = {Role.USER, Role.ADMIN})
            @NotNull
            JsonNode role) {}

    @Inject
    Administrators administrators;

    @Inject
    UserRights rights;

    @Inject
    UserDirectory directory;

    @POST
    @RolesAllowed(Role.USER)
    @Operation(summary = "Give a user a global role; a list may hold it too, of one")
    @Extension(
            name = "x-errors",
            value =
                    "YOU_ARE_NOT_ALLOWED_TO_CHANGE_USERS_ROLE YOU_ARE_NOT_ALLOWED_TO_SET_NON_EXISTENT_VALUE YOU_CANNOT_DEMOTE_YOURSELF USER_NOT_FOUND")
    public Managed set(@Valid @NotNull Request request, @Context HttpServletRequest http) {
        Operator by = administrators.require(http, AdminProblem.YOU_ARE_NOT_ALLOWED_TO_CHANGE_USERS_ROLE);
        rights.assignRole(by, request.userId(), role(request.role()));
        return new Managed(directory.read(request.userId()));
    }

    /** The client allows several roles at once; here everybody has one. */
    static String role(JsonNode asked) {
        JsonNode role = asked.isArray() && asked.size() == 1 ? asked.get(0) : asked;
        if (!role.isTextual() || !Set.of(Role.USER, Role.ADMIN).contains(role.textValue())) {
            throw AdminProblem.YOU_ARE_NOT_ALLOWED_TO_SET_NON_EXISTENT_VALUE.exception();
        }
        return role.textValue();
    }
}
