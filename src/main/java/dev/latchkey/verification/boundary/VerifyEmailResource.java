package dev.latchkey.verification.boundary;

import dev.latchkey.requests.control.Clients;
import dev.latchkey.verification.control.EmailVerification;
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

/** The button behind the link in the mail. C-13. */
@Path("api/auth/verify-email")
@ApplicationScoped
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class VerifyEmailResource {
    @Schema(name = "VerifyEmailRequest")
    public record Request(@NotBlank @Size(max = 256) String token) {}

    @Schema(name = "VerifyEmailAnswer")
    public record Response(boolean status) {}

    @Inject
    EmailVerification verification;

    @Inject
    Clients clients;

    @Inject
    Clock clock;

    @POST
    @Operation(summary = "Prove an e-mail address by a mailed token")
    @Extension(name = "x-errors", value = "INVALID_TOKEN")
    public Response verify(@Valid @NotNull Request request, @Context HttpServletRequest http) {
        verification.confirm(request.token(), clients.of(http), clock.instant());
        return new Response(true);
    }
}
