package dev.latchkey.self.control;

import dev.latchkey.audit.control.AuditLog;
import dev.latchkey.audit.entity.Action;
import dev.latchkey.audit.entity.AuditEntry;
import dev.latchkey.limits.control.Limit;
import dev.latchkey.limits.control.RateLimits;
import dev.latchkey.mail.control.Outbox;
import dev.latchkey.mail.entity.Mail;
import dev.latchkey.requests.entity.Client;
import dev.latchkey.self.control.Reauthentication.Owner;
import dev.latchkey.settings.control.ServerSettings;
import dev.latchkey.users.entity.Caller;
import dev.latchkey.verification.control.Landing;
import dev.latchkey.verification.control.VerificationStore;
import dev.latchkey.verification.entity.Purpose;
import dev.latchkey.verification.entity.Verification.Proof;
import dev.latchkey.verification.entity.VerificationProblem;
import jakarta.ejb.Stateless;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Instant;
import java.util.Optional;

/** A user deletes his account by a link that is mailed to him. */
@ApplicationScoped
public class DeletionLink {
    @Inject
    RateLimits limits;

    @Inject
    VerificationStore verifications;

    @Inject
    UserDeletion deletion;

    @Inject
    DeletionMail mails;

    /** Mails the link; {@code RATE_LIMITED}. Older ones end. */
    public void mail(Caller caller, Landing landing, Client client, Instant now) {
        limits.take(Limit.MAIL, client);
        limits.take(Limit.MAIL_ADDRESS, caller.email());
        mails.post(caller, landing, client, now);
    }

    /**
     * Deletes the caller. {@code INVALID_TOKEN} when the token is not his or no good any more, and what
     * {@link UserDeletion} refuses: then it stays good. It is not used up, because it goes with the user's row.
     */
    public void follow(Caller caller, String token, Client client, Instant now) {
        boolean his = verifications
                .peek(Purpose.DELETE_USER, token, now)
                .filter(proof ->
                        proof.userId().equals(caller.userId()) && proof.email().equals(caller.email()))
                .isPresent();
        if (!his) {
            throw VerificationProblem.INVALID_TOKEN.exception();
        }
        deletion.delete(new Owner(caller, Optional.empty()), client, now);
    }

    /** The transaction of the mail. */
    @Stateless
    public static class DeletionMail {
        @Inject
        VerificationStore verifications;

        @Inject
        Outbox outbox;

        @Inject
        AuditLog audit;

        @Inject
        SelfSettings settings;

        @Inject
        ServerSettings server;

        public void post(Caller caller, Landing landing, Client client, Instant now) {
            verifications.endAll(caller.userId(), Purpose.DELETE_USER, now);
            Proof proof = new Proof(Purpose.DELETE_USER, caller.userId(), caller.email());
            String token = verifications.issue(proof, settings.deletionLife(), now);
            URI link = server.link(landing.deleteUser(token));
            outbox.post(new Mail.DeleteUser(caller.email(), caller.displayName(), link, settings.deletionLife()), now);
            audit.write(AuditEntry.of(Action.USER_DELETE_REQUEST, client).by(caller.userId()), now);
        }
    }
}
