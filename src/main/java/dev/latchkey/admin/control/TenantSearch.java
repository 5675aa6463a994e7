package dev.latchkey.admin.control;

import dev.latchkey.admin.entity.AdminProblem;
import dev.latchkey.admin.entity.Found;
import dev.latchkey.admin.entity.TenantDossier;
import dev.latchkey.admin.entity.TenantDossier.Member;
import dev.latchkey.admin.entity.TenantSummary;
import dev.latchkey.database.control.Sql;
import dev.latchkey.requests.entity.Paging;
import dev.latchkey.tenants.entity.TenantRole;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds tenants by the beginning of their name or slug, or by their id, newest first. */
@ApplicationScoped
public class TenantSearch {
    private static final int MOST_MEMBERS = 100;
    private static final String ROWS =
            "select t.id, t.name, t.slug, t.status, t.plan, t.plan_status, t.plan_expires_at, t.created_at,"
                    + " (select count(*) from members m where m.tenant_id = t.id) as members from tenants t";
    private static final String MEMBERS = "select m.user_id, u.email, u.name, m.role, m.created_at"
            + " from members m join users u on u.id = m.user_id where m.tenant_id = ?"
            + " order by case m.role when 'OWNER' then 0 when 'ADMIN' then 1 else 2 end, m.created_at, m.id limit "
            + MOST_MEMBERS;

    @Inject
    Sql sql;

    @Inject
    Clock clock;

    /** Which tenants are wanted. */
    public enum Filter {
        ANY,
        PAYING,
        SUSPENDED
    }

    /** The tenants that match. Empty text matches all; a text that no tenant can have matches none. */
    public Found<TenantSummary> find(@Nullable String text, Filter filter, Paging paging) {
        String wanted = text == null ? "" : text.strip();
        if (!Where.isSound(wanted) || (long) paging.page() * paging.limit() > Found.MOST) {
            return new Found<>(List.of(), 0);
        }
        Where where = where(wanted, filter);
        return new Found<>(
                sql.list(
                        ROWS + where.clause() + " order by t.id desc" + paging.clause(),
                        TenantSearch::read,
                        where.valuesAfter()),
                sql.count(
                        "select count(*) from (select t.id from tenants t" + where.clause() + " limit " + Found.MOST
                                + ") found",
                        where.valuesAfter()));
    }

    private static Where where(String text, Filter filter) {
        Where where = new Where();
        if (!text.isEmpty()) {
            String prefix = Where.prefix(text);
            where.and("t.slug like ? or lower(t.name) like ? or t.id = ?", prefix, prefix, text);
        }
        return switch (filter) {
            case ANY -> where;
            case PAYING -> where.and("t.plan <> 'FREE'");
            case SUSPENDED -> where.and("t.status = 'SUSPENDED'");
        };
    }

    /** One tenant with its members; {@code TENANT_NOT_FOUND} when there is none of that id. */
    public TenantDossier read(String tenantId) {
        Optional<TenantSummary> found = Where.isSound(tenantId)
                ? sql.first(ROWS + " where t.id = ?", TenantSearch::read, tenantId)
                : Optional.empty();
        return new TenantDossier(
                found.orElseThrow(AdminProblem.TENANT_NOT_FOUND::exception),
                sql.list(MEMBERS, TenantSearch::member, tenantId),
                sql.count(
                        "select count(*) from invites where tenant_id = ? and status = 'PENDING' and expires_at > ?",
                        tenantId,
                        clock.instant()));
    }

    private static TenantSummary read(ResultSet row) throws SQLException {
        return new TenantSummary(
                row.getString("id"),
                row.getString("name"),
                row.getString("slug"),
                row.getString("status"),
                UserDossiers.term(row),
                row.getLong("members"),
                Sql.instant(row, "created_at"));
    }

    private static Member member(ResultSet row) throws SQLException {
        return new Member(
                row.getString("user_id"),
                row.getString("email"),
                row.getString("name"),
                TenantRole.valueOf(row.getString("role")).label(),
                Sql.instant(row, "created_at"));
    }
}
