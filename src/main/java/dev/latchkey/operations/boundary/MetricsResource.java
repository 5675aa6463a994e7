package dev.latchkey.operations.boundary;

import dev.latchkey.operations.control.Meters;
import dev.latchkey.requests.control.OperatorAccess;
import dev.latchkey.requests.control.OwnCredential;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;

/** For Prometheus; open to the callers that {@link OperatorAccess} lets in, not to the world (ASVS 13.4.5). */
@Path("metrics")
@OwnCredential
@ApplicationScoped
public class MetricsResource {
    @Inject
    Meters meters;

    @Inject
    OperatorAccess access;

    @GET
    @Produces("text/plain;version=0.0.4;charset=utf-8")
    @Operation(summary = "Metrics in the text format of Prometheus")
    @Extension(name = "x-errors", value = "NOT_FOUND")
    @SecurityRequirement(name = "operator")
    public String metrics(@Context HttpServletRequest http) {
        access.require(http);
        return meters.scrape();
    }
}
