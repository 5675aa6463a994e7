package dev.latchkey.passwords.control;

import dev.latchkey.limits.control.Limit;
import dev.latchkey.limits.control.RateLimits;
import dev.latchkey.requests.entity.Client;
import dev.latchkey.users.entity.EmailAddress;
import dev.latchkey.verification.control.Landing;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;

/** Asks for a reset link, within the limits of mails. C-15, C-29. */
@ApplicationScoped
public class ForgottenPassword {
    @Inject
    RateLimits limits;

    @Inject
    ResetStore resets;

    /** Mails a link if the address has an account, and tells nobody whether it has. {@code RATE_LIMITED}. */
    public void ask(EmailAddress email, Client client, Instant now) {
        ask(email, Landing.PAGE, client, now);
    }

    /** The same, with a link that leads elsewhere. */
    public void ask(EmailAddress email, Landing landing, Client client, Instant now) {
        limits.take(Limit.MAIL, client);
        limits.take(Limit.MAIL_ADDRESS, email.value());
        resets.request(email, landing, client, now);
    }
}
