package dev.latchkey.admin.boundary;

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
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Shuts a user out and ends his sessions. */
@Path("api/auth/admin/ban-user")
@ApplicationScoped
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class BanUserResource {
    @Schema(name = "BanUserRequest")
    public record Request(
            @NotBlank @Size(max = 256) String userId,
            @Size(max = UserRights.MAX_REASON) @Nullable String banReason,
            @Min(1) @Max(MAX_SECONDS) @Nullable Long banExpiresIn) {}

    /** A hundred years: later times would not fit everywhere. */
    private static final long MAX_SECONDS = 3_155_760_000L;

    @Inject
    Administrators administrators;

    @Inject
    UserRights rights;

    @Inject
    UserDirectory directory;

    @POST
    @RolesAllowed(Role.USER)
    @Operation(summary = "Ban a user, for so many seconds or for good")
    @Extension(name = "x-errors", value = "YOU_ARE_NOT_ALLOWED_TO_BAN_USERS YOU_CANNOT_BAN_YOURSELF USER_NOT_FOUND")
    public Managed ban(@Valid @NotNull Request request, @Context HttpServletRequest http) {
        Operator by = administrators.require(http, AdminProblem.YOU_ARE_NOT_ALLOWED_TO_BAN_USERS);
        Long seconds = request.banExpiresIn();
        Instant until = seconds == null ? null : by.at().plusSeconds(seconds);
        rights.ban(by, request.userId(), request.banReason(), until);
        return new Managed(directory.read(request.userId()));
    }
}
