package dev.latchkey.security.boundary;

import dev.latchkey.problems.entity.AuthException;
import dev.latchkey.requests.control.TrustedOrigins;
import dev.latchkey.security.control.SecurityProblem;
import dev.latchkey.sessions.control.SessionCookie;
import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.Provider;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Keeps other sites from acting in a user's browser (C-31, promise 13, ASVS 3.5). A request that changes something and
 * carries the session cookie must say that it comes from us; one without the cookie, such as a sign-in, must at least not
 * say that it comes from elsewhere. Requests with a bearer token or key cannot be made by a foreign page.
 */
@Provider
@PreMatching
@Priority(2)
public class OriginFilter implements ContainerRequestFilter {
    private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS");

    @Inject
    TrustedOrigins origins;

    @Inject
    SessionCookie cookie;

    @Context
    HttpServletRequest http;

    @Override
    public void filter(ContainerRequestContext request) {
        if (SAFE.contains(request.getMethod()) || carriesKey(request)) {
            return;
        }
        String from = from(request);
        if (from != null && !from.equals("null")) {
            if (!origins.trusts(from)) {
                throw new AuthException(SecurityProblem.INVALID_ORIGIN);
            }
            return;
        }
        boolean elsewhere = from != null || "cross-site".equals(request.getHeaderString("Sec-Fetch-Site"));
        if (elsewhere || cookie.isOn(http)) {
            throw new AuthException(SecurityProblem.MISSING_OR_NULL_ORIGIN);
        }
    }

    private static boolean carriesKey(ContainerRequestContext request) {
        return Stream.of(HttpHeaders.AUTHORIZATION, "x-api-key", "X-API-Token")
                .anyMatch(header -> request.getHeaderString(header) != null);
    }

    private static @Nullable String from(ContainerRequestContext request) {
        String origin = request.getHeaderString("Origin");
        return origin == null ? request.getHeaderString("Referer") : origin;
    }
}
