package dev.latchkey.self.boundary;

import dev.latchkey.requests.control.Clients;
import dev.latchkey.sessions.control.OwnSessions;
import dev.latchkey.users.entity.Caller;
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
import java.time.Clock;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Ends one session of the caller, by the handle of {@code list-sessions} or by its token. C-37. */
@Path("api/auth/revoke-session")
@ApplicationScoped
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class RevokeSessionResource {
    @Schema(name = "RevokeSessionRequest")
    public record Request(@NotBlank @Size(max = 256) String token) {
        @Override
        public String toString() {
            return "Request[…]";
        }
    }

    @Inject
    OwnSessions sessions;

    @Inject
    Clients clients;

    @Inject
    Clock clock;

    @POST
    @RolesAllowed(Role.USER)
    @Operation(summary = "End one session of the caller; one that is not his, or not there, gets the same answer")
    public Done revoke(@Valid @NotNull Request request, @Context HttpServletRequest http) {
        sessions.endNamed(Caller.of(http), request.token(), clients.of(http), clock.instant());
        return Done.DONE;
    }
}
