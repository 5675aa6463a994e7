package dev.latchkey.self.boundary;

import dev.latchkey.passwords.control.PasswordChange;
import dev.latchkey.passwords.control.PasswordPolicy;
import dev.latchkey.problems.entity.AuthException;
import dev.latchkey.problems.entity.RequestProblem;
import dev.latchkey.requests.control.Clients;
import dev.latchkey.requests.control.InPerson;
import dev.latchkey.sessions.control.SessionCookie;
import dev.latchkey.sessions.control.SessionReport;
import dev.latchkey.sessions.control.SessionStore;
import dev.latchkey.sessions.entity.SessionTicket;
import dev.latchkey.users.entity.Caller;
import dev.latchkey.users.entity.Role;
import dev.latchkey.users.entity.UserDetails;
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
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jspecify.annotations.Nullable;

/** Changes the caller's password; his other sessions end when he wants it so. C-16. */
@InPerson
@Path("api/auth/change-password")
@ApplicationScoped
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class ChangePasswordResource {
    @Schema(name = "ChangePasswordRequest")
    public record Request(
            @NotEmpty String newPassword,
            @NotEmpty @Size(max = PasswordPolicy.MAX_INPUT) String currentPassword,
            @Nullable Boolean revokeOtherSessions) {
        @Override
        public String toString() {
            return "Request[…]";
        }
    }

    /** The token is the session's new one, and null when the others stay and so the old one does. */
    @Schema(name = "ChangedPassword")
    public record Answer(@Nullable String token, UserDetails user) {}

    @Inject
    PasswordChange change;

    @Inject
    SessionStore sessions;

    @Inject
    SessionReport report;

    @Inject
    SessionCookie cookie;

    @Inject
    Clients clients;

    @Inject
    Clock clock;

    @POST
    @RolesAllowed(Role.USER)
    @Operation(summary = "Change the password; revokeOtherSessions ends the others and renews this one's token")
    @Extension(
            name = "x-errors",
            value = "PASSWORD_TOO_SHORT PASSWORD_TOO_LONG PASSWORD_COMPROMISED CREDENTIAL_ACCOUNT_NOT_FOUND "
                    + "INVALID_PASSWORD ACCOUNT_LOCKED")
    @APIResponseSchema(Answer.class)
    public Response change(@Valid @NotNull Request request, @Context HttpServletRequest http) {
        Caller caller = Caller.of(http);
        Instant now = clock.instant();
        boolean revoke = Boolean.TRUE.equals(request.revokeOtherSessions());
        PasswordChange.Wanted wanted =
                new PasswordChange.Wanted(request.currentPassword(), request.newPassword(), !revoke);
        change.change(caller, wanted, clients.of(http), now);
        Optional<SessionTicket> renewed = revoke ? sessions.renew(caller.sessionId(), now) : Optional.empty();
        UserDetails user = report.of(caller.sessionId(), "")
                .orElseThrow(() -> new AuthException(RequestProblem.UNAUTHORIZED))
                .user();
        Answer answer = new Answer(renewed.map(SessionTicket::token).orElse(null), user);
        Response.ResponseBuilder response = Response.ok(answer);
        renewed.ifPresent(ticket -> cookie.give(response, ticket));
        return response.build();
    }
}
