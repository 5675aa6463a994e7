package dev.latchkey.self.boundary;

import dev.latchkey.requests.control.Clients;
import dev.latchkey.requests.control.Destinations;
import dev.latchkey.requests.control.InPerson;
import dev.latchkey.self.control.DeletionLink;
import dev.latchkey.sessions.control.SessionCookie;
import dev.latchkey.users.entity.Caller;
import dev.latchkey.users.entity.Role;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
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
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jspecify.annotations.Nullable;

/**
 * The link in the mail that deletes an account. It works for its user alone, and only while he is signed in: a mail
 * scanner that follows every link has no session, so it deletes nobody.
 */
@InPerson(looking = true)
@Path("api/auth/delete-user/callback")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class DeleteUserCallbackResource {
    @Inject
    DeletionLink links;

    @Inject
    Destinations destinations;

    @Inject
    SessionCookie cookie;

    @Inject
    Clients clients;

    @Inject
    Clock clock;

    @GET
    @RolesAllowed(Role.USER)
    @Operation(summary = "Follow the mailed link that deletes the caller's account; with callbackURL it leads there")
    @Extension(name = "x-errors", value = "INVALID_TOKEN INVALID_CALLBACK_URL ONLY_OWNER_OF_TENANTS")
    @APIResponseSchema(DeleteUserResource.Answer.class)
    @APIResponse(responseCode = "302", description = "To the callbackURL")
    public Response follow(
            @QueryParam("token") @Nullable String token,
            @QueryParam("callbackURL") @Nullable String callbackUrl,
            @Context HttpServletRequest http) {
        String next = destinations.require(callbackUrl, "");
        links.follow(Caller.of(http), token == null ? "" : token, clients.of(http), clock.instant());
        Response.ResponseBuilder answer = next.isEmpty()
                ? Response.ok(DeleteUserResource.Answer.DELETED)
                : Response.status(Response.Status.FOUND).header(HttpHeaders.LOCATION, next);
        return answer.header(HttpHeaders.SET_COOKIE, cookie.gone()).build();
    }
}
