package dev.latchkey.tenants.control;

import dev.latchkey.database.control.Sql;
import dev.latchkey.tenants.entity.TenantProblem;
import dev.latchkey.tenants.entity.TenantRole;
import dev.latchkey.users.entity.Caller;
import dev.latchkey.users.entity.Plan;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What a member sees of a tenant at a glance, in one query that is keyed by his membership. Promise 4. */
@ApplicationScoped
public class TenantCards {
    private static final String FIND = "select t.id, t.name, t.slug, t.status, t.plan, t.plan_expires_at, t.created_at,"
            + " m.role, (select count(*) from members a where a.tenant_id = t.id) as members,"
            + " (select count(*) from members o where o.tenant_id = t.id and o.role = 'OWNER') as owners,"
            + " (select count(*) from invites i where i.tenant_id = t.id and i.pending_email is not null"
            + " and i.expires_at > ?) as invites"
            + " from members m join tenants t on t.id = m.tenant_id where t.id = ? and m.user_id = ?";

    @Inject
    Sql sql;

    /**
     * A tenant and the caller's part in it.
     *
     * @param plan its label
     * @param planEndsAt null when it has no end
     * @param invites how many wait for an answer
     */
    public record Card(
            String id,
            String name,
            String slug,
            TenantRole role,
            boolean suspended,
            String plan,
            @Nullable Instant planEndsAt,
            Instant createdAt,
            long members,
            long owners,
            long invites) {
        /** Whether the caller is the one owner, who can neither leave nor become anything else. */
        public boolean isOnlyOwner() {
            return role == TenantRole.OWNER && owners == 1;
        }

        /** Whether nobody but the caller is in it. */
        public boolean isAlone() {
            return members == 1;
        }
    }

    /** The card of a tenant; {@code ORGANIZATION_NOT_FOUND} for whoever is no member. */
    public Card read(Caller caller, String tenantId, Instant now) {
        return sql.first(FIND, TenantCards::card, now, tenantId, caller.userId())
                .orElseThrow(TenantProblem.ORGANIZATION_NOT_FOUND::exception);
    }

    private static Card card(ResultSet row) throws SQLException {
        return new Card(
                row.getString("id"),
                row.getString("name"),
                row.getString("slug"),
                TenantRole.valueOf(row.getString("role")),
                row.getString("status").equals("SUSPENDED"),
                Plan.valueOf(row.getString("plan")).label(),
                Sql.instantOrNull(row, "plan_expires_at"),
                Sql.instant(row, "created_at"),
                row.getLong("members"),
                row.getLong("owners"),
                row.getLong("invites"));
    }
}
