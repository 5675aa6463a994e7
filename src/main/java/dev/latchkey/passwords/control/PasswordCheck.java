package dev.latchkey.passwords.control;

import dev.latchkey.passwords.control.PasswordStore.Credential;
import dev.latchkey.requests.entity.Client;
import dev.latchkey.users.entity.EmailAddress;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Optional;

/**
 * Is this the password of that address? The one place that asks, so that every way in that takes a password is counted
 * and costs alike: same statements and one hash, with or without an account. Promises 11 and 12.
 */
@ApplicationScoped
public class PasswordCheck {
    @Inject
    Lockout lockout;

    @Inject
    PasswordStore passwords;

    @Inject
    PasswordHasher hasher;

    /**
     * What came of a check.
     *
     * @param account the password that is kept for the address, if any; only for traces when it did not match
     */
    public record Verdict(Optional<Credential> account, boolean right) {
        /** The credential that matched; nothing for a wrong password, an unknown address, or one without a password. */
        public Optional<Credential> match() {
            return account.filter(credential -> right);
        }
    }

    /** Verifies, and brings an outdated hash up to date. {@code ACCOUNT_LOCKED} while the address is locked. */
    public Verdict verify(EmailAddress email, String password, Client client, Instant now) {
        lockout.refuseLocked(email, now);
        Optional<Credential> found = passwords.find(email);
        boolean right = found.map(credential -> hasher.matches(password, credential.hash()))
                .orElseGet(() -> {
                    hasher.matchesNothing(password);
                    return false;
                });
        if (!right) {
            lockout.recordFailure(email, client, now);
            return new Verdict(found, false);
        }
        // Whoever finds none was verified before the first of them was entered, and most sign-ins find none.
        if (lockout.hasFailures(email)) {
            lockout.recordSuccess(email, now);
        }
        return new Verdict(found.flatMap(credential -> upToDate(credential, email, password, now)), true);
    }

    private Optional<Credential> upToDate(Credential credential, EmailAddress email, String password, Instant now) {
        if (!hasher.isOutdated(credential.hash())) {
            return Optional.of(credential);
        }
        String hash = hasher.hash(password);
        if (passwords.replace(credential, hash, now)) {
            return Optional.of(new Credential(credential.userId(), hash));
        }
        // Another sign-in was faster, or the password is another one by now.
        return passwords.find(email).filter(current -> hasher.matches(password, current.hash()));
    }
}
