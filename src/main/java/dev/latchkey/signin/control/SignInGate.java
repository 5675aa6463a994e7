package dev.latchkey.signin.control;

import dev.latchkey.audit.control.AuditLog;
import dev.latchkey.audit.entity.Action;
import dev.latchkey.audit.entity.AuditEntry;
import dev.latchkey.passwords.control.PasswordStore;
import dev.latchkey.passwords.control.PasswordStore.Credential;
import dev.latchkey.requests.entity.Client;
import dev.latchkey.sessions.control.SessionStore;
import dev.latchkey.sessions.entity.Session.NewSession;
import dev.latchkey.sessions.entity.SessionTicket;
import dev.latchkey.signin.entity.SignInProblem;
import dev.latchkey.users.control.UserStore;
import dev.latchkey.users.entity.User;
import dev.latchkey.verification.control.VerificationSettings;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Instant;

/** The one gate that every way in ends in: banned? verified? then the session, within the limit, and its trace. */
@Stateless
public class SignInGate {
    @Inject
    UserStore users;

    @Inject
    PasswordStore passwords;

    @Inject
    SessionStore sessions;

    @Inject
    AuditLog audit;

    @Inject
    VerificationSettings verification;

    /** Who has come in, and with what session. */
    public record Entered(User user, SessionTicket ticket) {}

    /**
     * Lets somebody in whose password was verified before this transaction. Under the user's lock it must still be his
     * password: else a sign-in with the old one, begun before a reset, would open a session after the reset ended all.
     */
    public Entered enter(NewSession wanted, Credential verified, Instant now) {
        User user = lock(wanted);
        if (!passwords.isCurrent(verified)) {
            throw SignInProblem.INVALID_EMAIL_OR_PASSWORD.exception();
        }
        return admit(user, wanted, now);
    }

    /**
     * Lets somebody in who has proved to be this user: {@code BANNED_USER} or {@code EMAIL_NOT_VERIFIED} when he may not
     * have a session.
     */
    public Entered enter(NewSession wanted, Instant now) {
        return admit(lock(wanted), wanted, now);
    }

    /** A ban ends all sessions, and one that is opened beside it must not be there when the ban is over. */
    private User lock(NewSession wanted) {
        return users.lock(wanted.userId()).orElseThrow(SignInProblem.INVALID_EMAIL_OR_PASSWORD::exception);
    }

    private Entered admit(User user, NewSession wanted, Instant now) {
        if (user.isBannedAt(now)) {
            throw SignInProblem.BANNED_USER.exception();
        }
        if (verification.required() && !user.isEmailVerified()) {
            throw SignInProblem.EMAIL_NOT_VERIFIED.exception();
        }
        SessionTicket ticket = sessions.open(wanted, now);
        audit.write(AuditEntry.of(Action.SIGN_IN, wanted.client()).by(user.id()), now);
        return new Entered(user, ticket);
    }

    /** Leaves the trace of somebody who was not let in. */
    public void refused(AuditEntry trace, Instant now) {
        audit.write(trace, now);
    }

    /** Ends the caller's session. C-33. */
    public void leave(String userId, String sessionId, Client client, Instant now) {
        sessions.end(sessionId);
        audit.write(AuditEntry.of(Action.SIGN_OUT, client).by(userId), now);
    }
}
