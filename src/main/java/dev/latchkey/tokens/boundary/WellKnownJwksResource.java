package dev.latchkey.tokens.boundary;

import dev.latchkey.requests.control.OwnCredential;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;

/** The public keys, where everybody else looks for them. S3-49. */
@Path(".well-known/jwks.json")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
@OwnCredential
public class WellKnownJwksResource {
    @Inject
    KeySet keySet;

    @GET
    @Operation(summary = "The same key set at its usual address")
    @APIResponseSchema(KeySet.Keys.class)
    public Response keys() {
        return keySet.answer();
    }
}
