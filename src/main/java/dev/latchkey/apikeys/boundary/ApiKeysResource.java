package dev.latchkey.apikeys.boundary;

import dev.latchkey.apikeys.control.ApiKeys;
import dev.latchkey.apikeys.control.ApiKeys.Wanted;
import dev.latchkey.apikeys.entity.KeyTerms;
import dev.latchkey.requests.control.Clients;
import dev.latchkey.requests.control.InPerson;
import dev.latchkey.requests.entity.Paging;
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
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jspecify.annotations.Nullable;

/** API keys of the caller, and of a tenant that he manages: make, list. C-27, S3-22 to S3-47. */
@Path("api/api-keys")
@ApplicationScoped
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Role.USER)
@InPerson
public class ApiKeysResource {
    @Schema(name = "CreateApiKeyRequest")
    public record NewKey(
            @NotNull @Size(max = 100) @Pattern(regexp = NamingRules.NAME, message = NamingRules.NAME_RULE)
            String name,

            @Nullable String tenantId,
            @Size(max = 30) @Nullable List<@NotNull String> scopes,

            @Schema(format = "date-time") @Nullable String expiresAt,

            @Valid KeyView.@Nullable Limit limit,
            @Min(1) @Max(KeyView.MOST_USES) @Nullable Integer remaining,
            @Valid KeyView.@Nullable Refill refill) {}

    @Schema(name = "ApiKeyPage")
    public record Page(List<KeyView> apiKeys, long total) {}

    @Inject
    ApiKeys keys;

    @Inject
    Clients clients;

    @Inject
    Clock clock;

    @POST
    @Operation(summary = "Make an API key of the caller, or of a tenant that he manages; the answer shows it this once")
    @Extension(
            name = "x-errors",
            value = "API_KEY_LIMIT_REACHED ORGANIZATION_NOT_FOUND INSUFFICIENT_API_KEY_PERMISSIONS TENANT_SUSPENDED")
    @APIResponseSchema(value = KeyView.Shown.class, responseCode = "201")
    public Response create(@Valid @NotNull NewKey wanted, @Context HttpServletRequest http) {
        Instant now = clock.instant();
        if (wanted.refill() != null && wanted.remaining() == null) {
            throw KeyInput.wrong("remaining", "is required with refill");
        }
        List<String> scopes = wanted.scopes() == null ? List.of() : wanted.scopes();
        KeyTerms terms = KeyTerms.of(NamingRules.clean(wanted.name()), scopes)
                .until(wanted.expiresAt() == null ? null : KeyInput.instant("expiresAt", wanted.expiresAt()))
                .within(KeyView.allowance(wanted.limit(), wanted.remaining(), wanted.refill()));
        var made = keys.create(Caller.of(http), new Wanted(wanted.tenantId(), null, terms), clients.of(http), now);
        return Response.status(Response.Status.CREATED)
                .entity(KeyView.Shown.of(made, now))
                .build();
    }

    @GET
    @Operation(
            summary = "The caller's API keys, or with tenantId that tenant's, newest first; for its owners and admins")
    @Extension(name = "x-errors", value = "ORGANIZATION_NOT_FOUND INSUFFICIENT_API_KEY_PERMISSIONS")
    public Page list(
            @QueryParam("tenantId") @Nullable String tenantId,
            @QueryParam("page") @Nullable String page,
            @QueryParam("limit") @Nullable String limit,
            @Context HttpServletRequest http) {
        Instant now = clock.instant();
        ApiKeys.Slice found = keys.list(Caller.of(http), tenantId, Paging.of(page, limit));
        return new Page(found.keys().stream().map(key -> KeyView.of(key, now)).toList(), found.total());
    }
}
