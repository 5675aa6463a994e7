package dev.latchkey.tenants.control;

import dev.latchkey.audit.control.AuditLog;
import dev.latchkey.audit.entity.Action;
import dev.latchkey.audit.entity.AuditEntry;
import dev.latchkey.database.control.Sql;
import dev.latchkey.requests.entity.Client;
import dev.latchkey.sessions.control.SessionStore;
import dev.latchkey.tenants.entity.TenantRole;
import dev.latchkey.users.entity.EmailAddress;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;

/** What becomes of a user's tenants when he goes for good: no tenant is left without an owner. Promise 5. */
@Stateless
public class Departure {
    private static final String STANDINGS = "select t.id, t.name, m.role,"
            + " (select count(*) from members a where a.tenant_id = t.id) as members,"
            + " (select count(*) from members o where o.tenant_id = t.id and o.role = 'OWNER') as owners"
            + " from members m join tenants t on t.id = m.tenant_id where m.user_id = ? order by t.created_at, t.id";

    @Inject
    Sql sql;

    @Inject
    SessionStore sessions;

    @Inject
    AuditLog audit;

    /** How a user stands in one of his tenants, and how many others do. */
    public record Standing(String tenantId, String tenantName, TenantRole role, long members, long owners) {
        /** Whether nobody else is there: the tenant goes with him. */
        public boolean isAlone() {
            return members == 1;
        }

        /** Whether others are there and none of them is an owner: he cannot go. */
        public boolean isNeeded() {
            return role == TenantRole.OWNER && owners == 1 && members > 1;
        }
    }

    /** Locks every tenant of the user until the transaction ends, oldest first, as whoever locks several does. */
    public List<String> lock(String userId) {
        return sql.list(
                "select id from tenants where id in (select tenant_id from members where user_id = ?)"
                        + " order by created_at, id for update",
                row -> row.getString(1),
                userId);
    }

    /** How he stands in each of his tenants, the oldest first; exact under their locks. */
    public List<Standing> standings(String userId) {
        return sql.list(STANDINGS, Departure::read, userId);
    }

    /** Takes him out of a tenant, or deletes it with its invites when nobody else is there. */
    public void leave(String userId, Standing standing, Client client, Instant now) {
        String tenantId = standing.tenantId();
        sessions.leaveTenant(tenantId, standing.isAlone() ? null : userId);
        if (standing.isAlone()) {
            sql.update("delete from tenants where id = ?", tenantId);
        } else {
            sql.update("delete from members where tenant_id = ? and user_id = ?", tenantId, userId);
        }
        Action action = standing.isAlone() ? Action.TENANT_DELETE : Action.MEMBER_LEAVE;
        audit.write(AuditEntry.of(action, client).by(userId).in(tenantId), now);
    }

    /** Forgets answered invites to an address. One that waits stays: the tenant asked the address, not the account. */
    public void forget(EmailAddress email) {
        sql.update("delete from invites where email = ? and pending_email is null", email.value());
    }

    private static Standing read(ResultSet row) throws SQLException {
        return new Standing(
                row.getString("id"),
                row.getString("name"),
                TenantRole.valueOf(row.getString("role")),
                row.getLong("members"),
                row.getLong("owners"));
    }
}
