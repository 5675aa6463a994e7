package dev.latchkey.tenants.control;

import dev.latchkey.database.control.Sql;
import dev.latchkey.tenants.entity.TenantRole;
import dev.latchkey.users.entity.Caller;
import dev.latchkey.users.entity.Credential;
import dev.latchkey.users.entity.Plan;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where a user belongs and where he is asked to: one query, because {@code me} is asked all the time. */
@ApplicationScoped
public class Memberships {
    private static final String FIND =
            "select true as belongs, t.id, t.name, t.slug, m.role, t.plan, t.id as tenant_id, m.created_at,"
                    + " m.created_at as expires_at"
                    + " from members m join tenants t on t.id = m.tenant_id where m.user_id = ?"
                    + " union all"
                    + " select false, i.id, t.name, t.slug, i.role, t.plan, t.id, i.created_at, i.expires_at"
                    + " from invites i join tenants t on t.id = i.tenant_id"
                    + " where i.pending_email = ? and i.expires_at > ?"
                    + " order by created_at, id";

    /** A tenant as its member sees it. S4-07 to S4-10. */
    public record Belonging(String id, String name, String slug, String role, String plan) {}

    /** An invite as the invited person sees it. S4-11. */
    public record PendingInvite(
            String id, String tenantId, String tenantName, String role, Instant createdAt, Instant expiresAt) {}

    /** Both, oldest first. */
    public record Found(List<Belonging> tenants, List<PendingInvite> invites) {}

    @Inject
    Sql sql;

    @Inject
    Clock clock;

    /** The tenants of a user, and the pending invites to his address. */
    public Found of(String userId, String email) {
        Found found = new Found(new ArrayList<>(), new ArrayList<>());
        sql.list(FIND, row -> add(row, found), userId, email, clock.instant());
        return found;
    }

    /** The same for whoever asks: the key of a tenant learns of that tenant alone, and of nobody's invites. C-27. */
    public Found of(Caller caller) {
        Found all = of(caller.userId(), caller.email());
        String tenantId = caller.activeTenantId();
        if (caller.credential().kind() != Credential.Kind.API_KEY || tenantId == null) {
            return all;
        }
        return new Found(
                all.tenants().stream()
                        .filter(tenant -> tenant.id().equals(tenantId))
                        .toList(),
                List.of());
    }

    /** The role of a user in a tenant; nothing when he is no member, or there is no tenant. */
    public Optional<TenantRole> roleIn(@Nullable String tenantId, String userId) {
        return sql.first(
                "select role from members where tenant_id = ? and user_id = ?",
                row -> TenantRole.valueOf(row.getString(1)),
                tenantId,
                userId);
    }

    private static boolean add(ResultSet row, Found found) throws SQLException {
        String role = TenantRole.valueOf(row.getString("role")).label();
        if (row.getBoolean("belongs")) {
            String plan = Plan.valueOf(row.getString("plan")).label();
            return found.tenants()
                    .add(new Belonging(row.getString("id"), row.getString("name"), row.getString("slug"), role, plan));
        }
        return found.invites()
                .add(new PendingInvite(
                        row.getString("id"),
                        row.getString("tenant_id"),
                        row.getString("name"),
                        role,
                        Sql.instant(row, "created_at"),
                        Sql.instant(row, "expires_at")));
    }
}
