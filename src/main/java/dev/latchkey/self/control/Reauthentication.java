package dev.latchkey.self.control;

import dev.latchkey.audit.control.AuditLog;
import dev.latchkey.audit.entity.Action;
import dev.latchkey.audit.entity.AuditEntry;
import dev.latchkey.passwords.control.PasswordCheck;
import dev.latchkey.passwords.control.PasswordStore;
import dev.latchkey.passwords.control.PasswordStore.Credential;
import dev.latchkey.passwords.entity.PasswordProblem;
import dev.latchkey.problems.entity.AuthException;
import dev.latchkey.problems.entity.RequestProblem;
import dev.latchkey.requests.entity.Client;
import dev.latchkey.sessions.control.OwnSessions;
import dev.latchkey.sessions.entity.SessionProblem;
import dev.latchkey.users.entity.Caller;
import dev.latchkey.users.entity.EmailAddress;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Is it still the owner who sits there? Asked before acts that an unlocked screen must not be enough for. ASVS 7.5.1,
 * 7.5.3.
 */
@ApplicationScoped
public class Reauthentication {
    @Inject
    PasswordCheck check;

    @Inject
    PasswordStore passwords;

    @Inject
    OwnSessions sessions;

    @Inject
    AuditLog audit;

    @Inject
    SelfSettings settings;

    /**
     * The owner, shown outside of any transaction.
     *
     * @param verified the password that he gave; nothing when a fresh sign-in stands for it
     */
    public record Owner(Caller caller, Optional<Credential> verified) {}

    /** Whether the caller has a password to ask for. */
    public boolean hasPassword(Caller caller) {
        return passwords.find(new EmailAddress(caller.email())).isPresent();
    }

    /**
     * Takes the password of a caller who has one: {@code INVALID_PASSWORD} when it is wrong or missing,
     * {@code ACCOUNT_LOCKED} after too many of those. A caller without one must have signed in a short while ago, else
     * {@code SESSION_EXPIRED}; if he gives one nevertheless, {@code CREDENTIAL_ACCOUNT_NOT_FOUND}.
     *
     * @param act what it is for, for the trace of a refusal
     */
    public Owner confirm(Caller caller, @Nullable String password, Action act, Client client, Instant now) {
        if (hasPassword(caller)) {
            return byPassword(caller, password == null ? "" : password, act, client, now);
        }
        if (password != null && !password.isEmpty()) {
            throw withoutPassword(caller, now);
        }
        return byFreshSession(caller, now);
    }

    /** An account that was deleted a moment ago has no password either, and its session has ended with it. */
    private AuthException withoutPassword(Caller caller, Instant now) {
        return sessions.openedAt(caller, now).isEmpty()
                ? new AuthException(RequestProblem.UNAUTHORIZED)
                : PasswordProblem.CREDENTIAL_ACCOUNT_NOT_FOUND.exception();
    }

    private Owner byPassword(Caller caller, String password, Action act, Client client, Instant now) {
        Optional<Credential> verified = check.verify(new EmailAddress(caller.email()), password, client, now)
                .match();
        if (verified.isEmpty()) {
            audit.write(AuditEntry.of(act, client).by(caller.userId()).failed("wrong password"), now);
            throw PasswordProblem.INVALID_PASSWORD.exception();
        }
        return new Owner(caller, verified);
    }

    /** Takes a sign-in of a short while ago for the password; {@code SESSION_EXPIRED} when it was longer ago. */
    public Owner byFreshSession(Caller caller, Instant now) {
        if (!isFresh(caller, now)) {
            throw SessionProblem.SESSION_EXPIRED.exception();
        }
        return new Owner(caller, Optional.empty());
    }

    /** Wants a sign-in of a short while ago, for acts that ask nothing else; {@code SESSION_NOT_FRESH}. */
    public void requireFresh(Caller caller, Instant now) {
        if (!isFresh(caller, now)) {
            throw SessionProblem.SESSION_NOT_FRESH.exception();
        }
    }

    /** Whether the caller has signed in a short while ago. */
    public boolean isFresh(Caller caller, Instant now) {
        return sessions.openedAt(caller, now)
                .filter(opened -> now.isBefore(opened.plus(settings.freshAge())))
                .isPresent();
    }

    /**
     * Says it again under the user's lock: a reset that came between must not be undone by what was true before it.
     */
    void requireStill(Owner owner, Instant now) {
        if (sessions.openedAt(owner.caller(), now).isEmpty()) {
            throw new AuthException(RequestProblem.UNAUTHORIZED);
        }
        if (owner.verified()
                .filter(credential -> !passwords.isCurrent(credential))
                .isPresent()) {
            throw PasswordProblem.INVALID_PASSWORD.exception();
        }
    }
}
