package dev.latchkey.security.boundary;

import dev.latchkey.problems.control.Outage;
import dev.latchkey.problems.entity.RequestProblem;
import dev.latchkey.sessions.control.SessionCookie;
import dev.latchkey.sessions.control.SessionLookup;
import dev.latchkey.sessions.control.SessionSettings;
import dev.latchkey.sessions.entity.LiveSession;
import dev.latchkey.users.entity.Role;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.security.enterprise.AuthenticationStatus;
import jakarta.security.enterprise.authentication.mechanism.http.HttpAuthenticationMechanism;
import jakarta.security.enterprise.authentication.mechanism.http.HttpMessageContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * Finds the caller of every request, from {@code Authorization: Bearer} or the session cookie, and keeps nothing of him
 * for the next one (promise 3). It refuses nobody: what it found wrong is a note that {@link CredentialFilter} reads,
 * where the resource is known. C-02 to C-05.
 */
@ApplicationScoped
public class LatchkeyMechanism implements HttpAuthenticationMechanism {
    /** The request attribute that says what is wrong with the credential: a {@link RequestProblem}. */
    static final String PROBLEM = "dev.latchkey.credential-problem";

    private static final Set<String> USERS = Set.of(Role.USER);
    private static final Set<String> ADMINS = Set.of(Role.USER, Role.ADMIN);

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
        String authorization = request.getHeader("Authorization");
        try {
            if (authorization != null) {
                return byBearer(authorization, request, context);
            }
            return carriesKey(request) ? refused(request, context) : byCookie(request, response, context);
        } catch (RuntimeException failure) {
            // A database that does not answer is no reason to call a valid caller a stranger: F3, promise 2.
            if (!Outage.causes(failure)) {
                throw failure;
            }
            request.setAttribute(PROBLEM, RequestProblem.SERVICE_UNAVAILABLE);
            return context.doNothing();
        }
    }

    /** C-04: a bearer that is present but no good is refused, never passed over for the cookie. */
    private AuthenticationStatus byBearer(
            String authorization, HttpServletRequest request, HttpMessageContext context) {
        // RFC 6750 section 2.1; the scheme's name has no letter case (RFC 9110 section 11.1).
        boolean bearer = authorization.regionMatches(true, 0, "Bearer ", 0, 7);
        Instant now = clock.instant();
        Optional<LiveSession> session =
                bearer ? sessions.find(authorization.substring(7).strip(), now) : Optional.empty();
        if (session.isEmpty()) {
            return refused(request, context);
        }
        if (isToBeMoved(session.get(), request, now)) {
            sessions.extend(session.get(), now);
        }
        return known(session.get(), context);
    }

    /** Nobody has a key yet, so none is valid; the cookie beside it does not count (C-04). */
    private static boolean carriesKey(HttpServletRequest request) {
        return request.getHeader("x-api-key") != null || request.getHeader("X-API-Token") != null;
    }

    private static AuthenticationStatus refused(HttpServletRequest request, HttpMessageContext context) {
        request.setAttribute(PROBLEM, RequestProblem.INVALID_TOKEN);
        return context.doNothing();
    }

    /** An invalid cookie means signed out. */
    private AuthenticationStatus byCookie(
            HttpServletRequest request, HttpServletResponse response, HttpMessageContext context) {
        Optional<String> token = cookie.read(request);
        if (token.isEmpty()) {
            return context.doNothing();
        }
        Instant now = clock.instant();
        Optional<LiveSession> session = sessions.find(token.get(), now);
        if (session.isEmpty()) {
            return context.doNothing();
        }
        if (isToBeMoved(session.get(), request, now)) {
            sessions.extend(session.get(), now);
            response.addHeader("Set-Cookie", cookie.of(token.get(), true));
        }
        return known(session.get(), context);
    }

    /** C-07; a client that only looks may ask to leave the session where it is. */
    private boolean isToBeMoved(LiveSession session, HttpServletRequest request, Instant now) {
        String query = request.getQueryString();
        return session.isDueAt(now, settings.refreshAfter())
                && (query == null || !("&" + query + "&").contains("&disableRefresh=true&"));
    }

    private static AuthenticationStatus known(LiveSession session, HttpMessageContext context) {
        return context.notifyContainerAboutLogin(
                session.caller(), session.role().equals(Role.ADMIN) ? ADMINS : USERS);
    }
}
