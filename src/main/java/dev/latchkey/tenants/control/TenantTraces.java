package dev.latchkey.tenants.control;

import dev.latchkey.database.control.Sql;
import dev.latchkey.tenants.entity.Invite;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What tenants hold about one user, for himself: memberships, invites to his address, and those he sent. */
@ApplicationScoped
public class TenantTraces {
    private static final String INVITES = "select i.id, t.id as tenant_id, t.name, i.email, i.role, i.status,"
            + " i.inviter_id, i.created_at, i.expires_at from invites i join tenants t on t.id = i.tenant_id";

    @Inject
    Sql sql;

    /**
     * A membership.
     *
     * @param subject what the tenant's own provider knows him by; null when it has never named him
     */
    public record Joined(
            String tenantId,
            String name,
            String slug,
            String role,
            String status,
            @Nullable String subject,
            Instant joinedAt) {}

    /** An invite in any state; {@code inviterId} only when it is the user himself. */
    public record Asked(
            String id,
            String tenantId,
            String tenantName,
            String email,
            String role,
            String status,
            @Nullable String inviterId,
            Instant createdAt,
            Instant expiresAt) {}

    /** The tenants of a user, in the order he joined them. */
    public List<Joined> joined(String userId) {
        return sql.list(
                "select t.id, t.name, t.slug, m.role, t.status, i.subject, m.created_at from members m"
                        + " join tenants t on t.id = m.tenant_id left join tenant_identities i on i.tenant_id = t.id and i.user_id = m.user_id"
                        + " where m.user_id = ? order by m.created_at, m.id",
                row -> new Joined(
                        row.getString("id"),
                        row.getString("name"),
                        row.getString("slug"),
                        lower(row, "role"),
                        lower(row, "status"),
                        row.getString("subject"),
                        Sql.instant(row, "created_at")),
                userId);
    }

    /** Invites to an address, oldest first. */
    public List<Asked> received(String email, Instant now) {
        String find = INVITES + " where i.email = ? order by i.created_at, i.id";
        return sql.list(find, row -> asked(row, null, now), email);
    }

    /** Invites that a user sent, oldest first. */
    public List<Asked> sent(String userId, Instant now) {
        String find = INVITES + " where i.inviter_id = ? order by i.created_at, i.id";
        return sql.list(find, row -> asked(row, userId, now), userId);
    }

    private static Asked asked(ResultSet row, @Nullable String inviterId, Instant now) throws SQLException {
        Instant expiresAt = Sql.instant(row, "expires_at");
        String status = lower(row, "status");
        boolean over = status.equals(Invite.Status.PENDING.label()) && !now.isBefore(expiresAt);
        return new Asked(
                row.getString("id"),
                row.getString("tenant_id"),
                row.getString("name"),
                row.getString("email"),
                lower(row, "role"),
                over ? Invite.Status.EXPIRED.label() : status,
                inviterId,
                Sql.instant(row, "created_at"),
                expiresAt);
    }

    private static String lower(ResultSet row, String column) throws SQLException {
        return row.getString(column).toLowerCase(Locale.ROOT);
    }
}
