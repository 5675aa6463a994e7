package dev.latchkey.apikeys.entity;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the owner of a key decides about it.
 *
 * @param name null for a key that nobody named
 * @param scopes what it may do; none for a key that only tells whose it is
 * @param expiresAt null for no end
 * @param metadata a JSON object of the client's, as text
 */
public record KeyTerms(
        @Nullable String name,
        List<String> scopes,
        boolean enabled,
        @Nullable Instant expiresAt,
        Allowance allowance,
        @Nullable String metadata) {
    public KeyTerms {
        scopes = List.copyOf(scopes);
    }

    /** An enabled key of that name, with these scopes, for ever. */
    public static KeyTerms of(@Nullable String name, List<String> scopes) {
        return new KeyTerms(name, scopes, true, null, Allowance.FREE, null);
    }

    public KeyTerms named(@Nullable String other) {
        return new KeyTerms(other, scopes, enabled, expiresAt, allowance, metadata);
    }

    public KeyTerms enabled(boolean on) {
        return new KeyTerms(name, scopes, on, expiresAt, allowance, metadata);
    }

    /** With this end; null for none. */
    public KeyTerms until(@Nullable Instant end) {
        return new KeyTerms(name, scopes, enabled, end, allowance, metadata);
    }

    public KeyTerms within(Allowance other) {
        return new KeyTerms(name, scopes, enabled, expiresAt, other, metadata);
    }

    public KeyTerms with(@Nullable String json) {
        return new KeyTerms(name, scopes, enabled, expiresAt, allowance, json);
    }
}
