package dev.latchkey.problems.boundary;

import dev.latchkey.problems.entity.RequestProblem;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/** What JAX-RS itself refuses: no such path, wrong method, wrong media type, a role that is missing. */
@Provider
public class HttpMapper implements ExceptionMapper<WebApplicationException> {
    @Context
    HttpServletRequest request;

    @Override
    public Response toResponse(WebApplicationException failure) {
        Response said = failure.getResponse();
        if (said.getStatus() < 400) {
            return said;
        }
        Response answer = ErrorAnswer.of(code(said.getStatus()), request);
        String allow = said.getHeaderString(HttpHeaders.ALLOW);
        return allow == null
                ? answer
                : Response.fromResponse(answer).header(HttpHeaders.ALLOW, allow).build();
    }

    /** Jersey answers 403 to a role that is missing; a caller whom nobody knows needs to sign in instead. */
    private RequestProblem code(int status) {
        return status == 403 && request.getUserPrincipal() == null
                ? RequestProblem.UNAUTHORIZED
                : RequestProblem.ofStatus(status);
    }
}
