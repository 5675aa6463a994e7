package dev.latchkey.signin.boundary;

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
 * The shortest way to the answer that is asked for most: what {@link MeResource} says to a signed-in caller is written
 * here, without JAX-RS, which is more than half of its cost. Whatever is not that one case goes on to the resource: no
 * session, a wrong credential, another method or media type, a database that does not answer.
 */
public class MeFilter extends HttpFilter {
    private static final long serialVersionUID = 1;

    @Inject
    transient MeResource me;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        Optional<Profile> profile = profile(request);
        if (profile.isEmpty()) {
            chain.doFilter(request, response);
            return;
        }
        ShortWay.answer(response, profile.get());
    }

    private Optional<Profile> profile(HttpServletRequest request) {
        try {
            return ShortWay.isFor(request) ? Optional.of(me.me(request)) : Optional.empty();
        } catch (SqlException e) {
            // The resource meets the same failure and gives it the form of an error.
            return Optional.empty();
        }
    }
}
