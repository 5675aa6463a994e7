package dev.latchkey.self.boundary;

import dev.latchkey.passwords.control.PasswordPolicy;
import dev.latchkey.requests.control.Clients;
import dev.latchkey.requests.control.Destinations;
import dev.latchkey.requests.control.InPerson;
import dev.latchkey.self.control.EmailChange;
import dev.latchkey.users.entity.Caller;
import dev.latchkey.users.entity.EmailAddress;
import dev.latchkey.users.entity.Role;
import dev.latchkey.verification.control.Landing;
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
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Asks for another address: it counts once the link that is mailed there was used. */
@InPerson
@Path("api/auth/change-email")
@ApplicationScoped
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class ChangeEmailResource {
    @Schema(name = "ChangeEmailRequest")
    public record Request(
            @NotBlank String newEmail,
            @Size(max = PasswordPolicy.MAX_INPUT) @Nullable String password,
            @Nullable String callbackURL) {
        @Override
        public String toString() {
            return "Request[…]";
        }
    }

    @Inject
    EmailChange change;

    @Inject
    Destinations destinations;

    @Inject
    Clients clients;

    @Inject
    Clock clock;

    @POST
    @RolesAllowed(Role.USER)
    @Operation(
            summary = "Ask for another e-mail address; without the password the old address, if proved, confirms first")
    @Extension(
            name = "x-errors",
            value = "EMAIL_IS_THE_SAME INVALID_PASSWORD SESSION_EXPIRED ACCOUNT_LOCKED CREDENTIAL_ACCOUNT_NOT_FOUND "
                    + "INVALID_CALLBACK_URL RATE_LIMITED")
    public Done change(@Valid @NotNull Request request, @Context HttpServletRequest http) {
        Landing landing = new Landing(destinations.require(request.callbackURL(), "/"));
        EmailAddress email = EmailAddress.ofMember("newEmail", request.newEmail());
        EmailChange.Wanted wanted = new EmailChange.Wanted(email, request.password(), landing);
        change.request(Caller.of(http), wanted, clients.of(http), clock.instant());
        return Done.DONE;
    }
}
