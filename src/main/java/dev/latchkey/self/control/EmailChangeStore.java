package dev.latchkey.self.control;

import dev.latchkey.audit.control.AuditLog;
import dev.latchkey.audit.entity.Action;
import dev.latchkey.audit.entity.AuditEntry;
import dev.latchkey.limits.control.RateLimits;
import dev.latchkey.mail.control.Outbox;
import dev.latchkey.mail.entity.Mail;
import dev.latchkey.mail.entity.Mail.Notice.Kind;
import dev.latchkey.problems.entity.AuthException;
import dev.latchkey.problems.entity.RequestProblem;
import dev.latchkey.requests.entity.Client;
import dev.latchkey.self.control.Reauthentication.Owner;
import dev.latchkey.settings.control.ServerSettings;
import dev.latchkey.users.control.UserStore;
import dev.latchkey.users.entity.Caller;
import dev.latchkey.users.entity.EmailAddress;
import dev.latchkey.users.entity.EmailChanged;
import dev.latchkey.users.entity.User;
import dev.latchkey.verification.control.VerificationStore;
import dev.latchkey.verification.entity.Purpose;
import dev.latchkey.verification.entity.Verification.Proof;
import dev.latchkey.verification.entity.VerificationProblem;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Instant;

/** The transactions around a change of address: asking for the link, and using it. */
@Stateless
public class EmailChangeStore {
    @Inject
    Reauthentication reauthentication;

    @Inject
    VerificationStore verifications;

    @Inject
    UserStore users;

    @Inject
    RateLimits limits;

    @Inject
    Outbox outbox;

    @Inject
    AuditLog audit;

    @Inject
    Event<EmailChanged> changed;

    @Inject
    SelfSettings settings;

    @Inject
    ServerSettings server;

    public void request(Owner owner, EmailAddress email, Client client, Instant now) {
        User user =
                users.lock(owner.caller().userId()).orElseThrow(() -> new AuthException(RequestProblem.UNAUTHORIZED));
        reauthentication.requireStill(owner, now);
        verifications.endAll(user.id(), Purpose.CHANGE_EMAIL, now);
        users.findByEmail(email).ifPresentOrElse(other -> warn(other, now), () -> mailLink(user, email, now));
        outbox.post(new Mail.Notice(user.email(), user.name(), Kind.EMAIL_CHANGE_REQUESTED, now), now);
        audit.write(AuditEntry.of(Action.EMAIL_CHANGE_REQUEST, client).by(user.id()), now);
    }

    private void mailLink(User user, EmailAddress email, Instant now) {
        Proof proof = new Proof(Purpose.CHANGE_EMAIL, user.id(), email.value());
        String token = verifications.issue(proof, settings.emailChangeLife(), now);
        outbox.post(
                new Mail.ChangeEmail(
                        email.value(),
                        user.name(),
                        server.link("/change-email?token=" + token),
                        settings.emailChangeLife()),
                now);
    }

    /** He may have asked himself, with another account of his, and would wait for a link that never comes. */
    private void warn(User other, Instant now) {
        outbox.post(new Mail.Notice(other.email(), other.name(), Kind.EMAIL_CHANGE_ATTEMPT, now), now);
    }

    public EmailAddress confirm(Caller caller, String token, Client client, Instant now) {
        Proof proof = verifications
                .consume(Purpose.CHANGE_EMAIL, token, now)
                .filter(found -> found.userId().equals(caller.userId()))
                .orElseThrow(VerificationProblem.INVALID_TOKEN::exception);
        User user = users.lock(proof.userId()).orElseThrow(VerificationProblem.INVALID_TOKEN::exception);
        EmailAddress previous = new EmailAddress(user.email());
        EmailAddress email = new EmailAddress(proof.email());
        users.changeEmail(user, email, now);
        verifications.endAll(user.id(), Purpose.CHANGE_EMAIL, now);
        changed.fire(new EmailChanged(user.id(), previous, email, now));
        outbox.post(new Mail.Notice(previous.value(), user.name(), Kind.EMAIL_CHANGED, now), now);
        audit.write(AuditEntry.of(Action.EMAIL_CHANGE, client).by(user.id()), now);
        return email;
    }
}
