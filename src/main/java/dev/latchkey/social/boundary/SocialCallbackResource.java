package dev.latchkey.social.boundary;

import dev.latchkey.social.control.SocialFlows;
import dev.latchkey.social.control.SocialSignIn;
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
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

/** Where a provider sends people back to, in Better Auth's words; this address is the registered one. C-36, S5-45. */
@Path("api/auth/callback/{provider}")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class SocialCallbackResource {
    @Inject
    SocialFlows flows;

    @Inject
    SocialSignIn signIn;

    @GET
    @Operation(summary = "The provider sends people back here; leads on signed in, or with ?error=")
    @Extension(name = "x-errors", value = "PROVIDER_NOT_FOUND")
    @APIResponse(responseCode = "302", description = "To the callbackURL, or to the errorCallbackURL with error=")
    public Response finish(@PathParam("provider") String provider, @Context HttpServletRequest http) {
        return flows.finish(signIn.door(provider), http);
    }
}
