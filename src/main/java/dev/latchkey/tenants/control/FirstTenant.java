package dev.latchkey.tenants.control;

import dev.latchkey.audit.control.AuditLog;
import dev.latchkey.audit.entity.Action;
import dev.latchkey.audit.entity.AuditEntry;
import dev.latchkey.database.control.Sql;
import dev.latchkey.requests.entity.Client;
import dev.latchkey.secrets.control.Ids;
import dev.latchkey.sessions.control.SessionStore;
import dev.latchkey.tenants.entity.TenantRole;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Instant;

/** The tenant that comes with a new account, in the sign-up's transaction. C-19. */
@Stateless
public class FirstTenant {
    @Inject
    Sql sql;

    @Inject
    SessionStore sessions;

    @Inject
    AuditLog audit;

    /** Who founds what; the user is new, so no bound of a plan is near. */
    public record Founder(String userId, String tenantName) {}

    /**
     * Makes the tenant with this user as its owner, under a slug that is free.
     *
     * @return its id
     */
    public String found(Founder founder, Client client, Instant now) {
        String id = Ids.next("org");
        String slug = Slug.of(founder.tenantName());
        // A slug that is taken must not end the sign-up, nor, on PostgreSQL, its transaction.
        while (!isInserted(id, founder, slug, now)) {
            slug = Slug.unlike(Slug.of(founder.tenantName()));
        }
        sql.update(
                "insert into members (id, tenant_id, user_id, role, created_at) values (?, ?, ?, ?, ?)",
                Ids.next("mem"),
                id,
                founder.userId(),
                TenantRole.OWNER.name(),
                now);
        audit.write(
                AuditEntry.of(Action.TENANT_CREATE, client).by(founder.userId()).in(id), now);
        return id;
    }

    private boolean isInserted(String id, Founder founder, String slug, Instant now) {
        return sql.update(
                        "insert into tenants (id, name, slug, status, plan, plan_status, created_at, updated_at)"
                                + " values (?, ?, ?, 'ACTIVE', 'FREE', 'ACTIVE', ?, ?) on conflict do nothing",
                        id,
                        founder.tenantName(),
                        slug,
                        now,
                        now)
                == 1;
    }

    /** Makes it the one that a session works in, which was opened in this transaction. */
    public void workIn(String tenantId, String sessionId) {
        sessions.activateTenant(sessionId, tenantId);
    }
}
