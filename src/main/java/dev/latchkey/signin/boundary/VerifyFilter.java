package dev.latchkey.signin.boundary;

import dev.latchkey.database.control.Sql.SqlException;
import dev.latchkey.problems.entity.AuthException;
import dev.latchkey.requests.control.Refusal;
import dev.latchkey.requests.control.ShortWay;
import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;

/**
 * The shortest way to the good answer of {@link VerifyResource}, which a proxy asks for before each request that it lets
 * through (ADR 7). Every refusal comes from the resource.
 */
public class VerifyFilter extends HttpFilter {
    private static final long serialVersionUID = 1;

    @Inject
    transient VerifyResource guard;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        Optional<VerifyResource.Answer> answer = answer(request);
        if (answer.isEmpty()) {
            chain.doFilter(request, response);
            return;
        }
        answer.get().headers().forEach(response::setHeader);
        ShortWay.answer(response, answer.get());
    }

    private Optional<VerifyResource.Answer> answer(HttpServletRequest request) {
        boolean known = request.getMethod().equals("GET")
                && request.getUserPrincipal() != null
                && Refusal.of(request).isEmpty();
        try {
            return known
                    ? Optional.of(guard.answer(request.getParameter("scope"), request.getParameter("role"), request))
                    : Optional.empty();
        } catch (AuthException | SqlException e) {
            // The resource finds the same and gives it the form of an error.
            return Optional.empty();
        }
    }
}
