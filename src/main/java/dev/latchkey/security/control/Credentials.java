package dev.latchkey.security.control;

import dev.latchkey.apikeys.control.ApiTokenLookup;
import dev.latchkey.apikeys.control.KeyCheck;
import dev.latchkey.problems.entity.AuthException;
import dev.latchkey.problems.entity.RequestProblem;
import dev.latchkey.sessions.control.SessionLookup;
import dev.latchkey.sessions.entity.LiveSession;
import dev.latchkey.tokens.control.AccessTokens;
import dev.latchkey.tokens.entity.AccessClaims;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * Who is behind a credential? The one place that tells the kinds apart by their shape (C-05). A credential that is present
 * and no good is refused with the code of its kind (C-04), except a cookie: that means signed out.
 */
@ApplicationScoped
public class Credentials {
    @Inject
    SessionLookup sessions;

    @Inject
    ApiTokenLookup apiTokens;

    @Inject
    AccessTokens accessTokens;

    @Inject
    KeyCheck keys;

    @Inject
    ServerToken server;

    /** The caller of {@code Authorization: Bearer}; {@code INVALID_TOKEN} when the text is no credential of ours. */
    public Known bearer(String credential, Instant now) {
        if (AccessTokens.isToken(credential)) {
            return access(credential, now);
        }
        if (isKey(credential)) {
            return key(credential, now);
        }
        // Both kinds may have one prefix (C-05), so one that is no session may still be an API token.
        return sessions.find(credential, now)
                .map(Known::by)
                .or(() -> apiTokens.find(credential, now).map(Known::program))
                .orElseThrow(Credentials::invalid);
    }

    /** A good signature is a claim; whether the session behind it lives is asked each time. C-26. */
    private Known access(String token, Instant now) {
        AccessClaims claims = accessTokens.verify(token, now);
        return sessions.findPaired(claims.familyId(), claims.sessionId(), now)
                .filter(session -> session.caller().userId().equals(claims.userId()))
                .map(Known::by)
                .orElseThrow(Credentials::invalid);
    }

    /** Whether a bearer has the shape of an API key. */
    public boolean isKey(String credential) {
        return !sessions.isSessionToken(credential) && keys.isKey(credential);
    }

    /** The caller of the header {@code x-api-key}; refused with the key's own codes. S3-78 to S3-81. */
    public Known key(String key, Instant now) {
        return Known.program(keys.use(key, Set.of(), now, caller -> {}).caller());
    }

    /** The caller of the header {@code X-API-Token}; {@code INVALID_TOKEN} for any other value, and when there is none. C-24. */
    public Known serverToken(String token, Instant now) {
        return server.find(token, now).map(Known::server).orElseThrow(Credentials::invalid);
    }

    /** The session behind a cookie's value, if it is live. */
    public Optional<LiveSession> cookie(String token, Instant now) {
        return sessions.find(token, now);
    }

    private static AuthException invalid() {
        return new AuthException(RequestProblem.INVALID_TOKEN);
    }
}
