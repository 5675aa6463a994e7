package dev.latchkey.operations.boundary;

import dev.latchkey.requests.control.OwnCredential;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Better Auth's sign of life; {@link HealthResource} tells more. */
@Path("api/auth/ok")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
@OwnCredential
public class OkResource {
    @Schema(name = "Ok")
    public record Answer(boolean ok) {}

    @GET
    @Operation(summary = "Whether there is anybody; asks nothing")
    public Answer ok() {
        return new Answer(true);
    }
}
