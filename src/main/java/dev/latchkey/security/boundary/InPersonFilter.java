package dev.latchkey.security.boundary;

import dev.latchkey.requests.control.InPerson;
import dev.latchkey.sessions.entity.SessionProblem;
import dev.latchkey.users.entity.Caller;
import jakarta.annotation.Priority;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.ext.Provider;

/** Refuses, with {@code NOT_WHILE_IMPERSONATING}, an administrator who acts as somebody else where {@link InPerson} stands. */
@Provider
@Priority(Priorities.AUTHORIZATION)
public class InPersonFilter implements ContainerRequestFilter {
    @Context
    HttpServletRequest http;

    @Context
    ResourceInfo resource;

    @Override
    public void filter(ContainerRequestContext request) {
        InPerson wanted = resource.getResourceClass().getAnnotation(InPerson.class);
        if (wanted == null || request.getMethod().equals("GET") && !wanted.looking()) {
            return;
        }
        if (Caller.person(http)
                .filter(caller -> caller.impersonatorId() != null)
                .isPresent()) {
            throw SessionProblem.NOT_WHILE_IMPERSONATING.exception();
        }
    }
}
