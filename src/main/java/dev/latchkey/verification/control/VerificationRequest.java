package dev.latchkey.verification.control;

import dev.latchkey.limits.control.Limit;
import dev.latchkey.limits.control.RateLimits;
import dev.latchkey.requests.entity.Client;
import dev.latchkey.users.entity.EmailAddress;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;

/** Asks for the verification link again, within the limits of mails. S3-73, C-29. */
@ApplicationScoped
public class VerificationRequest {
    @Inject
    RateLimits limits;

    @Inject
    EmailVerification verification;

    /** Mails a link if there is something to verify, and tells nobody whether there is. {@code RATE_LIMITED}. */
    public void ask(EmailAddress email, Client client, Instant now) {
        ask(email, Landing.PAGE, client, now);
    }

    /** The same, with a link that leads elsewhere. */
    public void ask(EmailAddress email, Landing landing, Client client, Instant now) {
        limits.take(Limit.MAIL, client);
        limits.take(Limit.MAIL_ADDRESS, email.value());
        verification.sendAgain(email, landing, client, now);
    }
}
