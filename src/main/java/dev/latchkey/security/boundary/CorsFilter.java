package dev.latchkey.security.boundary;

import dev.latchkey.requests.control.TrustedOrigins;
import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * Lets the pages of trusted origins read answers and send the cookie: S1-29, ASVS 3.4.2. The origin is named exactly and
 * never reflected for anybody else; whether it may act is {@link OriginFilter}'s to say.
 */
public class CorsFilter extends HttpFilter {
    private static final long serialVersionUID = 1;

    @Inject
    transient TrustedOrigins origins;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        // Also without an origin: a cache must not give the one answer to the other.
        response.addHeader("Vary", "Origin");
        String origin = request.getHeader("Origin");
        if (origin == null || !origins.trusts(origin)) {
            chain.doFilter(request, response);
            return;
        }
        response.setHeader("Access-Control-Allow-Origin", origin);
        response.setHeader("Access-Control-Allow-Credentials", "true");
        response.setHeader(
                "Access-Control-Expose-Headers",
                "set-auth-token, X-Request-Id, Retry-After, X-Retry-After, X-RateLimit-Limit, X-RateLimit-Remaining,"
                        + " X-RateLimit-Reset");
        boolean preflight =
                request.getMethod().equals("OPTIONS") && request.getHeader("Access-Control-Request-Method") != null;
        if (!preflight) {
            chain.doFilter(request, response);
            return;
        }
        response.setHeader("Access-Control-Allow-Methods", "GET, POST, PATCH, DELETE");
        response.setHeader(
                "Access-Control-Allow-Headers", "Authorization, Content-Type, X-Request-Id, x-api-key, X-API-Token");
        response.setHeader("Access-Control-Max-Age", "600");
        response.setStatus(HttpServletResponse.SC_NO_CONTENT);
    }
}
