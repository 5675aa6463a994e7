package dev.latchkey.security.boundary;

import dev.latchkey.limits.control.PlanLimits;
import dev.latchkey.problems.entity.AuthException;
import dev.latchkey.requests.control.Refusal;
import dev.latchkey.users.entity.Caller;
import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;

/**
 * Counts every request of a known caller to the API on his plan, whatever answers it. It refuses nobody itself, as the mechanism
 * does not: {@link CredentialFilter} does. C-28.
 */
public class PlanLimitFilter extends HttpFilter {
    private static final long serialVersionUID = 1;

    @Inject
    transient PlanLimits limits;

    @Inject
    transient Clock clock;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (request.getUserPrincipal() instanceof Caller caller) {
            try {
                limits.count(caller, clock.instant(), response::setHeader);
            } catch (AuthException refusal) {
                Refusal.note(request, refusal);
            }
        }
        chain.doFilter(request, response);
    }
}
