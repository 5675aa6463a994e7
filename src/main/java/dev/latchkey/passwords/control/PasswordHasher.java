package dev.latchkey.passwords.control;

import dev.latchkey.problems.entity.AuthException;
import dev.latchkey.problems.entity.RequestProblem;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

/**
 * Hashes and verifies, never more at once than there are processors for it, and never inside a transaction: one hash
 * takes some 50 ms. Past a bounded queue the answer is 503 at once, so that a flood of sign-ins cannot take the threads
 * that check sessions. Promise 22, ASVS 15.2.2.
 */
@ApplicationScoped
public class PasswordHasher {
    @Inject
    PasswordSettings settings;

    private Semaphore processors = new Semaphore(1);
    private Semaphore queue = new Semaphore(1);
    private String decoy = "";

    @PostConstruct
    void prepare() {
        processors = new Semaphore(settings.hashThreads(), true);
        queue = new Semaphore(settings.hashThreads() + settings.hashQueue());
        decoy = Bcrypt.hash(NormalPassword.of("decoy"), settings.bcryptCost());
    }

    /** A new hash in the current form; {@code SERVICE_UNAVAILABLE} when too many are waiting. */
    public String hash(String password) {
        return bounded(() -> Bcrypt.hash(NormalPassword.of(password), settings.bcryptCost()));
    }

    /** Whether the password is the one that was hashed, in any form that {@link StoredHash} knows. */
    public boolean matches(String password, String hash) {
        return bounded(() -> StoredHash.matches(password, hash));
    }

    /** The work of {@link #matches} for an account that is not there, so that its absence cannot be timed. */
    public void matchesNothing(String password) {
        matches(password, decoy);
    }

    /** Whether a hash that has just matched should be replaced by a new one. */
    public boolean isOutdated(String hash) {
        return !Bcrypt.isCurrent(hash, settings.bcryptCost());
    }

    private <T> T bounded(Supplier<T> work) {
        if (!queue.tryAcquire()) {
            throw new AuthException(RequestProblem.SERVICE_UNAVAILABLE);
        }
        try {
            processors.acquireUninterruptibly();
            try {
                return work.get();
            } finally {
                processors.release();
            }
        } finally {
            queue.release();
        }
    }
}
