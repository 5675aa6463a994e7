package dev.latchkey.signin.control;

import dev.latchkey.audit.entity.Action;
import dev.latchkey.audit.entity.AuditEntry;
import dev.latchkey.limits.control.Limit;
import dev.latchkey.limits.control.RateLimits;
import dev.latchkey.passwords.control.PasswordCheck;
import dev.latchkey.passwords.control.PasswordCheck.Verdict;
import dev.latchkey.passwords.control.PasswordStore.Credential;
import dev.latchkey.problems.entity.AuthException;
import dev.latchkey.requests.entity.Client;
import dev.latchkey.sessions.entity.Session.NewSession;
import dev.latchkey.signin.control.SignInGate.Entered;
import dev.latchkey.signin.entity.SignInProblem;
import dev.latchkey.users.entity.EmailAddress;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Signs in with e-mail and password. No transaction of its own: a hash must not hold a connection. */
@ApplicationScoped
public class PasswordSignIn {
    @Inject
    RateLimits limits;

    @Inject
    PasswordCheck passwords;

    @Inject
    SignInGate gate;

    @Inject
    Clock clock;

    /**
     * What somebody offers at the door.
     *
     * @param replacedId the session that his browser has already
     */
    public record Attempt(
            EmailAddress email,
            String password,
            boolean remembered,
            @Nullable String replacedId) {
        @Override
        public String toString() {
            return "Attempt[…]";
        }
    }

    /**
     * Signs in. {@code INVALID_EMAIL_OR_PASSWORD} alike for an unknown address, an account without a password and a wrong
     * one; {@code RATE_LIMITED}, {@code ACCOUNT_LOCKED}, and what {@link SignInGate} refuses.
     */
    public Entered signIn(Attempt attempt, Client client) {
        limits.take(Limit.SIGN_IN, client);
        Instant now = clock.instant();
        AuditEntry trace = AuditEntry.of(Action.SIGN_IN, client);
        try {
            Verdict verdict = passwords.verify(attempt.email(), attempt.password(), client, now);
            trace = trace.about(verdict.account().map(Credential::userId).orElse(null));
            Credential verified = verdict.match().orElseThrow(SignInProblem.INVALID_EMAIL_OR_PASSWORD::exception);
            NewSession wanted = new NewSession(verified.userId(), client, attempt.remembered(), attempt.replacedId());
            return gate.enter(wanted, verified, now);
        } catch (AuthException refusal) {
            gate.refused(trace.failed(refusal.code().name()), now);
            throw refusal;
        }
    }
}
