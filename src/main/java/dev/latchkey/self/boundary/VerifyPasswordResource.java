package dev.latchkey.self.boundary;

import dev.latchkey.audit.entity.Action;
import dev.latchkey.passwords.control.PasswordPolicy;
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
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Is this the caller's password? A wrong one counts like one at the door. C-30. */
@InPerson
@Path("api/auth/verify-password")
@ApplicationScoped
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class VerifyPasswordResource {
    @Schema(name = "VerifyPasswordRequest")
    public record Request(
            @NotEmpty @Size(max = PasswordPolicy.MAX_INPUT) String password) {
        @Override
        public String toString() {
            return "Request[…]";
        }
    }

    @Inject
    Reauthentication reauthentication;

    @Inject
    Clients clients;

    @Inject
    Clock clock;

    @POST
    @RolesAllowed(Role.USER)
    @Operation(summary = "Check the caller's password again")
    @Extension(name = "x-errors", value = "INVALID_PASSWORD CREDENTIAL_ACCOUNT_NOT_FOUND ACCOUNT_LOCKED")
    public Done verify(@Valid @NotNull Request request, @Context HttpServletRequest http) {
        reauthentication.confirm(
                Caller.of(http), request.password(), Action.PASSWORD_CHECK, clients.of(http), clock.instant());
        return Done.DONE;
    }
}
