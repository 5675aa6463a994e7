package dev.latchkey.signin.boundary;

import dev.latchkey.problems.entity.AuthException;
import dev.latchkey.problems.entity.RequestProblem;
import dev.latchkey.tenants.control.Memberships;
import dev.latchkey.tenants.entity.TenantRole;
import dev.latchkey.users.entity.Caller;
import dev.latchkey.users.entity.Credential;
import dev.latchkey.users.entity.Role;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jspecify.annotations.Nullable;

/**
 * The guard of other people's services: a proxy asks it before it lets a request through. See {@code src/docs/forward-auth.md}.
 *
 * <p>All four headers are on every good answer, empty when there is nothing to say: a proxy that copies only what is there
 * would let through what the client itself sent under that name. Whatever the guarded request accepts, the answer is JSON: it
 * is for the proxy.
 */
@Path("api/auth/verify")
@ApplicationScoped
public class VerifyResource {
    /** A caller without a key may do all that his user may. */
    private static final String EVERYTHING = "*";

    @Schema(name = "Verified")
    public record Answer(
            String user, @Nullable String tenant, @Nullable String role, List<String> scopes) {
        /** The same as headers, all of them. */
        Map<String, String> headers() {
            return Map.of(
                    "X-Auth-User",
                    user,
                    "X-Auth-Tenant",
                    tenant == null ? "" : tenant,
                    "X-Auth-Role",
                    role == null ? "" : role,
                    "X-Auth-Scopes",
                    String.join(" ", scopes));
        }
    }

    @Inject
    Memberships memberships;

    @GET
    @RolesAllowed({Role.USER, Role.PROGRAM})
    @Operation(summary = "Whether the credential is good, for a proxy; scope and role in the query must be his")
    @Extension(name = "x-errors", value = "VALIDATION_ERROR FORBIDDEN")
    @APIResponse(
            responseCode = "200",
            description = "OK",
            content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = Answer.class)))
    public Response verify(
            @QueryParam("scope") @Nullable String scope,
            @QueryParam("role") @Nullable String role,
            @Context HttpServletRequest http) {
        Answer answer = answer(scope, role, http);
        Response.ResponseBuilder response = Response.ok(answer, MediaType.APPLICATION_JSON_TYPE);
        answer.headers().forEach(response::header);
        return response.build();
    }

    /** The answer for a caller who may; {@code FORBIDDEN} for one who lacks the role or scope, {@code VALIDATION_ERROR}. */
    Answer answer(@Nullable String scope, @Nullable String role, HttpServletRequest http) {
        Caller caller = Caller.of(http);
        List<String> scopes = scopes(caller.credential());
        Optional<TenantRole> held = memberships.roleIn(caller.activeTenantId(), caller.userId());
        boolean inScope = scopes.contains(EVERYTHING) || scopes.containsAll(words(scope));
        if (!inScope || !holds(held, role)) {
            throw new AuthException(RequestProblem.FORBIDDEN);
        }
        String label = held.map(TenantRole::label).orElse(null);
        String tenant = label == null ? null : caller.activeTenantId();
        return new Answer(caller.userId(), tenant, label, scopes);
    }

    private static List<String> scopes(Credential shown) {
        return shown.kind() == Credential.Kind.API_KEY
                ? shown.scopes().stream().sorted().toList()
                : List.of(EVERYTHING);
    }

    private static List<String> words(@Nullable String text) {
        return text == null || text.isBlank() ? List.of() : List.of(text.strip().split("[ ,]+"));
    }

    /** An owner holds the roles below his, too. */
    private static boolean holds(Optional<TenantRole> held, @Nullable String wanted) {
        if (wanted == null) {
            return true;
        }
        TenantRole needed = Arrays.stream(TenantRole.values())
                .filter(role -> role.label().equals(wanted))
                .findFirst()
                .orElseThrow(() -> new AuthException(
                        RequestProblem.VALIDATION_ERROR, Map.of("role", "must be owner, admin or member")));
        return held.filter(role -> role.ordinal() <= needed.ordinal()).isPresent();
    }
}
