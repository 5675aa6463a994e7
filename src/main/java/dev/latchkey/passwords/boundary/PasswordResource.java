package dev.latchkey.passwords.boundary;

import dev.latchkey.passwords.control.PasswordChange;
import dev.latchkey.passwords.control.PasswordPolicy;
import dev.latchkey.requests.control.Clients;
import dev.latchkey.requests.control.InPerson;
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

/** Changes the caller's password: S4-47 to S4-54. */
@InPerson
@Path("api/auth/password")
@ApplicationScoped
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class PasswordResource {
    @Schema(name = "PasswordRequest")
    public record Request(
            @NotEmpty @Size(max = PasswordPolicy.MAX_INPUT) String currentPassword,
            @NotEmpty String newPassword) {
        @Override
        public String toString() {
            return "Request[…]";
        }
    }

    @Schema(name = "PasswordAnswer")
    public record Answer(String message) {}

    @Inject
    PasswordChange change;

    @Inject
    Clients clients;

    @Inject
    Clock clock;

    @POST
    @RolesAllowed(Role.USER)
    @Operation(summary = "Change the password, of 8 characters or more; every other session ends")
    @Extension(
            name = "x-errors",
            value = "PASSWORD_TOO_SHORT PASSWORD_TOO_LONG PASSWORD_COMPROMISED CREDENTIAL_ACCOUNT_NOT_FOUND "
                    + "INVALID_PASSWORD ACCOUNT_LOCKED")
    public Answer change(@Valid @NotNull Request request, @Context HttpServletRequest http) {
        change.change(
                Caller.of(http), request.currentPassword(), request.newPassword(), clients.of(http), clock.instant());
        return new Answer("Password updated successfully");
    }
}
