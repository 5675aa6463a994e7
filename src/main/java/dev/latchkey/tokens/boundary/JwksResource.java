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

/** The public keys, where Better Auth's clients look for them. */
@Path("api/auth/jwks")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
@OwnCredential
public class JwksResource {
    @Inject
    KeySet keySet;

    @GET
    @Operation(summary = "The public keys that tokens are checked with, as a JSON Web Key Set")
    @APIResponseSchema(KeySet.Keys.class)
    public Response keys() {
        return keySet.answer();
    }
}
