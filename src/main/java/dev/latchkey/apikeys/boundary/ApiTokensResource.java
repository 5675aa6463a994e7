package dev.latchkey.apikeys.boundary;

import dev.latchkey.apikeys.control.ApiTokens;
import dev.latchkey.apikeys.control.ApiTokens.Listed;
import dev.latchkey.problems.entity.AuthException;
import dev.latchkey.problems.entity.RequestProblem;
import dev.latchkey.requests.control.Clients;
import dev.latchkey.requests.entity.Paging;
import dev.latchkey.users.entity.Caller;
import dev.latchkey.users.entity.Credential;
import dev.latchkey.users.entity.Role;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A user's API tokens: S5-70. A token may look at them too, and end itself alone. */
@Path("v1/auth/tokens")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Role.USER, Role.PROGRAM})
public class ApiTokensResource {
    @Schema(name = "ApiTokenList")
    public record Page(List<Listed> tokens, int total) {}

    @Schema(name = "ApiTokenRevoked")
    public record Answer(boolean success) {}

    @Inject
    ApiTokens tokens;

    @Inject
    Clients clients;

    @Inject
    Clock clock;

    @GET
    @Operation(summary = "The caller's API tokens, without their text")
    @Extension(name = "x-errors", value = "FORBIDDEN")
    public Page list(
            @QueryParam("page") @Nullable String page,
            @QueryParam("limit") @Nullable String limit,
            @Context HttpServletRequest http) {
        Paging paging = Paging.of(page, limit);
        List<Listed> all = tokens.list(holder(http).userId(), clock.instant());
        return new Page(paging.cut(all), all.size());
    }

    @DELETE
    @Path("{tokenId}")
    @Operation(summary = "Revoke an API token; it is dead at once")
    @Extension(name = "x-errors", value = "FORBIDDEN NOT_FOUND")
    public Answer revoke(@PathParam("tokenId") String tokenId, @Context HttpServletRequest http) {
        Caller caller = holder(http);
        Credential shown = caller.credential();
        if (shown.kind().isProgram() && !shown.id().equals(tokenId)) {
            throw new AuthException(RequestProblem.FORBIDDEN);
        }
        tokens.end(caller, tokenId, clients.of(http), clock.instant());
        return new Answer(true);
    }

    /** Other programs have no business here. Promise 19. */
    private static Caller holder(HttpServletRequest http) {
        Caller caller = Caller.of(http);
        Credential.Kind kind = caller.credential().kind();
        if (kind.isProgram() && kind != Credential.Kind.API_TOKEN) {
            throw new AuthException(RequestProblem.FORBIDDEN);
        }
        return caller;
    }
}
