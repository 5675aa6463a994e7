package dev.latchkey.verification.control;

import dev.latchkey.audit.control.AuditLog;
import dev.latchkey.audit.entity.Action;
import dev.latchkey.audit.entity.AuditEntry;
import dev.latchkey.mail.control.Outbox;
import dev.latchkey.mail.entity.Mail;
import dev.latchkey.requests.entity.Client;
import dev.latchkey.settings.control.ServerSettings;
import dev.latchkey.users.control.UserStore;
import dev.latchkey.users.entity.EmailAddress;
import dev.latchkey.users.entity.EmailChanged;
import dev.latchkey.users.entity.User;
import dev.latchkey.verification.entity.Purpose;
import dev.latchkey.verification.entity.Verification.Proof;
import dev.latchkey.verification.entity.VerificationProblem;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Optional;

/** Proves that a user reads the mail of his address. C-13, S3-14, S3-15. */
@Stateless
public class EmailVerification {
    @Inject
    VerificationStore verifications;

    @Inject
    UserStore users;

    @Inject
    Outbox outbox;

    @Inject
    AuditLog audit;

    @Inject
    VerificationSettings settings;

    @Inject
    ServerSettings server;

    /** Mails a link to the user's address, in the caller's transaction; older links stay good until they expire. */
    public void send(User user, Instant now) {
        send(user, Landing.PAGE, now);
    }

    /** The same, with a link that leads elsewhere. */
    public void send(User user, Landing landing, Instant now) {
        Proof proof = new Proof(Purpose.VERIFY_EMAIL, user.id(), user.email());
        String token = verifications.issue(proof, settings.life(), now);
        outbox.post(
                new Mail.VerifyEmail(
                        user.email(), user.name(), server.link(landing.verifyEmail(token)), settings.life()),
                now);
    }

    /**
     * The same for an address that somebody names: a mail if it has an unproved account, else nothing. An audit row is
     * written either way, so that the answer's time does not tell them apart. Promise 12.
     */
    public void sendAgain(EmailAddress email, Landing landing, Client client, Instant now) {
        Optional<User> user = users.lockByEmail(email).filter(known -> !known.isEmailVerified());
        AuditEntry entry = AuditEntry.of(Action.EMAIL_VERIFICATION_REQUEST, client);
        audit.write(user.map(known -> entry.about(known.id())).orElse(entry.failed("nothing to verify")), now);
        user.ifPresent(known -> send(known, landing, now));
    }

    /** The new address is proved by the link that brought it; what was mailed to the old one proves nothing. */
    public void onEmailChanged(@Observes EmailChanged news) {
        verifications.endAll(news.userId(), Purpose.VERIFY_EMAIL, news.at());
    }

    /** Uses a mailed token; {@code INVALID_TOKEN} when it proves nothing any more. */
    public void confirm(String token, Client client, Instant now) {
        Proof proof = verifications
                .consume(Purpose.VERIFY_EMAIL, token, now)
                .orElseThrow(VerificationProblem.INVALID_TOKEN::exception);
        if (!users.verifyEmail(proof.userId(), new EmailAddress(proof.email()), now)) {
            throw VerificationProblem.INVALID_TOKEN.exception();
        }
        verifications.endAll(proof.userId(), Purpose.VERIFY_EMAIL, now);
        audit.write(AuditEntry.of(Action.EMAIL_VERIFICATION, client).by(proof.userId()), now);
    }
}
