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
import dev.latchkey.self.control.EmailChange.Wanted;
import dev.latchkey.self.control.Reauthentication.Owner;
import dev.latchkey.settings.control.ServerSettings;
import dev.latchkey.users.control.UserStore;
import dev.latchkey.users.entity.Caller;
import dev.latchkey.users.entity.EmailAddress;
import dev.latchkey.users.entity.EmailChanged;
import dev.latchkey.users.entity.User;
import dev.latchkey.verification.control.Landing;
import dev.latchkey.verification.control.VerificationStore;
import dev.latchkey.verification.entity.Purpose;
import dev.latchkey.verification.entity.Verification.Proof;
import dev.latchkey.verification.entity.VerificationProblem;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
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

    public void request(Owner owner, Wanted wanted, Client client, Instant now) {
        User user =
                users.lock(owner.caller().userId()).orElseThrow(() -> new AuthException(RequestProblem.UNAUTHORIZED));
        reauthentication.requireStill(owner, now);
        endLinks(user, now);
        if (wanted.isConfirmedByMail() && user.isEmailVerified()) {
            mailApproval(user, wanted, now);
        } else {
            offer(user, wanted.email(), wanted.landing(), now);
            outbox.post(new Mail.Notice(user.email(), user.name(), Kind.EMAIL_CHANGE_REQUESTED, now), now);
        }
        audit.write(AuditEntry.of(Action.EMAIL_CHANGE_REQUEST, client).by(user.id()), now);
    }

    /** The owner reads the mail of the old address, so no other proof is asked for; and the new one is still to come. */
    public void approve(String token, Landing landing, Client client, Instant now) {
        Proof proof = verifications
                .consume(Purpose.APPROVE_EMAIL, token, now)
                .orElseThrow(VerificationProblem.INVALID_TOKEN::exception);
        User user = users.lock(proof.userId()).orElseThrow(VerificationProblem.INVALID_TOKEN::exception);
        endLinks(user, now);
        offer(user, new EmailAddress(proof.email()), landing, now);
        audit.write(AuditEntry.of(Action.EMAIL_CHANGE_REQUEST, client).by(user.id()), now);
    }

    private void endLinks(User user, Instant now) {
        verifications.endAll(user.id(), Purpose.APPROVE_EMAIL, now);
        verifications.endAll(user.id(), Purpose.CHANGE_EMAIL, now);
    }

    private void mailApproval(User user, Wanted wanted, Instant now) {
        Duration life = settings.emailChangeLife();
        String token = verifications.issue(
                new Proof(Purpose.APPROVE_EMAIL, user.id(), wanted.email().value()), life, now);
        URI link = server.link(wanted.landing().verifyEmail(token));
        outbox.post(
                new Mail.ApproveEmail(user.email(), user.name(), wanted.email().value(), link, life), now);
    }

    /** A taken address gets no link, and its owner a word; who asked cannot tell. */
    private void offer(User user, EmailAddress email, Landing landing, Instant now) {
        users.findByEmail(email).ifPresentOrElse(other -> warn(other, now), () -> mailLink(user, email, landing, now));
    }

    private void mailLink(User user, EmailAddress email, Landing landing, Instant now) {
        Proof proof = new Proof(Purpose.CHANGE_EMAIL, user.id(), email.value());
        String token = verifications.issue(proof, settings.emailChangeLife(), now);
        Duration life = settings.emailChangeLife();
        Mail mail = landing.next() == null
                ? new Mail.ChangeEmail(email.value(), user.name(), server.link("/change-email?token=" + token), life)
                : new Mail.VerifyEmail(email.value(), user.name(), server.link(landing.verifyEmail(token)), life);
        outbox.post(mail, now);
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
        endLinks(user, now);
        changed.fire(new EmailChanged(user.id(), previous, email, now));
        outbox.post(new Mail.Notice(previous.value(), user.name(), Kind.EMAIL_CHANGED, now), now);
        audit.write(AuditEntry.of(Action.EMAIL_CHANGE, client).by(user.id()), now);
        return email;
    }
}
