package dev.latchkey.apikeys.boundary;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.latchkey.apikeys.entity.Allowance;
import dev.latchkey.apikeys.entity.ApiKey;
import dev.latchkey.apikeys.entity.KeyTerms;
import dev.latchkey.requests.control.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A key in the bodies of Better Auth's plugin; times of limits are milliseconds there.
 *
 * @param key the secret, in the answer that made it and nowhere else
 */
@Schema(name = "PluginApiKey")
public record PluginKey(
        String configId,
        @Nullable String name,
        String start,
        String referenceId,
        @Nullable String prefix,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String key,
        @Nullable Long refillInterval,
        @Nullable Integer refillAmount,
        @Nullable Instant lastRefillAt,
        boolean enabled,
        boolean rateLimitEnabled,
        @Nullable Long rateLimitTimeWindow,
        @Nullable Integer rateLimitMax,
        long requestCount,
        @Nullable Integer remaining,
        @Nullable Instant lastRequest,
        @Nullable Instant expiresAt,
        Instant createdAt,
        Instant updatedAt,
        @Nullable Map<String, List<String>> permissions,
        @Nullable JsonNode metadata,
        String id) {
    private static final int START = 6;

    static PluginKey of(ApiKey key, @Nullable String secret) {
        KeyTerms terms = key.terms();
        Allowance allowance = terms.allowance();
        return new PluginKey(
                "default",
                terms.name(),
                key.start().substring(0, START),
                key.ownerId(),
                key.prefix(),
                secret,
                millis(allowance.refillInterval()),
                allowance.refillAmount(),
                key.usage().lastRefillAt(),
                terms.enabled(),
                allowance.max() != null,
                millis(allowance.window()),
                allowance.max(),
                key.usage().requests(),
                allowance.remaining(),
                key.usage().lastUsedAt(),
                terms.expiresAt(),
                key.createdAt(),
                key.updatedAt(),
                permissions(terms.scopes()),
                object(terms.metadata()),
                key.id());
    }

    private static @Nullable Long millis(@Nullable Duration duration) {
        return duration == null ? null : duration.toMillis();
    }

    /** The scope {@code chat:read} is the action {@code read} on {@code chat}. */
    private static @Nullable Map<String, List<String>> permissions(List<String> scopes) {
        if (scopes.isEmpty()) {
            return null;
        }
        Map<String, List<String>> permissions = new TreeMap<>();
        for (String scope : scopes) {
            int colon = scope.lastIndexOf(':');
            List<String> actions = permissions.computeIfAbsent(
                    colon < 0 ? scope : scope.substring(0, colon), name -> new ArrayList<>());
            if (colon >= 0) {
                actions.add(scope.substring(colon + 1));
            }
        }
        return permissions;
    }

    private static @Nullable JsonNode object(@Nullable String text) {
        try {
            return text == null ? null : Json.MAPPER.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("metadata that was written is JSON", e);
        }
    }

    @Override
    public String toString() {
        return "PluginKey[…]";
    }
}
