package dev.latchkey.self.boundary;

import dev.latchkey.passwords.control.PasswordChange;
import dev.latchkey.requests.control.Clients;
import dev.latchkey.requests.control.InPerson;
import dev.latchkey.self.control.Reauthentication;
import dev.latchkey.users.entity.Caller;
import dev.latchkey.users.entity.Role;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Gives a first password to a caller who came in without one, a short while ago. */
@InPerson
@Path("api/auth/set-password")
@ApplicationScoped
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class SetPasswordResource {
    @Schema(name = "SetPasswordRequest")
    public record Request(@NotEmpty String newPassword) {
        @Override
        public String toString() {
            return "Request[…]";
        }
    }

    @Inject
    Reauthentication reauthentication;

    @Inject
    PasswordChange change;

    @Inject
    Clients clients;

    @Inject
    Clock clock;

    @POST
    @RolesAllowed(Role.USER)
    @Operation(summary = "Set the first password of an account that has none")
    @Extension(
            name = "x-errors",
            value = "PASSWORD_TOO_SHORT PASSWORD_TOO_LONG PASSWORD_COMPROMISED PASSWORD_ALREADY_SET SESSION_NOT_FRESH")
    public Done set(@Valid @NotNull Request request, @Context HttpServletRequest http) {
        Caller caller = Caller.of(http);
        Instant now = clock.instant();
        reauthentication.requireFresh(caller, now);
        change.setFirst(caller, request.newPassword(), clients.of(http), now);
        return Done.DONE;
    }
}
