package dev.latchkey.operations.boundary;

import dev.latchkey.operations.control.DatabaseCheck;
import dev.latchkey.requests.control.OwnCredential;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;

/** For orchestrators: does the process live, can it serve? Open to everybody, and says no more than that. */
@Path("health")
@OwnCredential
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class HealthResource {
    @Schema(name = "HealthCheck")
    public record Check(String name, String status) {}

    @Schema(name = "HealthAnswer")
    public record Answer(String status, List<Check> checks) {}

    @Inject
    DatabaseCheck database;

    /** 200 as long as requests are answered at all. */
    @GET
    @Path("live")
    @Operation(summary = "Does the process answer at all")
    public Answer live() {
        return new Answer("UP", List.of());
    }

    /** 200 when the database answers within two seconds, else 503. */
    @GET
    @Path("ready")
    @Operation(summary = "Can it serve: 503 unless the database answers within two seconds")
    @APIResponseSchema(Answer.class)
    @APIResponse(
            responseCode = "503",
            description = "The database does not answer",
            content = @Content(schema = @Schema(implementation = Answer.class)))
    public Response ready() {
        return answer();
    }

    /** The same as {@code ready}. */
    @GET
    @Operation(summary = "The same as ready")
    @APIResponseSchema(Answer.class)
    @APIResponse(
            responseCode = "503",
            description = "The database does not answer",
            content = @Content(schema = @Schema(implementation = Answer.class)))
    public Response health() {
        return answer();
    }

    private Response answer() {
        boolean up = database.answers();
        String status = up ? "UP" : "DOWN";
        return Response.status(up ? 200 : 503)
                .entity(new Answer(status, List.of(new Check("database", status))))
                .build();
    }
}
