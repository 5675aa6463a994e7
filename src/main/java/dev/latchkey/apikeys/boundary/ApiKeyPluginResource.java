package dev.latchkey.apikeys.boundary;

import com.fasterxml.jackson.databind.JsonNode;
import dev.latchkey.apikeys.control.ApiKeys;
import dev.latchkey.apikeys.control.ApiKeys.Wanted;
import dev.latchkey.apikeys.entity.ApiKey;
import dev.latchkey.apikeys.entity.ApiKeyProblem;
import dev.latchkey.apikeys.entity.KeyTerms;
import dev.latchkey.requests.control.Clients;
import dev.latchkey.requests.control.InPerson;
import dev.latchkey.users.entity.Caller;
import dev.latchkey.users.entity.Role;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.jspecify.annotations.Nullable;

/**
 * API keys as the client of Better Auth's plugin knows them, over the same rows. Keys made here have that plugin's limit of ten
 * uses a day. What it leaves to the application's own server is refused here, whoever asks.
 */
@Path("api/auth/api-key")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Role.USER)
@InPerson
public class ApiKeyPluginResource {
    /** What a client may say of a key is {@code name}, {@code prefix}, {@code expiresIn}, {@code metadata}, {@code enabled}. */
    @Schema(name = "PluginApiKeyWanted")
    public record NewKey(
            @Nullable String configId,
            @Nullable String name,
            @Nullable String prefix,

            @Schema(type = SchemaType.INTEGER, nullable = true) @Nullable
            JsonNode expiresIn,

            @Nullable JsonNode metadata,
            @Nullable String organizationId,
            @Nullable String userId,
            @Nullable JsonNode permissions,
            @Nullable JsonNode remaining,
            @Nullable JsonNode refillAmount,
            @Nullable JsonNode refillInterval,
            @Nullable JsonNode rateLimitEnabled,
            @Nullable JsonNode rateLimitMax,
            @Nullable JsonNode rateLimitTimeWindow) {
        boolean oversteps() {
            return PluginTerms.any(
                    permissions,
                    remaining,
                    refillAmount,
                    refillInterval,
                    rateLimitEnabled,
                    rateLimitMax,
                    rateLimitTimeWindow);
        }
    }

    @Schema(name = "PluginApiKeyChange")
    public record Update(
            @Nullable String configId,
            @NotNull String keyId,
            @Nullable String userId,
            @Nullable String name,
            @Nullable Boolean enabled,

            @Schema(type = SchemaType.INTEGER, nullable = true) @Nullable
            JsonNode expiresIn,

            @Nullable JsonNode metadata,
            @Nullable JsonNode permissions,
            @Nullable JsonNode remaining,
            @Nullable JsonNode refillAmount,
            @Nullable JsonNode refillInterval,
            @Nullable JsonNode rateLimitEnabled,
            @Nullable JsonNode rateLimitMax,
            @Nullable JsonNode rateLimitTimeWindow) {
        boolean oversteps() {
            return PluginTerms.any(
                    permissions,
                    remaining,
                    refillAmount,
                    refillInterval,
                    rateLimitEnabled,
                    rateLimitMax,
                    rateLimitTimeWindow);
        }

        boolean isEmpty() {
            return name == null && enabled == null && expiresIn == null && metadata == null;
        }
    }

    @Schema(name = "PluginApiKeyId")
    public record Which(@Nullable String configId, @NotNull String keyId) {}

    @Schema(name = "PluginApiKeyDeleted")
    public record Deleted(boolean success) {}

    @Schema(name = "PluginApiKeys")
    public record Listed(
            List<PluginKey> apiKeys,
            int total,
            @Nullable Integer limit,
            @Nullable Integer offset) {}

    @Inject
    ApiKeys keys;

    @Inject
    Clients clients;

    @Inject
    Clock clock;

    @POST
    @Path("create")
    @PermitAll
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Make an API key, good for ten uses a day; the answer shows it this once")
    @SecurityRequirement(name = "cookie")
    @SecurityRequirement(name = "bearer")
    @Extension(
            name = "x-errors",
            value = "UNAUTHORIZED_SESSION SERVER_ONLY_PROPERTY INVALID_NAME_LENGTH INVALID_PREFIX_LENGTH"
                    + " INVALID_METADATA_TYPE EXPIRES_IN_IS_TOO_SMALL EXPIRES_IN_IS_TOO_LARGE API_KEY_LIMIT_REACHED"
                    + " ORGANIZATION_NOT_FOUND INSUFFICIENT_API_KEY_PERMISSIONS TENANT_SUSPENDED")
    public PluginKey create(@Valid @NotNull NewKey wanted, @Context HttpServletRequest http) {
        Instant now = clock.instant();
        Caller caller =
                self(Caller.person(http).orElseThrow(ApiKeyProblem.UNAUTHORIZED_SESSION::exception), wanted.userId());
        if (wanted.oversteps()) {
            throw ApiKeyProblem.SERVER_ONLY_PROPERTY.exception();
        }
        String name = wanted.name() == null ? null : PluginTerms.name(wanted.name());
        KeyTerms terms = KeyTerms.of(name, List.of())
                .until(PluginTerms.end(wanted.expiresIn(), now))
                .within(PluginTerms.USUAL)
                .with(PluginTerms.metadata(wanted.metadata()));
        var made = keys.create(
                caller,
                new Wanted(wanted.organizationId(), PluginTerms.prefix(wanted.prefix()), terms),
                clients.of(http),
                now);
        return PluginKey.of(made.key(), made.secret());
    }

    /** Nobody acts on somebody else's keys by naming him. KEY-01. */
    private static Caller self(Caller caller, @Nullable String userId) {
        if (userId != null && !userId.equals(caller.userId())) {
            throw ApiKeyProblem.UNAUTHORIZED_SESSION.exception();
        }
        return caller;
    }

    @GET
    @Path("get")
    @Operation(summary = "One API key, without its secret")
    @Extension(name = "x-errors", value = "KEY_NOT_FOUND VALIDATION_ERROR")
    public PluginKey get(@QueryParam("id") @Nullable String id, @Context HttpServletRequest http) {
        if (id == null) {
            throw KeyInput.wrong("id", "is required");
        }
        return PluginKey.of(keys.read(Caller.of(http), id), null);
    }

    @POST
    @Path("update")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Rename, enable or disable a key, change its end or what you keep with it")
    @Extension(
            name = "x-errors",
            value = "UNAUTHORIZED_SESSION SERVER_ONLY_PROPERTY KEY_NOT_FOUND NO_VALUES_TO_UPDATE INVALID_NAME_LENGTH"
                    + " INVALID_METADATA_TYPE EXPIRES_IN_IS_TOO_SMALL EXPIRES_IN_IS_TOO_LARGE")
    public PluginKey update(@Valid @NotNull Update wanted, @Context HttpServletRequest http) {
        Instant now = clock.instant();
        Caller caller = self(Caller.of(http), wanted.userId());
        if (wanted.oversteps()) {
            throw ApiKeyProblem.SERVER_ONLY_PROPERTY.exception();
        }
        keys.read(caller, wanted.keyId());
        if (wanted.isEmpty()) {
            throw ApiKeyProblem.NO_VALUES_TO_UPDATE.exception();
        }
        ApiKey changed =
                keys.change(caller, wanted.keyId(), terms -> changed(terms, wanted, now), clients.of(http), now);
        return PluginKey.of(changed, null);
    }

    private static KeyTerms changed(KeyTerms terms, Update wanted, Instant now) {
        KeyTerms named = wanted.name() == null ? terms : terms.named(PluginTerms.name(wanted.name()));
        KeyTerms switched = wanted.enabled() == null ? named : named.enabled(wanted.enabled());
        KeyTerms ended =
                wanted.expiresIn() == null ? switched : switched.until(PluginTerms.end(wanted.expiresIn(), now));
        return wanted.metadata() == null ? ended : ended.with(PluginTerms.metadata(wanted.metadata()));
    }

    @POST
    @Path("delete")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Revoke a key; it is dead for the next request")
    @Extension(name = "x-errors", value = "KEY_NOT_FOUND")
    public Deleted delete(@Valid @NotNull Which which, @Context HttpServletRequest http) {
        keys.revoke(Caller.of(http), which.keyId(), clients.of(http), clock.instant());
        return new Deleted(true);
    }

    @GET
    @Path("list")
    @Operation(summary = "The caller's keys, or with organizationId that organization's, without their secrets")
    @Extension(name = "x-errors", value = "VALIDATION_ERROR ORGANIZATION_NOT_FOUND INSUFFICIENT_API_KEY_PERMISSIONS")
    public Listed list(
            @QueryParam("organizationId") @Nullable String organizationId,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("offset") @Nullable String offset,
            @QueryParam("sortBy") @Nullable String sortBy,
            @QueryParam("sortDirection") @Nullable String sortDirection,
            @Context HttpServletRequest http) {
        List<ApiKey> all = keys.all(Caller.of(http), organizationId);
        Comparator<ApiKey> order = PluginTerms.order(sortBy, sortDirection);
        Integer most = PluginTerms.number("limit", limit);
        Integer skipped = PluginTerms.number("offset", offset);
        List<PluginKey> shown = all.stream()
                .sorted(order)
                .skip(skipped == null ? 0 : skipped)
                .limit(most == null ? all.size() : most)
                .map(key -> PluginKey.of(key, null))
                .toList();
        return new Listed(shown, all.size(), most, skipped);
    }
}
