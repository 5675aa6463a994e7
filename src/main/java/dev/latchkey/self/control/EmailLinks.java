package dev.latchkey.self.control;

import dev.latchkey.requests.entity.Client;
import dev.latchkey.users.entity.Caller;
import dev.latchkey.verification.control.EmailVerification;
import dev.latchkey.verification.control.Landing;
import dev.latchkey.verification.control.VerificationStore;
import dev.latchkey.verification.entity.Purpose;
import dev.latchkey.verification.entity.VerificationProblem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Follows a mailed link about an address, whichever it is: Better Auth has one path for all of them. */
@ApplicationScoped
public class EmailLinks {
    @Inject
    VerificationStore verifications;

    @Inject
    EmailVerification verification;

    @Inject
    EmailChange change;

    /** A mailed token, and where a further link is to lead. */
    public record Link(String token, Landing landing) {
        @Override
        public String toString() {
            return "Link[…]";
        }
    }

    /**
     * Proves the address, approves another one, or brings it; the last only to the user who asked (D2).
     * {@code INVALID_TOKEN} when the link does nothing any more, and what {@link EmailChange#confirm} refuses.
     *
     * @return whether the caller has another address now
     */
    public boolean follow(Link link, @Nullable Caller caller, Client client, Instant now) {
        String token = link.token();
        if (verifications.peek(Purpose.APPROVE_EMAIL, token, now).isPresent()) {
            change.approve(token, link.landing(), client, now);
            return false;
        }
        if (verifications.peek(Purpose.CHANGE_EMAIL, token, now).isPresent()) {
            if (caller == null) {
                throw VerificationProblem.INVALID_TOKEN.exception();
            }
            change.confirm(caller, token, client, now);
            return true;
        }
        verification.confirm(token, client, now);
        return false;
    }
}
