package dev.latchkey.social.entity;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a provider gave for a code, besides who somebody is.
 *
 * @param scope what it is good for, as the provider wrote it; empty when it said nothing
 * @param expiresAt when the access token ends; null when the provider said nothing
 * @param refreshExpiresAt the same of the refresh token
 */
public record ProviderTokens(
        @Nullable String accessToken,
        @Nullable String refreshToken,
        @Nullable String idToken,
        String scope,
        @Nullable Instant expiresAt,
        @Nullable Instant refreshExpiresAt) {
    /** With this scope, when the provider said nothing: then it is what was asked for (RFC 6749 section 5.1). */
    public ProviderTokens orScope(String asked) {
        return scope.isEmpty()
                ? new ProviderTokens(accessToken, refreshToken, idToken, asked, expiresAt, refreshExpiresAt)
                : this;
    }

    /** These in place of older ones: what is not among them stays as it was (RFC 6749 section 6). */
    public ProviderTokens after(ProviderTokens older) {
        boolean rotated = refreshToken != null;
        return new ProviderTokens(
                accessToken,
                rotated ? refreshToken : older.refreshToken,
                idToken == null ? older.idToken : idToken,
                scope.isEmpty() ? older.scope : scope,
                expiresAt,
                rotated ? refreshExpiresAt : older.refreshExpiresAt);
    }

    /** Without a refresh token that has turned out to be good for nothing. */
    public ProviderTokens withoutRefresh() {
        return new ProviderTokens(accessToken, null, idToken, scope, expiresAt, null);
    }

    /** Without an ID token that is not to be believed. */
    public ProviderTokens withoutIdToken() {
        return new ProviderTokens(accessToken, refreshToken, null, scope, expiresAt, refreshExpiresAt);
    }

    /** Whether these last longer, or are still good for all that the others are and for more. */
    public boolean isWorthMoreThan(ProviderTokens others, Instant now) {
        if (refreshToken != null || others.refreshToken != null) {
            return others.refreshToken == null;
        }
        List<String> mine = Scopes.of(scope);
        List<String> theirs = Scopes.of(others.scope);
        return isGoodAt(now) && mine.containsAll(theirs) && !theirs.containsAll(mine);
    }

    /** Whether there is an access token that is good for that long. */
    public boolean isGoodAt(Instant then) {
        return accessToken != null && (expiresAt == null || then.isBefore(expiresAt));
    }

    @Override
    public String toString() {
        return "ProviderTokens[…]";
    }
}
