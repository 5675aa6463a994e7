package dev.latchkey.apikeys.boundary;

import dev.latchkey.apikeys.control.ApiKeys.Made;
import dev.latchkey.apikeys.entity.Allowance;
import dev.latchkey.apikeys.entity.ApiKey;
import dev.latchkey.apikeys.entity.KeyTerms;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A key in the bodies of the native family. */
@Schema(name = "ApiKey")
public record KeyView(
        String id,
        @Nullable String name,
        @Nullable String userId,
        @Nullable String tenantId,
        String start,
        List<String> scopes,
        boolean enabled,
        String status,
        @Nullable Instant expiresAt,
        @Nullable Limit limit,
        @Nullable Integer remaining,
        @Nullable Refill refill,
        long requestCount,
        @Nullable Instant lastUsedAt,
        @Nullable String replacedBy,
        Instant createdAt,
        Instant updatedAt) {
    static final int MOST_USES = 1_000_000_000;
    static final int LONGEST_SECONDS = 31_622_400;

    /** So many uses in a window of so many seconds. */
    @Schema(name = "ApiKeyLimit")
    public record Limit(
            @NotNull @Min(1) @Max(MOST_USES) Integer max,
            @NotNull @Min(1) @Max(LONGEST_SECONDS) Integer windowSeconds) {}

    /** So many uses are left again after so many seconds. */
    @Schema(name = "ApiKeyRefill")
    public record Refill(
            @NotNull @Min(1) @Max(MOST_USES) Integer amount,
            @NotNull @Min(1) @Max(LONGEST_SECONDS) Integer intervalSeconds) {}

    /** One key. */
    @Schema(name = "ApiKeyAnswer")
    public record Answer(KeyView apiKey) {}

    /** A new key with its secret, which is shown this once. */
    @Schema(name = "NewApiKeyAnswer")
    public record Shown(KeyView apiKey, String key) {
        static Shown of(Made made, Instant now) {
            return new Shown(KeyView.of(made.key(), now), made.secret());
        }

        @Override
        public String toString() {
            return "Shown[…]";
        }
    }

    static KeyView of(ApiKey key, Instant now) {
        KeyTerms terms = key.terms();
        Allowance allowance = terms.allowance();
        return new KeyView(
                key.id(),
                terms.name(),
                key.userId(),
                key.tenantId(),
                key.start(),
                terms.scopes(),
                terms.enabled(),
                key.statusAt(now),
                terms.expiresAt(),
                limit(allowance),
                allowance.remaining(),
                refill(allowance),
                key.usage().requests(),
                key.usage().lastUsedAt(),
                key.replacedBy(),
                key.createdAt(),
                key.updatedAt());
    }

    private static @Nullable Limit limit(Allowance allowance) {
        Duration window = allowance.window();
        return allowance.max() == null || window == null ? null : new Limit(allowance.max(), (int) window.toSeconds());
    }

    private static @Nullable Refill refill(Allowance allowance) {
        Duration interval = allowance.refillInterval();
        return allowance.refillAmount() == null || interval == null
                ? null
                : new Refill(allowance.refillAmount(), (int) interval.toSeconds());
    }

    /** How often a key may be used, as a body says it. */
    static Allowance allowance(@Nullable Limit limit, @Nullable Integer remaining, @Nullable Refill refill) {
        return new Allowance(
                limit == null ? null : limit.max(),
                limit == null ? null : Duration.ofSeconds(limit.windowSeconds()),
                remaining,
                refill == null ? null : refill.amount(),
                refill == null ? null : Duration.ofSeconds(refill.intervalSeconds()));
    }
}
