package dev.latchkey.tenants.control;

import dev.latchkey.audit.control.AuditLog;
import dev.latchkey.audit.entity.Action;
import dev.latchkey.audit.entity.AuditEntry;
import dev.latchkey.database.control.Sql;
import dev.latchkey.requests.entity.Client;
import dev.latchkey.sessions.control.SessionStore;
import dev.latchkey.users.control.UserStore;
import dev.latchkey.users.entity.User;
import jakarta.ejb.EJBException;
import jakarta.ejb.Stateless;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Puts users whose paid plan has ended back to the free one. May run at any time, on any node, twice at once. C-17. */
@ApplicationScoped
public class PlanExpiry {
    private static final Logger LOG = System.getLogger(PlanExpiry.class.getName());
    private static final int BATCH = 500;

    @Inject
    UserStore users;

    @Inject
    Correction correction;

    @Inject
    Clock clock;

    /**
     * Corrects everybody whose plan has ended by now, one transaction each.
     *
     * @return the ids of those whom this run corrected
     */
    public List<String> run(@Nullable Client client) {
        Instant now = clock.instant();
        List<String> corrected = new ArrayList<>();
        List<String> expired = users.withExpiredPlans(now, BATCH);
        while (!expired.isEmpty()) {
            int before = corrected.size();
            expired.stream().filter(id -> isCorrected(id, client, now)).forEach(corrected::add);
            // Another node corrects the same ones: no reason to chase them.
            expired = corrected.size() == before ? List.of() : users.withExpiredPlans(now, BATCH);
        }
        correction.expireTenants(now);
        return corrected;
    }

    /** One user who cannot be corrected now must not keep the others from it; the next run comes back to him. */
    private boolean isCorrected(String userId, @Nullable Client client, Instant now) {
        try {
            return correction.correct(userId, client, now);
        } catch (EJBException e) {
            LOG.log(Level.WARNING, "the ended plan of " + userId + " could not be corrected", e);
            return false;
        }
    }

    /** The transaction around one user. */
    @Stateless
    public static class Correction {
        @Inject
        UserStore users;

        @Inject
        TenantStore tenants;

        @Inject
        SessionStore sessions;

        @Inject
        AuditLog audit;

        @Inject
        TenantSettings settings;

        @Inject
        Sql sql;

        /** Back to free, sessions ended, surplus tenants suspended; false when somebody else has done it. */
        public boolean correct(String userId, @Nullable Client client, Instant now) {
            // Tenants before users, as everybody locks them.
            List<String> owned = tenants.lockOwnedBy(userId);
            Optional<User> expired =
                    users.lock(userId).filter(user -> user.planTerm().isExpiredAt(now));
            expired.ifPresent(user -> {
                user.fallBackToFree(now);
                sessions.endAll(userId, null);
                // The oldest are kept: those that people depend on longest.
                owned.stream().skip(settings.freeTenants()).forEach(tenant -> suspend(tenant, now));
                audit.write(AuditEntry.of(Action.PLAN_EXPIRY, client).about(userId), now);
            });
            return expired.isPresent();
        }

        private void suspend(String tenantId, Instant now) {
            sql.update("update tenants set status = 'SUSPENDED', updated_at = ? where id = ?", now, tenantId);
        }

        /** Plans of tenants end the same way; nobody is signed out for it. */
        public void expireTenants(Instant now) {
            sql.update(
                    "update tenants set plan = 'FREE', plan_status = 'ACTIVE', plan_expires_at = null, updated_at = ?"
                            + " where plan <> 'FREE' and (plan_status <> 'ACTIVE' or plan_expires_at <= ?)",
                    now,
                    now);
        }
    }
}
