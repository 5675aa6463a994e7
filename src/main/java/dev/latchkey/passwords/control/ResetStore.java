package dev.latchkey.passwords.control;

import dev.latchkey.audit.control.AuditLog;
import dev.latchkey.audit.entity.Action;
import dev.latchkey.audit.entity.AuditEntry;
import dev.latchkey.mail.control.Outbox;
import dev.latchkey.mail.entity.Mail;
import dev.latchkey.requests.entity.Client;
import dev.latchkey.settings.control.ServerSettings;
import dev.latchkey.users.control.UserStore;
import dev.latchkey.users.control.WaysIn;
import dev.latchkey.users.entity.EmailAddress;
import dev.latchkey.users.entity.EmailChanged;
import dev.latchkey.users.entity.PasswordChanged;
import dev.latchkey.users.entity.User;
import dev.latchkey.verification.control.Landing;
import dev.latchkey.verification.control.VerificationStore;
import dev.latchkey.verification.entity.Purpose;
import dev.latchkey.verification.entity.Verification.Proof;
import dev.latchkey.verification.entity.VerificationProblem;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Optional;

/** The transactions around a reset: asking for the link, and using it. */
@Stateless
public class ResetStore {
    @Inject
    VerificationStore verifications;

    @Inject
    UserStore users;

    @Inject
    PasswordStore passwords;

    @Inject
    WaysIn ways;

    @Inject
    Lockout lockout;

    @Inject
    Outbox outbox;

    @Inject
    AuditLog audit;

    @Inject
    Event<PasswordChanged> changed;

    @Inject
    PasswordSettings settings;

    @Inject
    ServerSettings server;

    /**
     * Mails a link if the address has an account. An audit row is written either way, so that both cost one committed
     * transaction and the answer's time does not tell them apart. C-15, promise 12.
     */
    public void request(EmailAddress email, Landing landing, Client client, Instant now) {
        Optional<User> user = users.lockByEmail(email);
        AuditEntry entry = AuditEntry.of(Action.PASSWORD_RESET_REQUEST, client);
        audit.write(user.map(known -> entry.about(known.id())).orElse(entry.failed("no such account")), now);
        user.ifPresent(known -> mailLink(known, landing, now));
    }

    private void mailLink(User user, Landing landing, Instant now) {
        Proof proof = new Proof(Purpose.RESET_PASSWORD, user.id(), user.email());
        String token = verifications.issue(proof, settings.resetLife(), now);
        outbox.post(
                new Mail.ResetPassword(
                        user.email(), user.name(), server.link(landing.resetPassword(token)), settings.resetLife()),
                now);
    }

    /** Whose token this is, without using it. */
    public Optional<EmailAddress> owner(String token, Instant now) {
        return verifications.peek(Purpose.RESET_PASSWORD, token, now).map(proof -> new EmailAddress(proof.email()));
    }

    /** Leaves the trace of a token that is no good. */
    public void refused(Client client, Instant now) {
        audit.write(AuditEntry.of(Action.PASSWORD_RESET, client).failed("no such token"), now);
    }

    /** A link that was mailed to the old address opens nothing any more. */
    public void onEmailChanged(@Observes EmailChanged news) {
        verifications.endAll(news.userId(), Purpose.RESET_PASSWORD, news.at());
    }

    /** Uses the token and all that follows from it, in one transaction; {@code INVALID_TOKEN} for all but the first. */
    public void reset(String token, String hash, Client client, Instant now) {
        Proof proof = verifications
                .consume(Purpose.RESET_PASSWORD, token, now)
                .orElseThrow(VerificationProblem.INVALID_TOKEN::exception);
        // The link proves the address it was mailed to. If the user has another one by now, it proves nothing.
        User user = users.lock(proof.userId())
                .filter(owner -> owner.email().equals(proof.email()))
                .orElseThrow(VerificationProblem.INVALID_TOKEN::exception);
        if (!user.isEmailVerified()) {
            // Promise 10: a provider's account that was linked before anybody proved the address may be somebody
            // else's.
            ways.removeForeign(user.id(), client, now);
        }
        passwords.set(user.id(), hash, now);
        verifications.endAll(user.id(), Purpose.RESET_PASSWORD, now);
        lockout.unlock(new EmailAddress(user.email()));
        changed.fire(new PasswordChanged(user.id(), null, now));
        outbox.post(new Mail.Notice(user.email(), user.name(), Mail.Notice.Kind.PASSWORD_RESET, now), now);
        audit.write(AuditEntry.of(Action.PASSWORD_RESET, client).by(user.id()), now);
    }
}
