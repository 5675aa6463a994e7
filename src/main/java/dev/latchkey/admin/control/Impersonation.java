package dev.latchkey.admin.control;

import dev.latchkey.admin.entity.AdminProblem;
import dev.latchkey.admin.entity.Operator;
import dev.latchkey.audit.control.AuditLog;
import dev.latchkey.audit.entity.Action;
import dev.latchkey.audit.entity.AuditEntry;
import dev.latchkey.requests.entity.Client;
import dev.latchkey.sessions.control.SessionLookup;
import dev.latchkey.sessions.control.SessionStore;
import dev.latchkey.sessions.entity.LiveSession;
import dev.latchkey.sessions.entity.SessionTicket;
import dev.latchkey.signin.entity.SignInProblem;
import dev.latchkey.users.entity.Caller;
import dev.latchkey.users.entity.Role;
import dev.latchkey.users.entity.User;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An administrator acts as somebody else, in a session of that user that names him. He keeps his own session, whose token is
 * his way back. Promise 25.
 */
@Stateless
public class Impersonation {
    @Inject
    UserRights rights;

    @Inject
    SessionStore sessions;

    @Inject
    SessionLookup lookup;

    @Inject
    AuditLog audit;

    /** Begins; {@code YOU_CANNOT_IMPERSONATE_ADMINS}, {@code BANNED_USER}, {@code USER_NOT_FOUND}. */
    public SessionTicket begin(Operator by, String userId) {
        User user = rights.lock(by, userId);
        if (user.role().equals(Role.ADMIN)) {
            throw AdminProblem.YOU_CANNOT_IMPERSONATE_ADMINS.exception();
        }
        if (user.isBannedAt(by.at())) {
            throw SignInProblem.BANNED_USER.exception();
        }
        audit.write(by.trace(Action.USER_IMPERSONATE).about(userId), by.at());
        return sessions.impersonate(userId, by.userId(), by.client(), by.at());
    }

    /**
     * Ends, and finds the way back; {@code NOT_IMPERSONATING}. The session ends in any case.
     *
     * @param token the administrator's own, as his browser kept it
     * @return his own session; nothing when the token is none of his, or it has ended
     */
    public Optional<LiveSession> end(Caller caller, @Nullable String token, Client client, Instant now) {
        String impersonatorId = caller.impersonatorId();
        if (impersonatorId == null) {
            throw AdminProblem.NOT_IMPERSONATING.exception();
        }
        sessions.end(caller.sessionId());
        audit.write(
                AuditEntry.of(Action.USER_IMPERSONATE_END, client)
                        .by(impersonatorId)
                        .about(caller.userId()),
                now);
        return Optional.ofNullable(token)
                .flatMap(own -> lookup.find(own, now))
                .filter(own -> own.caller().userId().equals(impersonatorId));
    }
}
