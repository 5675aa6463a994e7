package dev.latchkey.admin.boundary;

import com.fasterxml.jackson.databind.JsonNode;
import dev.latchkey.admin.control.UserAccounts;
import dev.latchkey.admin.control.UserDirectory;
import dev.latchkey.admin.entity.AdminProblem;
import dev.latchkey.admin.entity.Operator;
import dev.latchkey.users.entity.EmailAddress;
import dev.latchkey.users.entity.Profile;
import dev.latchkey.users.entity.Role;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Makes an account for somebody. */
@Path("api/auth/admin/create-user")
@ApplicationScoped
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class CreateUserResource {
    /** What an application made for the client may add. */
    @Schema(name = "NewUserExtras")
    public record Extras(@Nullable String image, @Nullable Boolean emailVerified) {}

    @Schema(name = "CreateUserRequest")
    public record Request(
            @NotBlank String email,
            @Nullable String password,
            @NotBlank String name,
            @Schema(type = SchemaType.STRING) @Nullable JsonNode role,
            @Valid @Nullable Extras data) {
        @Override
        public String toString() {
            return "Request[…]";
        }
    }

    @Inject
    Administrators administrators;

    @Inject
    UserAccounts accounts;

    @Inject
    UserDirectory directory;

    @POST
    @RolesAllowed(Role.USER)
    @Operation(summary = "Make an account, with a password or without; no mail is sent")
    @Extension(
            name = "x-errors",
            value = "YOU_ARE_NOT_ALLOWED_TO_CREATE_USERS YOU_ARE_NOT_ALLOWED_TO_SET_NON_EXISTENT_VALUE INVALID_EMAIL "
                    + "400.USER_ALREADY_EXISTS_USE_ANOTHER_EMAIL PASSWORD_TOO_SHORT PASSWORD_TOO_LONG "
                    + "PASSWORD_COMPROMISED")
    public Managed create(@Valid @NotNull Request request, @Context HttpServletRequest http) {
        Operator by = administrators.require(http, AdminProblem.YOU_ARE_NOT_ALLOWED_TO_CREATE_USERS);
        Extras extras = request.data() == null ? new Extras(null, null) : request.data();
        String role = request.role() == null ? null : SetRoleResource.role(request.role());
        String id = accounts.create(
                by,
                new UserAccounts.NewAccount(
                        EmailAddress.of(request.email()),
                        request.password(),
                        new Profile(request.name(), extras.image(), null, null, null),
                        role,
                        Boolean.TRUE.equals(extras.emailVerified())));
        return new Managed(directory.read(id));
    }
}
