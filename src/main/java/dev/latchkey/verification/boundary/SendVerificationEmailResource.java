package dev.latchkey.verification.boundary;

import dev.latchkey.requests.control.Clients;
import dev.latchkey.users.entity.EmailAddress;
import dev.latchkey.verification.control.VerificationRequest;
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

/** Asks for the link again; the same answer whether the address has an account or not. S3-73. */
@Path("api/auth/send-verification-email")
@ApplicationScoped
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class SendVerificationEmailResource {
    @Schema(name = "SendVerificationEmailRequest")
    public record Request(@NotBlank String email) {}

    @Schema(name = "SendVerificationEmailAnswer")
    public record Response(boolean status) {}

    @Inject
    VerificationRequest verification;

    @Inject
    Clients clients;

    @Inject
    Clock clock;

    @POST
    @Operation(summary = "Ask for the verification link again; the answer is the same for every address")
    @Extension(name = "x-errors", value = "INVALID_EMAIL RATE_LIMITED")
    public Response send(@Valid @NotNull Request request, @Context HttpServletRequest http) {
        verification.ask(EmailAddress.of(request.email()), clients.of(http), clock.instant());
        return new Response(true);
    }
}
