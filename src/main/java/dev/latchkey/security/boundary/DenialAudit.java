package dev.latchkey.security.boundary;

import dev.latchkey.audit.control.AuditLog;
import dev.latchkey.audit.entity.Action;
import dev.latchkey.audit.entity.AuditEntry;
import dev.latchkey.problems.control.Outage;
import dev.latchkey.requests.control.Clients;
import dev.latchkey.users.entity.Caller;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.ext.Provider;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;

/**
 * Leaves a trace of every signed-in caller who was told that he may not, or that there is no such thing: to him, what is
 * somebody else's is not there. Promise 25, ASVS 16.3.2.
 */
@Provider
public class DenialAudit implements ContainerResponseFilter {
    private static final Logger LOG = System.getLogger(DenialAudit.class.getName());

    @Inject
    AuditLog audit;

    @Inject
    Clients clients;

    @Inject
    Clock clock;

    @Context
    HttpServletRequest http;

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        boolean foreign =
                response.getStatus() == 404 && request.getUriInfo().getPath().startsWith("api/");
        if (!(response.getStatus() == 403 || foreign) || !(http.getUserPrincipal() instanceof Caller caller)) {
            return;
        }
        AuditEntry entry = AuditEntry.of(Action.ACCESS_DENIED, clients.of(http)).by(caller.userId());
        try {
            audit.write(entry.failed("answered " + response.getStatus()), clock.instant());
        } catch (RuntimeException failure) {
            // The refusal stands, whether its trace could be written or not.
            if (!Outage.causes(failure)) {
                throw failure;
            }
            LOG.log(Level.WARNING, "a refusal could not be audited: the database does not answer");
        }
    }
}
