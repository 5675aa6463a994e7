package dev.latchkey.operations.boundary;

import dev.latchkey.problems.entity.AuthException;
import dev.latchkey.problems.entity.RequestProblem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.io.InputStream;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** The description of every endpoint (S3-90), made at build time out of the resources themselves. */
@Path("openapi")
@ApplicationScoped
public class OpenApiResource {
    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = "This document, as JSON or YAML")
    public InputStream json() {
        return document("/META-INF/openapi.json");
    }

    @GET
    @Produces({"application/yaml", "text/yaml"})
    @Operation(summary = "This document, as JSON or YAML")
    public InputStream yaml() {
        return document("/META-INF/openapi.yaml");
    }

    private static InputStream document(String path) {
        InputStream document = OpenApiResource.class.getResourceAsStream(path);
        if (document == null) {
            throw new AuthException(RequestProblem.NOT_FOUND);
        }
        return document;
    }
}
