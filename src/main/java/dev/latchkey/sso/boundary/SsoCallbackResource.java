package dev.latchkey.sso.boundary;

import dev.latchkey.social.control.SocialFlows;
import dev.latchkey.social.entity.CallbackRefusal;
import dev.latchkey.sso.control.TenantSignIn;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

/** Where a tenant's own provider sends people back to; each tenant has an address of its own (RFC 9700 section 4.4). */
@Path("api/auth/sso/callback/{tenantId}")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class SsoCallbackResource {
    @Inject
    TenantSignIn tenants;

    @Inject
    SocialFlows flows;

    @GET
    @Operation(summary = "A tenant's provider sends people back here; leads on signed in, or with ?error=")
    @APIResponse(responseCode = "302", description = "To the callbackURL, or to the errorCallbackURL with error=")
    public Response finish(@PathParam("tenantId") String tenantId, @Context HttpServletRequest http) {
        return tenants.doorOfTenant(tenantId)
                .map(door -> flows.finish(door, http))
                // Switched off, or removed, while somebody was there.
                .orElseGet(() -> flows.refused(TenantSignIn.LABEL, CallbackRefusal.PROVIDER_UNAVAILABLE));
    }
}
