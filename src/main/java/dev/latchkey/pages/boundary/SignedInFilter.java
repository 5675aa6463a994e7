package dev.latchkey.pages.boundary;

import dev.latchkey.pages.control.Notices;
import dev.latchkey.pages.entity.Message;
import dev.latchkey.problems.entity.AuthException;
import dev.latchkey.problems.entity.RequestProblem;
import dev.latchkey.users.entity.Caller;
import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.Provider;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Leads people who are not signed in to the sign-in, and from there back to where they wanted to go. */
@SignedIn
@Provider
@Priority(Priorities.AUTHORIZATION)
public class SignedInFilter implements ContainerRequestFilter {
    @Inject
    Notices notices;

    @Context
    HttpServletRequest http;

    @Context
    ResourceInfo resource;

    @Override
    public void filter(ContainerRequestContext request) {
        if (Caller.person(http).isEmpty()) {
            request.abortWith(toSignIn(request));
            return;
        }
        SignedIn wanted = resource.getResourceClass().getAnnotation(SignedIn.class);
        if (wanted != null && !http.isUserInRole(wanted.as())) {
            throw new AuthException(RequestProblem.NOT_FOUND);
        }
    }

    /** What was sent with a form is gone; the page of the form is where to begin again. */
    private Response toSignIn(ContainerRequestContext request) {
        String query = http.getQueryString();
        boolean get = request.getMethod().equals("GET");
        String wanted = http.getRequestURI() + (get && query != null ? "?" + query : "");
        Response.ResponseBuilder answer = Response.status(303)
                .header(HttpHeaders.LOCATION, "/login?next=" + URLEncoder.encode(wanted, StandardCharsets.UTF_8));
        return (get ? answer : answer.header(HttpHeaders.SET_COOKIE, notices.leave(Message.of("login.ended")))).build();
    }
}
