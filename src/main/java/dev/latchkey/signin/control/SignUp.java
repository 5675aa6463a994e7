package dev.latchkey.signin.control;

import dev.latchkey.limits.control.Limit;
import dev.latchkey.limits.control.RateLimits;
import dev.latchkey.passwords.control.PasswordHasher;
import dev.latchkey.passwords.control.PasswordPolicy;
import dev.latchkey.problems.entity.AuthException;
import dev.latchkey.requests.entity.Client;
import dev.latchkey.sessions.entity.SessionTicket;
import dev.latchkey.users.entity.EmailAddress;
import dev.latchkey.users.entity.Profile;
import dev.latchkey.users.entity.UserProblem;
import dev.latchkey.users.entity.UserView;
import dev.latchkey.verification.control.Landing;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Makes an account with e-mail and password. No transaction of its own: a hash must not hold a connection. */
@ApplicationScoped
public class SignUp {
    @Inject
    RateLimits limits;

    @Inject
    PasswordPolicy policy;

    @Inject
    PasswordHasher hasher;

    @Inject
    SignUpStore store;

    @Inject
    SignUpSettings settings;

    @Inject
    Clock clock;

    /**
     * What a new person gives.
     *
     * @param minPasswordLength in code points
     * @param tenantName what his own tenant shall be called; null for none (C-19)
     * @param replacedId the session that his browser has already
     * @param remembered whether the session outlives his browser
     * @param landing where the link in the verification mail leads
     */
    public record Application(
            EmailAddress email,
            String password,
            Profile profile,
            int minPasswordLength,
            @Nullable String tenantName,
            @Nullable String replacedId,
            boolean remembered,
            Landing landing) {
        /** Somebody whose session is remembered and whose link leads to the page. */
        public Application(
                EmailAddress email,
                String password,
                Profile profile,
                int minPasswordLength,
                @Nullable String tenantName,
                @Nullable String replacedId) {
            this(email, password, profile, minPasswordLength, tenantName, replacedId, true, Landing.PAGE);
        }

        @Override
        public String toString() {
            return "Application[…]";
        }
    }

    /** The new user, and his session unless he has to verify his address first. */
    public record Welcome(UserView user, Optional<SessionTicket> ticket) {}

    /**
     * What the tenant of a new person is called; null when there is to be none.
     *
     * @param asked the name that he gave, if any
     * @param usual what it is called otherwise, unless the setting leaves such tenants out
     */
    public @Nullable String tenantName(@Nullable String asked, String usual) {
        if (asked != null && !asked.isBlank()) {
            return asked.strip();
        }
        return settings.founding() ? usual : null;
    }

    /**
     * Signs up. {@code USER_ALREADY_EXISTS_USE_ANOTHER_EMAIL} for an address that has an account, unless sign-ups are
     * silent: then the answer is that of a new one and its owner gets a mail. {@code RATE_LIMITED}, and what
     * {@link PasswordPolicy} refuses.
     */
    public Welcome signUp(Application wanted, Client client) {
        limits.take(Limit.SIGN_UP, client);
        policy.check(wanted.password(), wanted.email(), wanted.minPasswordLength());
        String hash = hasher.hash(wanted.password());
        Instant now = clock.instant();
        try {
            return store.create(wanted, hash, client, now);
        } catch (AuthException refusal) {
            if (refusal.code() != UserProblem.USER_ALREADY_EXISTS_USE_ANOTHER_EMAIL) {
                throw refusal;
            }
            UserView stranger = store.known(wanted, client, now);
            if (settings.silent()) {
                return new Welcome(stranger, Optional.empty());
            }
            throw refusal;
        }
    }
}
