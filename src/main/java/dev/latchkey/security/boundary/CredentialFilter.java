package dev.latchkey.security.boundary;

import dev.latchkey.problems.entity.AuthException;
import dev.latchkey.problems.entity.RequestProblem;
import dev.latchkey.requests.control.OwnCredential;
import dev.latchkey.requests.control.TellsStrangers;
import jakarta.annotation.Priority;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.ext.Provider;

/**
 * Refuses requests whose credential the mechanism found wrong, on every path, public ones too: a client that sends a dead
 * token must learn it (C-04). Resources marked {@link OwnCredential} judge what they are sent themselves.
 */
@Provider
@Priority(Priorities.AUTHENTICATION)
public class CredentialFilter implements ContainerRequestFilter {
    @Context
    HttpServletRequest http;

    @Context
    ResourceInfo resource;

    @Override
    public void filter(ContainerRequestContext request) {
        if (http.getAttribute(LatchkeyMechanism.PROBLEM) instanceof RequestProblem problem && !isAccepted(problem)) {
            throw problem == RequestProblem.SERVICE_UNAVAILABLE
                    ? new AuthException(problem, java.time.Duration.ofSeconds(2))
                    : new AuthException(problem);
        }
    }

    private boolean isAccepted(RequestProblem problem) {
        Class<?> type = resource.getResourceClass();
        boolean reports = type.isAnnotationPresent(TellsStrangers.class) && problem == RequestProblem.INVALID_TOKEN;
        return reports || type.isAnnotationPresent(OwnCredential.class);
    }
}
