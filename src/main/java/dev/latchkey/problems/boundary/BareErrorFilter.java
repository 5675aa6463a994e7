package dev.latchkey.problems.boundary;

import dev.latchkey.problems.control.Audience;
import dev.latchkey.problems.control.RequestId;
import dev.latchkey.problems.entity.ErrorBody;
import dev.latchkey.problems.entity.RequestProblem;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.ext.Provider;
import java.lang.annotation.Annotation;
import java.util.Map;

/** Gives the one form to errors that Jersey answers without asking a mapper, such as a header it cannot read. */
@Provider
public class BareErrorFilter implements ContainerResponseFilter {
    @Context
    HttpServletRequest http;

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        if (response.getStatus() >= 400 && !response.hasEntity()) {
            RequestProblem problem = RequestProblem.ofStatus(response.getStatus());
            response.setEntity(
                    ErrorBody.of(problem, RequestId.of(http), Map.of()), new Annotation[0], Audience.form(http));
        }
    }
}
