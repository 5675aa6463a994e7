package dev.latchkey.admin.control;

import dev.latchkey.admin.entity.AdminProblem;
import dev.latchkey.admin.entity.Operator;
import dev.latchkey.audit.control.AuditLog;
import dev.latchkey.audit.entity.Action;
import dev.latchkey.database.control.Sql;
import dev.latchkey.passwords.control.Lockout;
import dev.latchkey.problems.entity.AuthException;
import dev.latchkey.problems.entity.RequestProblem;
import dev.latchkey.secrets.control.SecretTokens;
import dev.latchkey.sessions.control.SessionStore;
import dev.latchkey.sessions.entity.SessionProblem;
import dev.latchkey.users.control.UserStore;
import dev.latchkey.users.entity.EmailAddress;
import dev.latchkey.users.entity.Plan;
import dev.latchkey.users.entity.PlanTerm;
import dev.latchkey.users.entity.User;
import dev.latchkey.verification.control.EmailVerification;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What an operator does for a user who asks for help. Each answers {@code USER_NOT_FOUND} when there is none. */
@Stateless
public class UserSupport {
    @Inject
    UserStore users;

    @Inject
    SessionStore sessions;

    @Inject
    Lockout lockout;

    @Inject
    EmailVerification verification;

    @Inject
    AuditLog audit;

    @Inject
    Sql sql;

    /** Ends the lock that wrong passwords have put on his address, and forgets them. C-30, S3-77. */
    public void unlock(Operator by, String userId) {
        User user = lock(userId);
        lockout.unlock(new EmailAddress(user.email()));
        audit.write(by.trace(Action.USER_UNLOCK).about(userId), by.at());
    }

    /** Ends one of his sessions; {@code SESSION_NOT_FOUND} when it is not his or has ended. */
    public void endSession(Operator by, String userId, String sessionId) {
        lock(userId);
        if (!Where.isSound(sessionId) || !sessions.end(userId, sessionId)) {
            throw SessionProblem.SESSION_NOT_FOUND.exception();
        }
        audit.write(by.trace(Action.USER_SESSION_END).about(userId).because(sessionId), by.at());
    }

    /**
     * Ends the session of that id or raw token, whosever it is; of no effect when there is none such. C-37. The session is
     * looked for before its user is locked, and ended only if it is still there.
     */
    public void endNamed(Operator by, String name) {
        sql.first(
                        "select id, user_id from sessions where id = ? or token_hash = ?",
                        row -> Map.entry(row.getString(1), row.getString(2)),
                        name,
                        SecretTokens.hash(name))
                .filter(found -> users.lock(found.getValue()).isPresent())
                .filter(found -> sessions.end(found.getValue(), found.getKey()))
                .ifPresent(found -> audit.write(
                        by.trace(Action.USER_SESSION_END)
                                .about(found.getValue())
                                .because(found.getKey()),
                        by.at()));
    }

    /** Ends all his sessions; an administrator who does it to himself is signed out. */
    public void endSessions(Operator by, String userId) {
        lock(userId);
        sessions.endAll(userId, null);
        audit.write(by.trace(Action.USER_SESSIONS_END).about(userId), by.at());
    }

    /** Mails him the link to verify his address again; {@code EMAIL_ALREADY_VERIFIED}. */
    public void resendVerification(Operator by, String userId) {
        User user = lock(userId);
        if (user.isEmailVerified()) {
            throw AdminProblem.EMAIL_ALREADY_VERIFIED.exception();
        }
        verification.send(user, by.at());
        audit.write(by.trace(Action.EMAIL_VERIFICATION_REQUEST).about(userId), by.at());
    }

    /** Gives him a plan until an instant, or without an end; {@code VALIDATION_ERROR} for an end that is past. */
    public void changePlan(Operator by, String userId, Plan plan, @Nullable Instant until) {
        PlanTerm term = term(by, plan, until);
        lock(userId).subscribe(term, by.at());
        audit.write(by.trace(Action.USER_PLAN_CHANGE).about(userId).because(words(plan, until)), by.at());
    }

    /** A plan that has not ended yet. */
    static PlanTerm term(Operator by, Plan plan, @Nullable Instant until) {
        if (plan != Plan.FREE && until != null && !by.at().isBefore(until)) {
            throw new AuthException(RequestProblem.VALIDATION_ERROR, Map.of("expiresAt", "must be in the future"));
        }
        return new PlanTerm(plan, until);
    }

    static String words(Plan plan, @Nullable Instant until) {
        return plan == Plan.FREE || until == null ? plan.label() : plan.label() + " until " + until;
    }

    private User lock(String userId) {
        return users.lock(userId).orElseThrow(AdminProblem.USER_NOT_FOUND::exception);
    }
}
