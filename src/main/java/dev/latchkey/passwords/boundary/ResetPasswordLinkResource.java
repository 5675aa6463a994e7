package dev.latchkey.passwords.boundary;

import dev.latchkey.passwords.control.ResetStore;
import dev.latchkey.requests.control.Destinations;
import dev.latchkey.settings.control.ServerSettings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jspecify.annotations.Nullable;

/** What the link in a mail does that was asked for with {@code redirectTo}: leads there, with the token. It uses nothing up. */
@Path("api/auth/reset-password/{token}")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class ResetPasswordLinkResource {
    @Inject
    ResetStore resets;

    @Inject
    Destinations destinations;

    @Inject
    ServerSettings server;

    @Inject
    Clock clock;

    @GET
    @Operation(summary = "Lead from a mailed reset link to the callbackURL, with token or error=INVALID_TOKEN")
    @Extension(name = "x-errors", value = "INVALID_CALLBACK_URL")
    @APIResponse(responseCode = "302", description = "To the callbackURL")
    public Response lead(
            @PathParam("token") String token,
            @QueryParam("callbackURL") @Nullable String callbackUrl,
            @Context HttpServletRequest http) {
        String next = destinations.require(callbackUrl, "/");
        boolean good =
                token.length() <= 256 && resets.owner(token, clock.instant()).isPresent();
        String there = Destinations.with(next, good ? "token" : "error", good ? token : "INVALID_TOKEN");
        // Made absolute on the base URL and never on the Host header, C-32.
        String location = there.startsWith("/") ? server.link(there).toString() : there;
        return Response.status(Response.Status.FOUND)
                .header(HttpHeaders.LOCATION, location)
                .build();
    }
}
