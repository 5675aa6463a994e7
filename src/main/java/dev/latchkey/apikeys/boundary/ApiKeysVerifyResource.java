package dev.latchkey.apikeys.boundary;

import dev.latchkey.apikeys.control.KeyCheck;
import dev.latchkey.apikeys.entity.KnownKey;
import dev.latchkey.limits.control.Limit;
import dev.latchkey.limits.control.PlanLimits;
import dev.latchkey.limits.control.RateLimits;
import dev.latchkey.problems.entity.AuthException;
import dev.latchkey.requests.control.Clients;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A gateway asks whether a key is good for what its bearer wants. Whoever asks holds the key, so nobody needs a right of his
 * own; wrong keys are limited per network, and right ones count on their owner's plan. The status alone is the answer: only 200 means yes. A good answer counts as a use.
 */
@Path("api/api-keys/verify")
@ApplicationScoped
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class ApiKeysVerifyResource {
    @Schema(name = "VerifyApiKeyRequest")
    public record Request(
            @NotNull @Size(max = 256) String key,
            @Size(max = 30) @Nullable List<@NotNull @Size(max = 64) String> scopes) {
        @Override
        public String toString() {
            return "Request[…]";
        }
    }

    @Schema(name = "VerifiedApiKey")
    public record Answer(boolean valid, Verified apiKey) {}

    /** Whose key it is and what it may do; {@code role} is the one in the tenant. */
    @Schema(name = "KeyOwner")
    public record Verified(
            String id,
            @Nullable String name,
            List<String> scopes,
            @Nullable Instant expiresAt,
            String userId,
            @Nullable String tenantId,
            @Nullable String role) {
        static Verified of(KnownKey key) {
            return new Verified(
                    key.id(),
                    key.name(),
                    key.scopes().stream().sorted().toList(),
                    key.expiresAt(),
                    key.identity().userId(),
                    key.tenantId(),
                    key.tenantRole());
        }
    }

    @Inject
    KeyCheck check;

    @Inject
    RateLimits limits;

    @Inject
    PlanLimits plans;

    @Inject
    Clients clients;

    @Inject
    Clock clock;

    @POST
    @Operation(summary = "Is this key good, and for these scopes? 200 means yes; a yes counts as a use of the key")
    @Extension(
            name = "x-errors",
            value = "INVALID_API_KEY KEY_EXPIRED KEY_DISABLED INSUFFICIENT_PERMISSIONS TENANT_SUSPENDED RATE_LIMITED"
                    + " USAGE_EXCEEDED")
    public Answer verify(
            @Valid @NotNull Request request, @Context HttpServletRequest http, @Context HttpServletResponse answer) {
        List<String> scopes = request.scopes() == null ? List.of() : request.scopes();
        Instant now = clock.instant();
        try {
            return new Answer(
                    true,
                    Verified.of(check.use(
                            request.key(), scopes, now, owner -> plans.count(owner, now, answer::setHeader))));
        } catch (AuthException refusal) {
            if (refusal.code().status() == 401) {
                limits.take(Limit.API_KEY, clients.of(http));
            }
            throw refusal;
        }
    }
}
