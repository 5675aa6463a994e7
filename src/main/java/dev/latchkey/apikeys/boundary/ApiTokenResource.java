package dev.latchkey.apikeys.boundary;

import dev.latchkey.apikeys.control.ApiTokens;
import dev.latchkey.apikeys.control.ApiTokens.Created;
import dev.latchkey.requests.control.Clients;
import dev.latchkey.requests.control.InPerson;
import dev.latchkey.tenants.control.NamingRules;
import dev.latchkey.users.entity.Caller;
import dev.latchkey.users.entity.Role;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.Duration;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.jspecify.annotations.Nullable;

/** Makes an API token: S5-53 to S5-69, in S5's spelling. */
@InPerson
@Path("v1/auth/token")
@ApplicationScoped
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Role.USER)
public class ApiTokenResource {
    private static final long TEN_YEARS = 315_576_000;

    /** Without {@code ttl_seconds} it has no end; the name is for the list of them. */
    @Schema(name = "ApiTokenRequest")
    public record Request(
            @Nullable @Min(1) @Max(TEN_YEARS) Long ttl_seconds,

            @Size(max = 100) @Pattern(regexp = NamingRules.NAME, message = NamingRules.NAME_RULE) @Nullable
            String name) {}

    /** The end in Unix seconds (C-22). */
    @Schema(name = "NewApiToken")
    public record Answer(String id, String token, @Nullable Long expires_at) {
        @Override
        public String toString() {
            return "Answer[…]";
        }
    }

    @Inject
    ApiTokens tokens;

    @Inject
    Clients clients;

    @Inject
    Clock clock;

    @POST
    @Operation(summary = "Make an API token; it is shown once")
    @Extension(name = "x-errors", value = "FORBIDDEN")
    public Answer create(
            @RequestBody(required = false) @Valid @Nullable Request request, @Context HttpServletRequest http) {
        Long seconds = request == null ? null : request.ttl_seconds();
        Duration life = seconds == null ? null : Duration.ofSeconds(seconds);
        String name = request == null || request.name() == null ? null : NamingRules.clean(request.name());
        Created created = tokens.create(Caller.of(http), name, life, clients.of(http), clock.instant());
        Long end = created.expiresAt() == null ? null : created.expiresAt().getEpochSecond();
        return new Answer(created.id(), created.token(), end);
    }
}
