package dev.latchkey.problems.boundary;

import dev.latchkey.problems.entity.RequestProblem;
import jakarta.ejb.EJBAccessException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/** What an EJB's {@code @RolesAllowed} refuses is answered as if the resource had refused it. */
@Provider
public class AccessMapper implements ExceptionMapper<EJBAccessException> {
    @Context
    HttpServletRequest request;

    @Override
    public Response toResponse(EJBAccessException refusal) {
        return ErrorAnswer.of(
                request.getUserPrincipal() == null ? RequestProblem.UNAUTHORIZED : RequestProblem.FORBIDDEN, request);
    }
}
