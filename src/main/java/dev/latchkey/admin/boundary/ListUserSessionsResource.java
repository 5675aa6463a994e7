package dev.latchkey.admin.boundary;

import dev.latchkey.admin.control.UserDirectory;
import dev.latchkey.admin.entity.AdminProblem;
import dev.latchkey.sessions.entity.SessionDetails;
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
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Where a user is signed in. C-37. */
@Path("api/auth/admin/list-user-sessions")
@ApplicationScoped
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class ListUserSessionsResource {
    @Schema(name = "ListUserSessionsRequest")
    public record Request(@NotBlank @Size(max = 256) String userId) {}

    @Schema(name = "UserSessions")
    public record Answer(List<SessionDetails> sessions) {}

    @Inject
    Administrators administrators;

    @Inject
    UserDirectory directory;

    @POST
    @RolesAllowed(Role.USER)
    @Operation(summary = "The live sessions of a user; their tokens are handles that open nothing")
    @Extension(name = "x-errors", value = "YOU_ARE_NOT_ALLOWED_TO_LIST_USERS_SESSIONS")
    public Answer list(@Valid @NotNull Request request, @Context HttpServletRequest http) {
        administrators.require(http, AdminProblem.YOU_ARE_NOT_ALLOWED_TO_LIST_USERS_SESSIONS);
        return new Answer(directory.sessions(request.userId()));
    }
}
