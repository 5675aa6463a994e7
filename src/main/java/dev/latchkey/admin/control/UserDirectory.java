package dev.latchkey.admin.control;

import dev.latchkey.admin.entity.AdminProblem;
import dev.latchkey.admin.entity.Found;
import dev.latchkey.admin.entity.ManagedUser;
import dev.latchkey.admin.entity.UserQuery;
import dev.latchkey.admin.entity.UserQuery.Condition;
import dev.latchkey.database.control.Sql;
import dev.latchkey.problems.entity.AuthException;
import dev.latchkey.problems.entity.RequestProblem;
import dev.latchkey.sessions.entity.SessionDetails;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Users and their sessions as programs of administrators list them. Its total is exact: such programs page by it. */
@ApplicationScoped
public class UserDirectory {
    private static final String COLUMNS = "select u.id, u.name, u.email, u.email_verified, u.image, u.created_at,"
            + " u.updated_at, u.role, u.ban_reason, u.ban_expires_at, ";
    private static final String SESSIONS = "select id, user_id, expires_at, created_at, updated_at, ip_address,"
            + " user_agent, active_tenant_id, active_team_id, impersonator_id from sessions where user_id = ? and expires_at > ?"
            + " order by created_at desc, id desc";
    private static final Map<String, String> COMPARISONS =
            Map.of("eq", "=", "ne", "<>", "lt", "<", "lte", "<=", "gt", ">", "gte", ">=");

    @Inject
    Sql sql;

    @Inject
    Clock clock;

    /** The user of that id; {@code USER_NOT_FOUND}. */
    public ManagedUser read(String userId) {
        if (!Where.isSound(userId)) {
            throw AdminProblem.USER_NOT_FOUND.exception();
        }
        return sql.first(rows(clock.instant()) + " where u.id = ?", UserDirectory::user, userId)
                .orElseThrow(AdminProblem.USER_NOT_FOUND::exception);
    }

    /** The users that match, the first that came first unless they are sorted; {@code VALIDATION_ERROR}. */
    public Found<ManagedUser> list(UserQuery query) {
        Instant now = clock.instant();
        Where where = new Where();
        add(where, query.search(), now);
        add(where, query.filter(), now);
        return new Found<>(
                sql.list(
                        rows(now) + where.clause() + order(query, now) + " limit "
                                + query.slice().limit() + " offset "
                                + query.slice().offset(),
                        UserDirectory::user,
                        where.valuesAfter()),
                sql.count("select count(*) from users u" + where.clause(), where.valuesAfter()));
    }

    /** The live sessions of a user, the newest first; their tokens are handles that open nothing (C-37). */
    public List<SessionDetails> sessions(String userId) {
        return Where.isSound(userId) ? sql.list(SESSIONS, UserDirectory::session, userId, clock.instant()) : List.of();
    }

    private static String rows(Instant now) {
        return COLUMNS + UserMember.banned(now) + " as shut from users u";
    }

    private static String order(UserQuery query, Instant now) {
        String direction = query.descending() ? " desc" : " asc";
        String sortBy = query.sortBy();
        // Ids grow with time; after another member they tell equal ones apart, so that pages neither lose nor repeat a
        // row.
        String first = sortBy == null ? "" : UserMember.of(sortBy, "sortBy").expression(now) + direction + ", ";
        return " order by " + first + "u.id" + direction;
    }

    private static void add(Where where, @Nullable Condition condition, Instant now) {
        if (condition == null) {
            return;
        }
        UserMember member = UserMember.of(condition.member(), "filterField");
        Object[] values = condition.values().stream().map(member::value).toArray();
        String left = member.expression(now);
        switch (condition.operator()) {
            case "in", "not_in" -> {
                String marks = String.join(", ", Collections.nCopies(values.length, "?"));
                where.and(left + (condition.operator().equals("in") ? " in (" : " not in (") + marks + ")", values);
            }
            case "contains", "starts_with", "ends_with" ->
                where.and("lower(" + text(member, left) + ") like ?", pattern(condition));
            default -> where.and(left + " " + comparison(member, condition.operator()) + " ?", only(values));
        }
    }

    private static String text(UserMember member, String left) {
        if (!member.isText()) {
            throw unfit();
        }
        return left;
    }

    private static String pattern(Condition condition) {
        String prefix = Where.prefix((String) only(condition.values().toArray()));
        return switch (condition.operator()) {
            case "starts_with" -> prefix;
            case "ends_with" -> "%" + prefix.substring(0, prefix.length() - 1);
            default -> "%" + prefix;
        };
    }

    private static String comparison(UserMember member, String operator) {
        String sign = COMPARISONS.get(operator);
        if (sign == null || !member.hasOrder() && !sign.equals("=") && !sign.equals("<>")) {
            throw unfit();
        }
        return sign;
    }

    private static Object only(Object[] values) {
        if (values.length != 1) {
            throw new AuthException(RequestProblem.VALIDATION_ERROR, Map.of("filterValue", "must be one value"));
        }
        return values[0];
    }

    private static AuthException unfit() {
        return new AuthException(RequestProblem.VALIDATION_ERROR, Map.of("filterOperator", "does not fit this member"));
    }

    private static ManagedUser user(ResultSet row) throws SQLException {
        boolean shut = row.getBoolean("shut");
        return new ManagedUser(
                row.getString("id"),
                known(row.getString("name")),
                row.getString("email"),
                row.getBoolean("email_verified"),
                row.getString("image"),
                Sql.instant(row, "created_at"),
                Sql.instant(row, "updated_at"),
                row.getString("role"),
                shut,
                shut ? row.getString("ban_reason") : null,
                shut ? Sql.instantOrNull(row, "ban_expires_at") : null);
    }

    private static SessionDetails session(ResultSet row) throws SQLException {
        String id = row.getString("id");
        return new SessionDetails(
                id,
                row.getString("user_id"),
                id,
                Sql.instant(row, "expires_at"),
                Sql.instant(row, "created_at"),
                Sql.instant(row, "updated_at"),
                known(row.getString("ip_address")),
                known(row.getString("user_agent")),
                row.getString("active_tenant_id"),
                row.getString("active_team_id"),
                row.getString("impersonator_id"));
    }

    private static String known(@Nullable String text) {
        return text == null ? "" : text;
    }
}
