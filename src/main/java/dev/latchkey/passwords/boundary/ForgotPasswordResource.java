package dev.latchkey.passwords.boundary;

import dev.latchkey.passwords.control.ForgottenPassword;
import dev.latchkey.requests.control.Clients;
import dev.latchkey.users.entity.EmailAddress;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
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

/** Asks for a reset link; the same answer for every address: S4-64 to S4-69. */
@Path("api/auth/forgot-password")
@ApplicationScoped
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class ForgotPasswordResource {
    private static final Answer ANSWER =
            new Answer("If an account exists with this email, you will receive a reset link shortly.");

    @Schema(name = "ForgotPasswordRequest")
    public record Request(@NotBlank String email) {}

    @Schema(name = "ForgotPasswordAnswer")
    public record Answer(String message) {}

    @Inject
    ForgottenPassword forgotten;

    @Inject
    Clients clients;

    @Inject
    Clock clock;

    @POST
    @Operation(summary = "Ask for a reset link; the answer is the same for every address")
    @Extension(name = "x-errors", value = "INVALID_EMAIL RATE_LIMITED")
    public Answer forgot(@Valid @NotNull Request request, @Context HttpServletRequest http) {
        forgotten.ask(EmailAddress.of(request.email()), clients.of(http), clock.instant());
        return ANSWER;
    }
}
