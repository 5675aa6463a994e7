package dev.latchkey.signin.control;

import dev.latchkey.problems.entity.AuthException;
import dev.latchkey.problems.entity.RequestProblem;
import dev.latchkey.requests.entity.Client;
import dev.latchkey.sessions.control.SessionLookup;
import dev.latchkey.sessions.control.SessionReport;
import dev.latchkey.sessions.control.TokenFamilies;
import dev.latchkey.sessions.control.TokenFamilies.Issued;
import dev.latchkey.sessions.control.TokenFamilies.Outcome;
import dev.latchkey.sessions.entity.LiveSession;
import dev.latchkey.tenants.control.Memberships;
import dev.latchkey.tokens.control.AccessTokens;
import dev.latchkey.tokens.entity.AccessClaims;
import dev.latchkey.tokens.entity.TokenProblem;
import dev.latchkey.users.entity.Caller;
import dev.latchkey.users.entity.Credential;
import dev.latchkey.users.entity.UserDetails;
import dev.latchkey.users.entity.UserView;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Gives, renews and ends token pairs. No transaction of its own: nothing is signed while a row is locked. C-26. */
@ApplicationScoped
public class TokenPairs {
    /** A session may do all that its user may. */
    private static final String EVERYTHING = "*";

    @Inject
    TokenFamilies families;

    @Inject
    SessionLookup sessions;

    @Inject
    SessionReport report;

    @Inject
    Memberships memberships;

    @Inject
    AccessTokens tokens;

    @Inject
    Clock clock;

    /** A pair for a session just opened, which it shares with a cookie. */
    public TokenPair of(String sessionId, Client client) {
        return begin(sessionId, false, client);
    }

    /** A pair whose session was opened for it alone and ends with it. */
    public TokenPair alone(String sessionId, Client client) {
        return begin(sessionId, true, client);
    }

    /**
     * A pair for the caller's session; {@code FORBIDDEN} for any other credential than the session token: an access token must
     * not become more than a quarter of an hour.
     */
    public TokenPair of(Caller caller, Client client) {
        if (caller.credential().kind() != Credential.Kind.SESSION) {
            throw new AuthException(RequestProblem.FORBIDDEN);
        }
        return begin(caller.sessionId(), false, client);
    }

    private TokenPair begin(String sessionId, boolean own, Client client) {
        Instant now = clock.instant();
        return pair(families.begin(sessionId, own, client, now).orElseThrow(TokenPairs::over), now);
    }

    /**
     * The next pair for a refresh token; {@code EXPIRED_TOKEN} after its seven days, {@code INVALID_TOKEN} when it is unknown,
     * was used before, or its session has ended. S3-53, S3-95.
     */
    public TokenPair refresh(String refreshToken, Client client) {
        Instant now = clock.instant();
        Outcome outcome = families.rotate(refreshToken, client, now);
        if (outcome.verdict() == TokenFamilies.Verdict.EXPIRED) {
            throw TokenProblem.EXPIRED_TOKEN.exception();
        }
        Issued issued = outcome.issued();
        if (issued == null) {
            throw invalid();
        }
        return pair(issued, now);
    }

    /** Ends the pair that a refresh token or access token belongs to; does nothing for any other text. RFC 7009. */
    public void revoke(String token, Client client) {
        Instant now = clock.instant();
        if (!AccessTokens.isToken(token)) {
            families.revoke(token, client, now);
            return;
        }
        try {
            AccessClaims claims = tokens.verify(token, now);
            families.revoke(claims.familyId(), claims.sessionId(), client, now);
        } catch (AuthException notOurs) {
            // Section 2.2: the client has what it wanted, the token is no good.
        }
    }

    /** A token that tells other services who the caller is, as Better Auth's {@code GET /token} does. */
    public String identity(Caller caller) {
        UserDetails user =
                report.of(caller.sessionId(), "").orElseThrow(TokenPairs::over).user();
        Map<String, @Nullable Object> claims = new HashMap<>();
        claims.put("sub", user.id());
        claims.put("id", user.id());
        claims.put("name", user.name());
        claims.put("email", user.email());
        claims.put("emailVerified", user.emailVerified());
        claims.put("image", user.image());
        claims.put("createdAt", user.createdAt().toString());
        claims.put("updatedAt", user.updatedAt().toString());
        claims.put("role", user.role());
        return tokens.identity(claims, clock.instant());
    }

    private TokenPair pair(Issued issued, Instant now) {
        LiveSession session =
                sessions.findPaired(issued.familyId(), issued.sessionId(), now).orElseThrow(TokenPairs::invalid);
        Caller caller = session.caller();
        String tenantId = caller.activeTenantId();
        String role = memberships
                .roleIn(tenantId, caller.userId())
                .map(held -> held.label())
                .orElse(null);
        Map<String, @Nullable Object> claims = new HashMap<>();
        claims.put("sub", caller.userId());
        claims.put("sid", issued.sessionId());
        claims.put("fid", issued.familyId());
        // A tenant that he has left meanwhile is nothing that he works in.
        claims.put("org", role == null ? null : tenantId);
        claims.put("role", role);
        claims.put("scope", EVERYTHING);
        return new TokenPair(
                tokens.access(claims, now),
                issued.refreshToken(),
                "Bearer",
                AccessTokens.LIFE.toSeconds(),
                UserView.of(caller));
    }

    private static AuthException over() {
        return new AuthException(RequestProblem.UNAUTHORIZED);
    }

    private static AuthException invalid() {
        return new AuthException(RequestProblem.INVALID_TOKEN);
    }
}
