package dev.latchkey.operations.boundary;

import dev.latchkey.problems.control.RequestId;
import dev.latchkey.problems.entity.ErrorBody;
import dev.latchkey.requests.control.OwnCredential;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jspecify.annotations.Nullable;

/** The page to which people are led when a sign-in failed that nobody said where to lead on from. */
@Path("api/auth/error")
@ApplicationScoped
@Produces(MediaType.TEXT_HTML)
@OwnCredential
public class ErrorResource {
    @GET
    @Operation(summary = "Show a failed act to people")
    @APIResponse(
            responseCode = "200",
            description = "A page",
            content = @Content(mediaType = MediaType.TEXT_HTML, schema = @Schema(type = SchemaType.STRING)))
    public Response show(@QueryParam("error") @Nullable String error, @Context HttpServletRequest http) {
        // A code and nothing else: a sentence of the link's own would be somebody else's words in our name.
        String code = error != null && error.matches("[A-Za-z0-9_-]{1,64}") ? error : "UNKNOWN";
        ErrorBody body = new ErrorBody(code, "", "", RequestId.of(http), Map.of(), Map.of());
        return Response.ok(body, MediaType.TEXT_HTML).build();
    }
}
