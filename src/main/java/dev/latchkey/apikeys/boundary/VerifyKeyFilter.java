package dev.latchkey.apikeys.boundary;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectReader;
import dev.latchkey.apikeys.boundary.ApiKeysVerifyResource.Answer;
import dev.latchkey.apikeys.boundary.ApiKeysVerifyResource.Request;
import dev.latchkey.database.control.Sql.SqlException;
import dev.latchkey.problems.entity.AuthException;
import dev.latchkey.requests.control.Json;
import dev.latchkey.requests.control.ReadRequest;
import dev.latchkey.requests.control.Refusal;
import dev.latchkey.requests.control.ShortWay;
import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Validator;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The shortest way to what {@link ApiKeysVerifyResource} says to a gateway, which asks it for each request of its own (ADR 7). What
 * it refuses, and whatever is not a plain and sound question, goes on, so that every error comes from JAX-RS.
 */
public class VerifyKeyFilter extends HttpFilter {
    private static final long serialVersionUID = 1;
    private static final ObjectReader REQUEST = Json.MAPPER.readerFor(Request.class);

    @Inject
    transient ApiKeysVerifyResource keys;

    @Inject
    transient Validator validator;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (!ShortWay.isPlainPost(request) || !ReadRequest.isFor(request)) {
            chain.doFilter(request, response);
            return;
        }
        ReadRequest read = ReadRequest.of(request);
        Optional<Answer> answer = answer(read, response);
        if (answer.isPresent()) {
            ShortWay.answer(response, answer.get());
        } else {
            chain.doFilter(read, response);
        }
    }

    private Optional<Answer> answer(ReadRequest read, HttpServletResponse response) throws IOException {
        try {
            @Nullable Request wanted = REQUEST.readValue(read.body());
            return wanted != null && validator.validate(wanted).isEmpty()
                    ? Optional.of(keys.verify(wanted, read, response))
                    : Optional.empty();
        } catch (AuthException refusal) {
            Refusal.note(read, refusal);
            return Optional.empty();
        } catch (JsonProcessingException | SqlException e) {
            // The resource meets the same failure and gives it the form of an error.
            return Optional.empty();
        }
    }
}
