package dev.latchkey.security.boundary;

import dev.latchkey.problems.control.Outage;
import dev.latchkey.problems.entity.AuthException;
import dev.latchkey.problems.entity.RequestProblem;
import dev.latchkey.requests.control.Clients;
import dev.latchkey.requests.control.Refusal;
import dev.latchkey.requests.control.TrustedOrigins;
import dev.latchkey.security.control.Credentials;
import dev.latchkey.security.control.Known;
import dev.latchkey.security.control.SecurityProblem;
import dev.latchkey.sessions.control.SessionCookie;
import dev.latchkey.sessions.control.SessionLookup;
import dev.latchkey.sessions.control.SessionSettings;
import dev.latchkey.sessions.entity.LiveSession;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.security.enterprise.AuthenticationStatus;
import jakarta.security.enterprise.authentication.mechanism.http.HttpAuthenticationMechanism;
import jakarta.security.enterprise.authentication.mechanism.http.HttpMessageContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Finds the caller of every request, from {@code Authorization: Bearer}, a key header or the session cookie, and keeps nothing of him
 * for the next one (promise 3). It refuses nobody: what it found wrong is a note that {@link CredentialFilter} reads,
 * where the resource is known. C-02 to C-05.
 */
@ApplicationScoped
public class LatchkeyMechanism implements HttpAuthenticationMechanism {
    @Inject
    Credentials credentials;

    @Inject
    TrustedOrigins origins;

    @Inject
    SessionLookup sessions;

    @Inject
    SessionCookie cookie;

    @Inject
    SessionSettings settings;

    @Inject
    Clock clock;

    @Override
    public AuthenticationStatus validateRequest(
            HttpServletRequest request, HttpServletResponse response, HttpMessageContext context) {
        try {
            Optional<Known> shown = shown(request);
            return shown.isPresent() ? known(shown.get(), request, context) : byCookie(request, response, context);
        } catch (AuthException refusal) {
            // C-04: a credential that is present but no good is refused, never passed over for the cookie.
            Refusal.note(request, refusal);
            return context.doNothing();
        } catch (RuntimeException failure) {
            // A database that does not answer is no reason to call a valid caller a stranger: F3, promise 2.
            if (!Outage.causes(failure)) {
                throw failure;
            }
            Refusal.note(request, new AuthException(RequestProblem.SERVICE_UNAVAILABLE, Duration.ofSeconds(2)));
            return context.doNothing();
        }
    }

    /** The caller that a header names, in the order of C-04. */
    private Optional<Known> shown(HttpServletRequest request) {
        String authorization = request.getHeader("Authorization");
        if (authorization != null) {
            if (credentials.isKey(bearer(authorization))) {
                requireNoBrowser(request);
            }
            return Optional.of(credentials.bearer(bearer(authorization), clock.instant()));
        }
        String key = request.getHeader("x-api-key");
        if (key != null) {
            requireNoBrowser(request);
            return Optional.of(credentials.key(key, clock.instant()));
        }
        String token = request.getHeader("X-API-Token");
        return token == null ? Optional.empty() : Optional.of(credentials.serverToken(token, clock.instant()));
    }

    /** S3-62: a key in a page can be read by everybody who looks at it, so only pages of trusted origins may have one. */
    private void requireNoBrowser(HttpServletRequest request) {
        String origin = request.getHeader("Origin");
        if (origin != null && !origins.trusts(origin)) {
            throw new AuthException(SecurityProblem.INVALID_ORIGIN);
        }
    }

    /** RFC 6750 section 2.1; the scheme's name has no letter case (RFC 9110 section 11.1). Another scheme is none of ours. */
    private static String bearer(String authorization) {
        return authorization.regionMatches(true, 0, "Bearer ", 0, 7)
                ? authorization.substring(7).strip()
                : "";
    }

    private AuthenticationStatus known(Known known, HttpServletRequest request, HttpMessageContext context) {
        Instant now = clock.instant();
        known.session().filter(s -> isToBeMoved(s, request, now)).ifPresent(s -> sessions.extend(s, now));
        return login(known, request, context);
    }

    /** Whoever acts in the caller's place is named in everything that this request leaves in the audit. */
    private static AuthenticationStatus login(Known known, HttpServletRequest request, HttpMessageContext context) {
        request.setAttribute(Clients.IMPERSONATOR, known.caller().impersonatorId());
        return context.notifyContainerAboutLogin(known.caller(), known.roles());
    }

    /** An invalid cookie means signed out. */
    private AuthenticationStatus byCookie(
            HttpServletRequest request, HttpServletResponse response, HttpMessageContext context) {
        Optional<String> token = cookie.read(request);
        if (token.isEmpty()) {
            return context.doNothing();
        }
        Instant now = clock.instant();
        Optional<LiveSession> session = credentials.cookie(token.get(), now);
        if (session.isEmpty()) {
            return context.doNothing();
        }
        if (isToBeMoved(session.get(), request, now)) {
            sessions.extend(session.get(), now);
            response.addHeader("Set-Cookie", cookie.of(token.get(), true));
        }
        return login(Known.by(session.get()), request, context);
    }

    /** C-07; a client that only looks may ask to leave the session where it is. */
    private boolean isToBeMoved(LiveSession session, HttpServletRequest request, Instant now) {
        String query = request.getQueryString();
        return session.isDueAt(now, settings.refreshAfter())
                && (query == null || !("&" + query + "&").contains("&disableRefresh=true&"));
    }
}
