package dev.latchkey.self.control;

import dev.latchkey.audit.entity.Action;
import dev.latchkey.limits.control.Limit;
import dev.latchkey.limits.control.RateLimits;
import dev.latchkey.requests.entity.Client;
import dev.latchkey.self.control.Reauthentication.Owner;
import dev.latchkey.self.entity.SelfProblem;
import dev.latchkey.users.entity.Caller;
import dev.latchkey.users.entity.EmailAddress;
import dev.latchkey.verification.control.Landing;
import dev.latchkey.verification.control.VerificationStore;
import dev.latchkey.verification.entity.Purpose;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A user moves to another address: asked for with the password, done by the link that is mailed there. */
@ApplicationScoped
public class EmailChange {
    @Inject
    Reauthentication reauthentication;

    @Inject
    VerificationStore verifications;

    @Inject
    RateLimits limits;

    @Inject
    EmailChangeStore store;

    /**
     * Where to.
     *
     * @param password that shows who asks; null for a user who has none, and in the Better Auth family, whose clients do
     *     not ask for it: there the old address confirms, and a fresh sign-in must do for one that was never proved
     */
    public record Wanted(EmailAddress email, @Nullable String password, Landing landing) {
        /** Somebody whose link leads to the page. */
        public Wanted(EmailAddress email, @Nullable String password) {
            this(email, password, Landing.PAGE);
        }

        /** Whether the owner may answer by mail instead of the password, as Better Auth's clients expect. */
        boolean isConfirmedByMail() {
            return password == null && landing.next() != null;
        }

        @Override
        public String toString() {
            return "Wanted[…]";
        }
    }

    /**
     * Mails the link, and tells the old address. A taken address gets the same answer and no link. What
     * {@link Reauthentication} refuses, {@code EMAIL_IS_THE_SAME}, {@code RATE_LIMITED}.
     */
    public void request(Caller caller, Wanted wanted, Client client, Instant now) {
        if (wanted.email().value().equals(caller.email())) {
            throw SelfProblem.EMAIL_IS_THE_SAME.exception();
        }
        Owner owner = wanted.isConfirmedByMail()
                ? reauthentication.byFreshSession(caller, now)
                : reauthentication.confirm(caller, wanted.password(), Action.EMAIL_CHANGE_REQUEST, client, now);
        limits.take(Limit.MAIL, client);
        limits.take(Limit.MAIL_ADDRESS, wanted.email().value());
        store.request(owner, wanted, client, now);
    }

    /** The address that a mailed token would bring this caller; nothing when it is not his, or no good any more. */
    public Optional<EmailAddress> offered(Caller caller, String token, Instant now) {
        return verifications
                .peek(Purpose.CHANGE_EMAIL, token, now)
                .filter(proof -> proof.userId().equals(caller.userId()))
                .map(proof -> new EmailAddress(proof.email()));
    }

    /**
     * Takes the old address's word for the change: now the link goes to the new one. {@code INVALID_TOKEN} for all but the
     * first.
     */
    public void approve(String token, Landing landing, Client client, Instant now) {
        store.approve(token, landing, client, now);
    }

    /**
     * Uses the token: the address is the caller's from now on, and proved. {@code INVALID_TOKEN} for all but the first,
     * and for any other user; {@code USER_ALREADY_EXISTS_USE_ANOTHER_EMAIL} when somebody has taken it meanwhile.
     */
    public EmailAddress confirm(Caller caller, String token, Client client, Instant now) {
        return store.confirm(caller, token, client, now);
    }
}
