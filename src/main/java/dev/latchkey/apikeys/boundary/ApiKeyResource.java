package dev.latchkey.apikeys.boundary;

import com.fasterxml.jackson.databind.JsonNode;
import dev.latchkey.apikeys.control.ApiKeys;
import dev.latchkey.apikeys.entity.Allowance;
import dev.latchkey.apikeys.entity.KeyTerms;
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
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** One API key: read, change, rotate, revoke. C-27, S3-44 to S3-47, S3-61, S3-93. */
@Path("api/api-keys/{keyId}")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Role.USER)
@InPerson
public class ApiKeyResource {
    private static final int MOST_GRACE_SECONDS = 604_800;

    /** Nodes, because a member that is null clears something and one that is absent does not. */
    @Schema(name = "ChangeApiKeyRequest")
    public record Change(
            @Size(max = 100) @Pattern(regexp = NamingRules.NAME, message = NamingRules.NAME_RULE) @Nullable
            String name,

            @Nullable Boolean enabled,

            @Schema(type = SchemaType.STRING, format = "date-time", nullable = true) @Nullable
            JsonNode expiresAt,

            @Schema(type = SchemaType.INTEGER, minimum = "0", nullable = true) @Nullable
            JsonNode remaining) {}

    @Schema(name = "RotateApiKeyRequest")
    public record Rotation(
            @Min(0) @Max(MOST_GRACE_SECONDS) @Nullable Integer graceSeconds) {}

    @Schema(name = "RevokedApiKey")
    public record Revoked(boolean success) {}

    @Inject
    ApiKeys keys;

    @Inject
    Clients clients;

    @Inject
    Clock clock;

    @GET
    @Operation(summary = "One API key, without its secret")
    @Extension(name = "x-errors", value = "KEY_NOT_FOUND")
    public KeyView.Answer read(@PathParam("keyId") String keyId, @Context HttpServletRequest http) {
        return new KeyView.Answer(KeyView.of(keys.read(Caller.of(http), keyId), clock.instant()));
    }

    @PATCH
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Rename, enable or disable a key, change its end or its remaining uses; null takes either away")
    @Extension(name = "x-errors", value = "KEY_NOT_FOUND")
    public KeyView.Answer change(
            @PathParam("keyId") String keyId, @Valid @NotNull Change change, @Context HttpServletRequest http) {
        Instant now = clock.instant();
        var changed = keys.change(Caller.of(http), keyId, terms -> changed(terms, change), clients.of(http), now);
        return new KeyView.Answer(KeyView.of(changed, now));
    }

    private static KeyTerms changed(KeyTerms terms, Change change) {
        KeyTerms named = change.name() == null ? terms : terms.named(NamingRules.clean(change.name()));
        KeyTerms switched = change.enabled() == null ? named : named.enabled(change.enabled());
        KeyTerms ended = change.expiresAt() == null
                ? switched
                : switched.until(KeyInput.instant("expiresAt", change.expiresAt()));
        return change.remaining() == null
                ? ended
                : ended.within(remaining(
                        terms.allowance(), KeyInput.number("remaining", change.remaining(), 0, KeyView.MOST_USES)));
    }

    /** Without an end of uses there is nothing to refill. */
    private static Allowance remaining(Allowance before, @Nullable Integer remaining) {
        return new Allowance(
                before.max(),
                before.window(),
                remaining,
                remaining == null ? null : before.refillAmount(),
                remaining == null ? null : before.refillInterval());
    }

    @DELETE
    @Operation(summary = "Revoke a key; it is dead for the next request")
    @Extension(name = "x-errors", value = "KEY_NOT_FOUND")
    public Revoked revoke(@PathParam("keyId") String keyId, @Context HttpServletRequest http) {
        keys.revoke(Caller.of(http), keyId, clients.of(http), clock.instant());
        return new Revoked(true);
    }

    @POST
    @Path("rotate")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Make a successor with the same rights; the old key ends now, or after graceSeconds")
    @Extension(name = "x-errors", value = "KEY_NOT_FOUND KEY_CANNOT_BE_ROTATED TENANT_SUSPENDED")
    public KeyView.Shown rotate(
            @PathParam("keyId") String keyId, @Valid @NotNull Rotation rotation, @Context HttpServletRequest http) {
        Instant now = clock.instant();
        Duration grace = Duration.ofSeconds(rotation.graceSeconds() == null ? 0 : rotation.graceSeconds());
        return KeyView.Shown.of(keys.rotate(Caller.of(http), keyId, grace, clients.of(http), now), now);
    }
}
