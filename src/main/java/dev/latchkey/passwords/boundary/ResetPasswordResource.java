package dev.latchkey.passwords.boundary;

import dev.latchkey.passwords.control.PasswordReset;
import dev.latchkey.problems.entity.AuthException;
import dev.latchkey.problems.entity.RequestProblem;
import dev.latchkey.requests.control.Clients;
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
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Sets a new password by a mailed token; one path and one answer for S4 and Better Auth: S4-70 to S4-76, C-14. */
@Path("api/auth/reset-password")
@ApplicationScoped
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class ResetPasswordResource {
    @Schema(name = "ResetPasswordRequest")
    public record Request(
            @Size(max = 256) @Nullable String token,
            @Nullable String password,
            @Nullable String newPassword) {
        @Override
        public String toString() {
            return "Request[…]";
        }
    }

    @Schema(name = "ResetPasswordAnswer")
    public record Answer(boolean status, String message) {}

    @Inject
    PasswordReset reset;

    @Inject
    Clients clients;

    @Inject
    Clock clock;

    @POST
    @Operation(summary = "Set a new password, of 8 characters or more, by a mailed token; every session ends")
    @Extension(
            name = "x-errors",
            value = "INVALID_TOKEN PASSWORD_TOO_SHORT PASSWORD_TOO_LONG PASSWORD_COMPROMISED RATE_LIMITED")
    public Answer reset(
            @Valid @NotNull Request request,
            @QueryParam("token") @Nullable String queryToken,
            @Context HttpServletRequest http) {
        String token = one("token", request.token(), queryToken);
        String password = one("password", request.password(), request.newPassword());
        reset.reset(token, password, clients.of(http), clock.instant());
        return new Answer(true, "Password updated successfully.");
    }

    /** A value that may come under two names, but not as two values. */
    private static String one(String field, @Nullable String first, @Nullable String second) {
        if (first != null && second != null && !first.equals(second)) {
            throw new AuthException(RequestProblem.VALIDATION_ERROR, Map.of(field, "is given twice and differs"));
        }
        String value = first == null ? second : first;
        if (value == null || value.isEmpty()) {
            throw new AuthException(RequestProblem.VALIDATION_ERROR, Map.of(field, "is required"));
        }
        return value;
    }
}
