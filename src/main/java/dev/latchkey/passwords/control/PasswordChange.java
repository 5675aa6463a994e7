package dev.latchkey.passwords.control;

import dev.latchkey.audit.control.AuditLog;
import dev.latchkey.audit.entity.Action;
import dev.latchkey.audit.entity.AuditEntry;
import dev.latchkey.mail.control.Outbox;
import dev.latchkey.mail.entity.Mail;
import dev.latchkey.passwords.control.PasswordStore.Credential;
import dev.latchkey.passwords.entity.PasswordProblem;
import dev.latchkey.requests.entity.Client;
import dev.latchkey.users.control.UserStore;
import dev.latchkey.users.entity.Caller;
import dev.latchkey.users.entity.EmailAddress;
import dev.latchkey.users.entity.PasswordChanged;
import dev.latchkey.verification.control.VerificationStore;
import dev.latchkey.verification.entity.Purpose;
import jakarta.ejb.Stateless;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Optional;

/** A signed-in user changes his password; every other session of his ends. C-16. */
@ApplicationScoped
public class PasswordChange {
    @Inject
    PasswordPolicy policy;

    @Inject
    PasswordCheck check;

    @Inject
    PasswordHasher hasher;

    @Inject
    Writes writes;

    /**
     * Changes it. {@code INVALID_PASSWORD} when the current one is wrong, {@code CREDENTIAL_ACCOUNT_NOT_FOUND} when there
     * is none, and what {@link PasswordPolicy} and {@link PasswordCheck} refuse.
     */
    public void change(Caller caller, String current, String next, Client client, Instant now) {
        change(caller, new Wanted(current, next, false), client, now);
    }

    /**
     * What the user wants.
     *
     * @param othersStay whether his other sessions live on
     */
    public record Wanted(String current, String next, boolean othersStay) {
        @Override
        public String toString() {
            return "Wanted[…]";
        }
    }

    /** The same, with a word about the other sessions. */
    public void change(Caller caller, Wanted wanted, Client client, Instant now) {
        EmailAddress email = new EmailAddress(caller.email());
        policy.check(wanted.next(), email, PasswordPolicy.MIN_LENGTH);
        if (!writes.hasPassword(email)) {
            throw PasswordProblem.CREDENTIAL_ACCOUNT_NOT_FOUND.exception();
        }
        Optional<Credential> verified =
                check.verify(email, wanted.current(), client, now).match();
        if (verified.isEmpty()) {
            writes.refused(caller, client, now);
            throw PasswordProblem.INVALID_PASSWORD.exception();
        }
        Replacement replacement = new Replacement(verified.get(), hasher.hash(wanted.next()), wanted.othersStay());
        writes.replace(caller, replacement, client, now);
    }

    /**
     * Sets the first password of a user who has none: {@code PASSWORD_ALREADY_SET} for one who has, and what
     * {@link PasswordPolicy} refuses. Nothing ends, because no password has opened anything.
     */
    public void setFirst(Caller caller, String password, Client client, Instant now) {
        policy.check(password, new EmailAddress(caller.email()), PasswordPolicy.MIN_LENGTH);
        writes.setFirst(caller, hasher.hash(password), client, now);
    }

    /** The hash that comes in the place of the one that was verified. */
    public record Replacement(Credential verified, String hash, boolean othersStay) {}

    /** The transaction of the change; hashing stays outside. */
    @Stateless
    public static class Writes {
        @Inject
        UserStore users;

        @Inject
        PasswordStore passwords;

        @Inject
        VerificationStore verifications;

        @Inject
        Outbox outbox;

        @Inject
        AuditLog audit;

        @Inject
        Event<PasswordChanged> changed;

        public boolean hasPassword(EmailAddress email) {
            return passwords.find(email).isPresent();
        }

        public void refused(Caller caller, Client client, Instant now) {
            AuditEntry trace = AuditEntry.of(Action.PASSWORD_CHANGE, client).by(caller.userId());
            audit.write(trace.failed("wrong current password"), now);
        }

        public void replace(Caller caller, Replacement wanted, Client client, Instant now) {
            // Sign-ins wait here, and find the new password: see SignInGate.
            users.lock(caller.userId());
            // Two changes at once: the second one verified a password that is no longer the current one.
            if (!passwords.replace(wanted.verified(), wanted.hash(), now)) {
                throw PasswordProblem.INVALID_PASSWORD.exception();
            }
            verifications.endAll(caller.userId(), Purpose.RESET_PASSWORD, now);
            changed.fire(new PasswordChanged(caller.userId(), caller.sessionId(), wanted.othersStay(), now));
            traced(caller, client, now);
        }

        public void setFirst(Caller caller, String hash, Client client, Instant now) {
            users.lock(caller.userId());
            if (hasPassword(new EmailAddress(caller.email()))) {
                throw PasswordProblem.PASSWORD_ALREADY_SET.exception();
            }
            passwords.set(caller.userId(), hash, now);
            traced(caller, client, now);
        }

        private void traced(Caller caller, Client client, Instant now) {
            outbox.post(
                    new Mail.Notice(caller.email(), caller.displayName(), Mail.Notice.Kind.PASSWORD_CHANGED, now), now);
            audit.write(AuditEntry.of(Action.PASSWORD_CHANGE, client).by(caller.userId()), now);
        }
    }
}
