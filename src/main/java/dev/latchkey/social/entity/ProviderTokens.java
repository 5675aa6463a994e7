package dev.latchkey.social.entity;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a provider gave for a code, besides who somebody is.
 *
 * @param scope what it is good for, as the provider wrote it; empty when it said nothing
 * @param expiresAt null when the provider said nothing
 */
public record ProviderTokens(
        @Nullable String accessToken,
        @Nullable String refreshToken,
        @Nullable String idToken,
        String scope,
        @Nullable Instant expiresAt) {
    @Override
    public String toString() {
        return "ProviderTokens[…]";
    }
}
