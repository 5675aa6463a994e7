package dev.latchkey.problems.boundary;

import dev.latchkey.problems.entity.AuthException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/** Our own refusals. */
@Provider
public class AuthExceptionMapper implements ExceptionMapper<AuthException> {
    @Context
    HttpServletRequest request;

    @Override
    public Response toResponse(AuthException refusal) {
        return refusal.retryAfter() == null && refusal.fields().isEmpty()
                ? ErrorAnswer.of(refusal.code(), request)
                : ErrorAnswer.of(refusal.code(), request, refusal.retryAfter(), refusal.fields());
    }
}
