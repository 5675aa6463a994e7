package dev.latchkey.admin.boundary;

import com.fasterxml.jackson.databind.JsonNode;
import dev.latchkey.admin.control.UserAccounts;
import dev.latchkey.admin.control.UserDirectory;
import dev.latchkey.admin.entity.AdminProblem;
import dev.latchkey.admin.entity.ManagedUser;
import dev.latchkey.admin.entity.Operator;
import dev.latchkey.problems.entity.AuthException;
import dev.latchkey.problems.entity.RequestProblem;
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
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Changes what is said of a user. */
@Path("api/auth/admin/update-user")
@ApplicationScoped
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class ChangeUserResource {
    @Schema(name = "UserFields")
    public record Fields(
            @Nullable String name,

            @Schema(type = SchemaType.STRING, nullable = true) @Nullable
            JsonNode image,

            @Nullable Boolean emailVerified,
            @Schema(type = SchemaType.STRING) @Nullable JsonNode role,
            @Schema(hidden = true) @Nullable JsonNode email,
            @Schema(hidden = true) @Nullable JsonNode password) {}

    @Schema(name = "ChangeUserRequest")
    public record Request(
            @NotBlank @Size(max = 256) String userId,
            @Valid @NotNull Fields data) {}

    @Inject
    Administrators administrators;

    @Inject
    UserAccounts accounts;

    @Inject
    UserDirectory directory;

    @POST
    @RolesAllowed(Role.USER)
    @Operation(summary = "Change a user's name, image, role, or whether his address counts as proved")
    @Extension(
            name = "x-errors",
            value = "YOU_ARE_NOT_ALLOWED_TO_UPDATE_USERS NO_DATA_TO_UPDATE PASSWORD_CANNOT_BE_UPDATED_VIA_UPDATE_USER "
                    + "YOU_ARE_NOT_ALLOWED_TO_SET_USERS_EMAIL YOU_ARE_NOT_ALLOWED_TO_SET_NON_EXISTENT_VALUE "
                    + "YOU_CANNOT_DEMOTE_YOURSELF USER_NOT_FOUND")
    public ManagedUser update(@Valid @NotNull Request request, @Context HttpServletRequest http) {
        Operator by = administrators.require(http, AdminProblem.YOU_ARE_NOT_ALLOWED_TO_UPDATE_USERS);
        Fields data = request.data();
        if (data.password() != null) {
            throw AdminProblem.PASSWORD_CANNOT_BE_UPDATED_VIA_UPDATE_USER.exception();
        }
        if (data.email() != null) {
            throw AdminProblem.YOU_ARE_NOT_ALLOWED_TO_SET_USERS_EMAIL.exception();
        }
        if (data.name() == null && data.image() == null && data.emailVerified() == null && data.role() == null) {
            throw AdminProblem.NO_DATA_TO_UPDATE.exception();
        }
        String role = data.role() == null ? null : SetRoleResource.role(data.role());
        accounts.change(
                by,
                request.userId(),
                new UserAccounts.Change(data.name(), image(data.image()), data.emailVerified(), role));
        return directory.read(request.userId());
    }

    private static @Nullable String image(@Nullable JsonNode node) {
        if (node == null || node.isTextual()) {
            return node == null ? null : node.textValue();
        }
        if (!node.isNull()) {
            throw new AuthException(RequestProblem.VALIDATION_ERROR, Map.of("image", "has the wrong type"));
        }
        return "";
    }
}
