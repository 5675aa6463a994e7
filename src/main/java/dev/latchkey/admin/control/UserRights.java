package dev.latchkey.admin.control;

import dev.latchkey.admin.entity.AdminProblem;
import dev.latchkey.admin.entity.Operator;
import dev.latchkey.audit.control.AuditLog;
import dev.latchkey.audit.entity.Action;
import dev.latchkey.database.control.Sql;
import dev.latchkey.problems.entity.AuthException;
import dev.latchkey.problems.entity.RequestProblem;
import dev.latchkey.sessions.control.SessionStore;
import dev.latchkey.users.control.UserStore;
import dev.latchkey.users.entity.Role;
import dev.latchkey.users.entity.User;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Whether somebody may come in at all, and whether he is an administrator. The one who acts is an administrator and stays
 * one, so one always remains.
 */
@Stateless
public class UserRights {
    /** The longest reason of a ban, in UTF-16 units. */
    public static final int MAX_REASON = 500;

    @Inject
    UserStore users;

    @Inject
    SessionStore sessions;

    @Inject
    AuditLog audit;

    @Inject
    Sql sql;

    /**
     * Shuts a user out and ends his sessions; of somebody banned already, the reason and the end are changed.
     * {@code YOU_CANNOT_BAN_YOURSELF}, {@code USER_NOT_FOUND}, {@code VALIDATION_ERROR} for an end that is past.
     *
     * @param until null for good
     */
    public void ban(Operator by, String userId, @Nullable String reason, @Nullable Instant until) {
        if (by.userId().equals(userId)) {
            throw AdminProblem.YOU_CANNOT_BAN_YOURSELF.exception();
        }
        if (until != null && !by.at().isBefore(until)) {
            throw new AuthException(RequestProblem.VALIDATION_ERROR, Map.of("until", "must be in the future"));
        }
        if (reason != null && reason.length() > MAX_REASON) {
            throw new AuthException(
                    RequestProblem.VALIDATION_ERROR,
                    Map.of("reason", "must have at most " + MAX_REASON + " characters"));
        }
        User user = lock(by, userId);
        user.ban(reason, until, by.at());
        sessions.endAll(userId, null);
        String how = until == null ? "for good" : "until " + until;
        audit.write(by.trace(Action.USER_BAN).about(userId).because(how), by.at());
    }

    /** Lets a user in again; of no effect but its trace when he is not banned. {@code USER_NOT_FOUND}. */
    public void unban(Operator by, String userId) {
        lock(by, userId).unban(by.at());
        audit.write(by.trace(Action.USER_UNBAN).about(userId), by.at());
    }

    /**
     * Makes a user an administrator, or an administrator a user; it counts from his next request on.
     * {@code YOU_CANNOT_DEMOTE_YOURSELF}, {@code USER_NOT_FOUND}, {@code VALIDATION_ERROR} for a role that is none.
     */
    public void assignRole(Operator by, String userId, String role) {
        if (!role.equals(Role.ADMIN) && !role.equals(Role.USER)) {
            throw new AuthException(RequestProblem.VALIDATION_ERROR, Map.of("role", "must be user or admin"));
        }
        if (by.userId().equals(userId) && !role.equals(Role.ADMIN)) {
            throw AdminProblem.YOU_CANNOT_DEMOTE_YOURSELF.exception();
        }
        lock(by, userId).assignRole(role, by.at());
        if (!role.equals(Role.ADMIN)) {
            sessions.endImpersonations(userId);
        }
        audit.write(by.trace(Action.USER_ROLE_CHANGE).about(userId).because(role), by.at());
    }

    /**
     * The user, with his row and those of all administrators locked in one order. Of two administrators who demote each
     * other at once the second finds here that he is none any more: {@code FORBIDDEN}.
     */
    public User lock(Operator by, String userId) {
        sql.list(
                "select id from users where role = ? or id = ? order by id for update",
                row -> row.getString(1),
                Role.ADMIN,
                userId);
        boolean still = users.lock(by.userId())
                .filter(user -> user.role().equals(Role.ADMIN) && !user.isBannedAt(by.at()))
                .isPresent();
        if (!still) {
            throw RequestProblem.FORBIDDEN.exception();
        }
        return users.lock(userId).orElseThrow(AdminProblem.USER_NOT_FOUND::exception);
    }
}
