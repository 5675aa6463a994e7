package dev.latchkey.tenants.boundary;

import dev.latchkey.requests.control.Clients;
import dev.latchkey.requests.control.OperatorAccess;
import dev.latchkey.requests.control.OwnCredential;
import dev.latchkey.tenants.control.PlanExpiry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;

/** Ends plans that are over, for a scheduler outside: S4-36 to S4-46. The server's own timer does the same. C-17. */
@Path("api/auth/validate")
@OwnCredential
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class ValidateResource {
    @Schema(name = "ValidateAnswer")
    public record Answer(boolean success, String message, List<String> updatedIds) {}

    @Inject
    PlanExpiry expiry;

    @Inject
    OperatorAccess access;

    @Inject
    Clients clients;

    @GET
    @Operation(summary = "End the plans that are over, for a scheduler")
    @Extension(name = "x-errors", value = "NOT_FOUND SERVICE_UNAVAILABLE")
    @SecurityRequirement(name = "operator")
    public Answer validate(@Context HttpServletRequest http) {
        access.require(http);
        List<String> corrected = expiry.run(clients.of(http));
        return new Answer(true, corrected.size() + " users corrected and sessions reset.", corrected);
    }
}
