package dev.latchkey.security.boundary;

import dev.latchkey.problems.entity.AuthException;
import dev.latchkey.requests.control.OwnCredential;
import dev.latchkey.requests.control.Refusal;
import dev.latchkey.requests.control.TellsStrangers;
import jakarta.annotation.Priority;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.ext.Provider;
import java.util.Optional;

/**
 * Refuses requests whose credential the mechanism found wrong, or whose plan is used up, on every path, public ones too: a client that sends a dead
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
        Optional<AuthException> refusal = Refusal.of(http).filter(found -> !isAccepted(found));
        if (refusal.isPresent()) {
            throw refusal.get();
        }
    }

    private boolean isAccepted(AuthException refusal) {
        Class<?> type = resource.getResourceClass();
        // C-04: who only reports says so of a bearer; a key that is no good is an error everywhere.
        boolean unknown = refusal.code().status() == 401 && http.getHeader("Authorization") != null;
        return unknown && type.isAnnotationPresent(TellsStrangers.class)
                || type.isAnnotationPresent(OwnCredential.class);
    }
}
