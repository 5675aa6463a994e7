package dev.latchkey.sessions.boundary;

import dev.latchkey.database.control.Sql.SqlException;
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
 * The shortest way to what {@link GetSessionResource} says to a signed-in caller, as {@code me} has one (ADR 0007). Whatever
 * is not that one case goes on to the resource.
 */
public class GetSessionFilter extends HttpFilter {
    private static final long serialVersionUID = 1;

    @Inject
    transient GetSessionResource sessions;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        Optional<GetSessionResource.Answer> answer = answer(request);
        if (answer.isEmpty()) {
            chain.doFilter(request, response);
            return;
        }
        ShortWay.answer(response, answer.get());
    }

    private Optional<GetSessionResource.Answer> answer(HttpServletRequest request) {
        try {
            return ShortWay.isFor(request) ? sessions.find(request) : Optional.empty();
        } catch (SqlException e) {
            // The resource meets the same failure and gives it the form of an error.
            return Optional.empty();
        }
    }
}
