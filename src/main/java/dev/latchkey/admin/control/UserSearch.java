package dev.latchkey.admin.control;

import dev.latchkey.admin.entity.Found;
import dev.latchkey.admin.entity.UserSummary;
import dev.latchkey.database.control.Sql;
import dev.latchkey.requests.entity.Paging;
import dev.latchkey.users.entity.Plan;
import dev.latchkey.users.entity.Role;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds users by the beginning of their address or name, or by their id, newest first. */
@ApplicationScoped
public class UserSearch {
    private static final String ROWS = "select u.id, u.email, u.name, u.email_verified, u.role, u.plan, u.created_at,"
            + " case when u.banned and (u.ban_expires_at is null or u.ban_expires_at > ?) then true else false end as shut,"
            + " (select count(*) from sign_in_failures f where f.user_id = u.id and f.locked_until > ?) as locks"
            + " from users u";

    @Inject
    Sql sql;

    @Inject
    Clock clock;

    /** Which users are wanted. */
    public enum Filter {
        ANY,
        BANNED,
        LOCKED,
        UNVERIFIED,
        ADMINISTRATORS
    }

    /** The users that match. Empty text matches all; a text that no user can have matches none. */
    public Found<UserSummary> find(@Nullable String text, Filter filter, Paging paging) {
        String wanted = text == null ? "" : text.strip();
        if (!Where.isSound(wanted) || (long) paging.page() * paging.limit() > Found.MOST) {
            return new Found<>(List.of(), 0);
        }
        Instant now = clock.instant();
        Where where = where(wanted, filter, now);
        return new Found<>(
                sql.list(
                        ROWS + where.clause() + " order by u.id desc" + paging.clause(),
                        UserSearch::read,
                        where.valuesAfter(now, now)),
                sql.count(
                        "select count(*) from (select u.id from users u" + where.clause() + " limit " + Found.MOST
                                + ") found",
                        where.valuesAfter()));
    }

    private static Where where(String text, Filter filter, Instant now) {
        Where where = new Where();
        if (!text.isEmpty()) {
            String prefix = Where.prefix(text);
            where.and("u.email like ? or lower(u.name) like ? or u.id = ?", prefix, prefix, text);
        }
        return switch (filter) {
            case ANY -> where;
            case BANNED -> where.and("u.banned = true and (u.ban_expires_at is null or u.ban_expires_at > ?)", now);
            case LOCKED ->
                where.and("u.id in (select f.user_id from sign_in_failures f where f.locked_until > ?)", now);
            case UNVERIFIED -> where.and("u.email_verified = false");
            case ADMINISTRATORS -> where.and("u.role = ?", Role.ADMIN);
        };
    }

    private static UserSummary read(ResultSet row) throws SQLException {
        return new UserSummary(
                row.getString("id"),
                row.getString("email"),
                row.getString("name"),
                row.getBoolean("email_verified"),
                row.getString("role"),
                row.getBoolean("shut"),
                row.getLong("locks") > 0,
                Plan.valueOf(row.getString("plan")).label(),
                Sql.instant(row, "created_at"));
    }
}
