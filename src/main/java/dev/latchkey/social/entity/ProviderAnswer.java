package dev.latchkey.social.entity;

import org.jspecify.annotations.Nullable;

/**
 * What a provider's redirect says.
 *
 * @param issuer RFC 9207; null when the provider does not say it
 */
public record ProviderAnswer(
        @Nullable String code,
        @Nullable String error,
        @Nullable String issuer) {
    /** {@code STATE_MISMATCH} for an answer of another provider than the one that was asked. RFC 9207 section 2.4. */
    public void requireIssuer(String expected, boolean alwaysSaid) {
        if (issuer == null ? alwaysSaid : !issuer.equals(expected)) {
            throw CallbackRefusal.STATE_MISMATCH.exception();
        }
    }

    /** The code; {@code ACCESS_DENIED}, {@code PROVIDER_UNAVAILABLE} for another error, {@code INVALID_CODE} when there is none. */
    public String requireCode() {
        if (error != null) {
            boolean cancelled = "access_denied".equals(error);
            throw (cancelled ? CallbackRefusal.ACCESS_DENIED : CallbackRefusal.PROVIDER_UNAVAILABLE).exception();
        }
        if (code == null || code.isEmpty()) {
            throw CallbackRefusal.INVALID_CODE.exception();
        }
        return code;
    }

    @Override
    public String toString() {
        return "ProviderAnswer[…]";
    }
}
