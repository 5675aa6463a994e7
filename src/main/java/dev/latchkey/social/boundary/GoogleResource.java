package dev.latchkey.social.boundary;

import dev.latchkey.social.control.SocialFlows;
import dev.latchkey.social.control.SocialSettings;
import dev.latchkey.social.control.SocialSignIn;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jspecify.annotations.Nullable;

/** Leads a browser to Google, and takes it back. S4-55 to S4-63, S1-36 to S1-39. */
@Path("api/auth/google")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class GoogleResource {
    @Inject
    SocialFlows flows;

    @Inject
    SocialSignIn signIn;

    @GET
    @Operation(summary = "Lead to Google's consent screen; afterwards to the callbackURL, signed in")
    @Extension(name = "x-errors", value = "PROVIDER_NOT_FOUND INVALID_CALLBACK_URL RATE_LIMITED")
    @APIResponse(responseCode = "302", description = "To Google")
    public Response begin(
            @QueryParam("callbackURL") @Nullable String callbackUrl,
            @QueryParam("newUserCallbackURL") @Nullable String newUserUrl,
            @QueryParam("errorCallbackURL") @Nullable String errorUrl,
            @Context HttpServletRequest http) {
        return flows.lead(
                signIn.door(SocialSettings.GOOGLE), flows.wish(callbackUrl, newUserUrl, errorUrl, true), http);
    }

    @GET
    @Path("callback")
    @Operation(summary = "Google sends people back here; leads on signed in, or with ?error=")
    @Extension(name = "x-errors", value = "PROVIDER_NOT_FOUND")
    @APIResponse(responseCode = "302", description = "To the callbackURL, or to the login page with error=")
    public Response finish(@Context HttpServletRequest http) {
        return flows.finish(signIn.door(SocialSettings.GOOGLE), http);
    }
}
