package dev.latchkey.passwords.boundary;

import dev.latchkey.passwords.control.ForgottenPassword;
import dev.latchkey.requests.control.Clients;
import dev.latchkey.requests.control.Destinations;
import dev.latchkey.users.entity.EmailAddress;
import dev.latchkey.verification.control.Landing;
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
import org.jspecify.annotations.Nullable;

/** Better Auth's name for {@link ForgotPasswordResource}; its link leads on to where the request says. C-15. */
@Path("api/auth/request-password-reset")
@ApplicationScoped
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class RequestPasswordResetResource {
    private static final Answer ANSWER =
            new Answer(true, "If this email exists in our system, check your email for the reset link");

    @Schema(name = "ResetLinkRequest")
    public record Request(@NotBlank String email, @Nullable String redirectTo) {}

    @Schema(name = "ResetLinkAnswer")
    public record Answer(boolean status, String message) {}

    @Inject
    ForgottenPassword forgotten;

    @Inject
    Destinations destinations;

    @Inject
    Clients clients;

    @Inject
    Clock clock;

    @POST
    @Operation(summary = "Ask for a reset link that leads to redirectTo; the answer is the same for every address")
    @Extension(name = "x-errors", value = "INVALID_CALLBACK_URL RATE_LIMITED")
    public Answer request(@Valid @NotNull Request request, @Context HttpServletRequest http) {
        String next = destinations.require(request.redirectTo(), "");
        Landing landing = next.isEmpty() ? Landing.PAGE : new Landing(next);
        EmailAddress email = EmailAddress.ofMember("email", request.email());
        forgotten.ask(email, landing, clients.of(http), clock.instant());
        return ANSWER;
    }
}
