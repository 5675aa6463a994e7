package dev.latchkey.signin.boundary;

import dev.latchkey.problems.entity.AuthException;
import dev.latchkey.problems.entity.RequestProblem;
import dev.latchkey.sessions.control.SessionReport;
import dev.latchkey.sessions.entity.SessionTicket;
import dev.latchkey.tenants.control.Memberships;
import dev.latchkey.users.control.UserTraces;
import dev.latchkey.users.entity.Caller;
import dev.latchkey.users.entity.UserDetails;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.jspecify.annotations.Nullable;

/** Tells of a session and its user with the tenant that the session works in. C-01, C-20. */
@ApplicationScoped
public class Entries {
    @Inject
    SessionReport report;

    @Inject
    UserTraces users;

    @Inject
    Memberships memberships;

    Entry of(SessionTicket ticket) {
        return of(ticket.sessionId(), ticket.token());
    }

    /** {@code UNAUTHORIZED} when the session has ended meanwhile. */
    Entry of(String sessionId, String token) {
        SessionReport.Found found =
                report.of(sessionId, token).orElseThrow(() -> new AuthException(RequestProblem.UNAUTHORIZED));
        String tenantId = found.session().activeOrganizationId();
        String role = memberships
                .roleIn(tenantId, found.user().id())
                .map(held -> "org_" + held.label())
                .orElse(null);
        // A tenant that he has left meanwhile is nothing that he works in.
        Entry.Person user = person(found.user(), role == null ? null : tenantId, role);
        return new Entry(false, null, token, user, found.session());
    }

    /** A program has no session; the tenant is the one that it acts in. */
    Entry of(Caller program) {
        UserTraces.Person user = users.person(program.userId());
        String tenantId = program.activeTenantId();
        String role = memberships
                .roleIn(tenantId, user.id())
                .map(held -> "org_" + held.label())
                .orElse(null);
        Entry.Person person = new Entry.Person(
                user.id(),
                user.name() == null ? "" : user.name(),
                user.email(),
                user.emailVerified(),
                user.image(),
                user.createdAt(),
                user.updatedAt(),
                role == null ? null : tenantId,
                role);
        return new Entry(false, null, null, person, null);
    }

    static Entry.Person person(UserDetails user, @Nullable String tenantId, @Nullable String role) {
        return new Entry.Person(
                user.id(),
                user.name(),
                user.email(),
                user.emailVerified(),
                user.image(),
                user.createdAt(),
                user.updatedAt(),
                tenantId,
                role);
    }
}
