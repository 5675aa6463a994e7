package dev.latchkey.verification.boundary;

import dev.latchkey.requests.control.Clients;
import dev.latchkey.requests.control.Destinations;
import dev.latchkey.users.entity.Caller;
import dev.latchkey.users.entity.EmailAddress;
import dev.latchkey.verification.control.Landing;
import dev.latchkey.verification.control.VerificationRequest;
import dev.latchkey.verification.entity.VerificationProblem;
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

/** Asks for the link again; the same answer whether the address has an account or not. S3-73. */
@Path("api/auth/send-verification-email")
@ApplicationScoped
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class SendVerificationEmailResource {
    @Schema(name = "SendVerificationEmailRequest")
    public record Request(@NotBlank String email, @Nullable String callbackURL) {}

    @Schema(name = "SendVerificationEmailAnswer")
    public record Response(boolean status) {}

    @Inject
    VerificationRequest verification;

    @Inject
    Destinations destinations;

    @Inject
    Clients clients;

    @Inject
    Clock clock;

    @POST
    @Operation(summary = "Ask for the verification link again; the answer is the same for every address")
    @Extension(name = "x-errors", value = "EMAIL_MISMATCH EMAIL_ALREADY_VERIFIED INVALID_CALLBACK_URL RATE_LIMITED")
    public Response send(@Valid @NotNull Request request, @Context HttpServletRequest http) {
        EmailAddress email = EmailAddress.ofMember("email", request.email());
        Landing landing = new Landing(destinations.require(request.callbackURL(), "/"));
        Caller.person(http).ifPresent(caller -> refuseOwn(caller, email));
        verification.ask(email, landing, clients.of(http), clock.instant());
        return new Response(true);
    }

    /** Somebody who is signed in asks for himself, and may be told how he stands. */
    private static void refuseOwn(Caller caller, EmailAddress email) {
        if (!caller.email().equals(email.value())) {
            throw VerificationProblem.EMAIL_MISMATCH.exception();
        }
        if (caller.isEmailVerified()) {
            throw VerificationProblem.EMAIL_ALREADY_VERIFIED.exception();
        }
    }
}
