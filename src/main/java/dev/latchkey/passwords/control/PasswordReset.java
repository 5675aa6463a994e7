package dev.latchkey.passwords.control;

import dev.latchkey.limits.control.Limit;
import dev.latchkey.limits.control.RateLimits;
import dev.latchkey.requests.entity.Client;
import dev.latchkey.users.entity.EmailAddress;
import dev.latchkey.verification.entity.VerificationProblem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Optional;

/** Sets a new password by a mailed link. Does not sign in. C-14, promise 7. */
@ApplicationScoped
public class PasswordReset {
    @Inject
    RateLimits limits;

    @Inject
    ResetStore resets;

    @Inject
    PasswordPolicy policy;

    @Inject
    PasswordHasher hasher;

    /**
     * Uses the token and sets the password; every session, token and pending reset of the user ends with it.
     * {@code INVALID_TOKEN} when the token is no good, {@code RATE_LIMITED}, and what {@link PasswordPolicy} refuses: then the token stays good
     * for another try.
     */
    public void reset(String token, String password, Client client, Instant now) {
        limits.take(Limit.SIGN_IN, client);
        Optional<EmailAddress> owner = resets.owner(token, now);
        if (owner.isEmpty()) {
            resets.refused(client, now);
            throw VerificationProblem.INVALID_TOKEN.exception();
        }
        policy.check(password, owner.get(), PasswordPolicy.MIN_LENGTH);
        resets.reset(token, hasher.hash(password), client, now);
    }
}
