package dev.latchkey.self.boundary;

import dev.latchkey.passwords.control.PasswordPolicy;
import dev.latchkey.requests.control.Clients;
import dev.latchkey.requests.control.Destinations;
import dev.latchkey.requests.control.InPerson;
import dev.latchkey.self.control.DeletionLink;
import dev.latchkey.self.control.Reauthentication;
import dev.latchkey.self.control.UserDeletion;
import dev.latchkey.sessions.control.SessionCookie;
import dev.latchkey.users.entity.Caller;
import dev.latchkey.users.entity.Role;
import dev.latchkey.verification.control.Landing;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jspecify.annotations.Nullable;

/**
 * Deletes the caller: by his password, by a mailed token, or because he signed in a short while ago. With a
 * {@code callbackURL} and neither of the two he gets the link by mail.
 */
@InPerson
@Path("api/auth/delete-user")
@ApplicationScoped
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class DeleteUserResource {
    @Schema(name = "DeleteUserRequest")
    public record Request(
            @Size(max = PasswordPolicy.MAX_INPUT) @Nullable String password,
            @Size(max = 256) @Nullable String token,
            @Nullable String callbackURL) {
        @Override
        public String toString() {
            return "Request[…]";
        }
    }

    @Schema(name = "DeletedUser")
    public record Answer(boolean success, String message) {
        static final Answer DELETED = new Answer(true, "User deleted");
        static final Answer MAILED = new Answer(true, "Verification email sent");
    }

    @Inject
    UserDeletion deletion;

    @Inject
    DeletionLink links;

    @Inject
    Reauthentication reauthentication;

    @Inject
    Destinations destinations;

    @Inject
    SessionCookie cookie;

    @Inject
    Clients clients;

    @Inject
    Clock clock;

    @POST
    @RolesAllowed(Role.USER)
    @Operation(summary = "Delete the caller's account; with a callbackURL alone, mail him the link that does")
    @Extension(
            name = "x-errors",
            value = "INVALID_PASSWORD CREDENTIAL_ACCOUNT_NOT_FOUND SESSION_EXPIRED ACCOUNT_LOCKED INVALID_TOKEN "
                    + "INVALID_CALLBACK_URL ONLY_OWNER_OF_TENANTS RATE_LIMITED")
    @APIResponseSchema(Answer.class)
    public Response delete(@Valid @NotNull Request request, @Context HttpServletRequest http) {
        Caller caller = Caller.of(http);
        Instant now = clock.instant();
        String next = destinations.require(request.callbackURL(), "");
        if (request.password() != null) {
            deletion.delete(caller, request.password(), clients.of(http), now);
        } else if (request.token() != null) {
            links.follow(caller, request.token(), clients.of(http), now);
        } else if (!next.isEmpty()) {
            links.mail(caller, new Landing(next), clients.of(http), now);
            return Response.ok(Answer.MAILED).build();
        } else {
            deletion.delete(reauthentication.byFreshSession(caller, now), clients.of(http), now);
        }
        return Response.ok(Answer.DELETED)
                .header(HttpHeaders.SET_COOKIE, cookie.gone())
                .build();
    }
}
