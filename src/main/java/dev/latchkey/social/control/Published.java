package dev.latchkey.social.control;

import dev.latchkey.social.control.Outbound.Exchange;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** Something that a provider publishes, kept for some minutes and fetched by one request at a time; a few others wait for it. */
final class Published<T> {
    static final Duration LIFE = Duration.ofMinutes(10);
    /** How often the provider may be asked for something newer, because a token can name any key. */
    static final Duration PAUSE = Duration.ofMinutes(1);
    /** How long nobody else has to wait for a provider that has just not answered. */
    static final Duration OUTAGE = Duration.ofSeconds(2);
    /** How many wait for it: each of them holds a request, and a slow provider must not have all of those. */
    static final int WAITING = 8;

    /** Asks the provider. */
    @FunctionalInterface
    interface Fetch<T> {
        T from(Exchange exchange) throws IOException;
    }

    private record Kept<T>(T value, Instant at) {}

    private final Fetch<T> fetch;
    private final Clock clock;
    private final ReentrantLock turn = new ReentrantLock();
    private final Semaphore waiting = new Semaphore(WAITING);
    private volatile @Nullable Kept<T> kept;
    private volatile Instant failedAt = Instant.MIN;

    Published(Fetch<T> fetch, Clock clock) {
        this.fetch = fetch;
        this.clock = clock;
    }

    /** What was fetched some minutes ago at most; while somebody fetches it anew, what was good till then is good for the others. */
    T get(Exchange exchange) throws IOException {
        Optional<T> older = turn.isLocked() ? known(LIFE.multipliedBy(2)) : Optional.empty();
        return older.isPresent() ? older.get() : youngerThan(LIFE, exchange);
    }

    /** What was fetched a moment ago, because what is kept does not do. */
    T newer(Exchange exchange) throws IOException {
        return youngerThan(PAUSE, exchange);
    }

    private T youngerThan(Duration age, Exchange exchange) throws IOException {
        Optional<T> known = known(age);
        if (known.isPresent()) {
            return known.get();
        }
        lock(exchange);
        try {
            Optional<T> meanwhile = known(age);
            return meanwhile.isPresent() ? meanwhile.get() : fetched(exchange);
        } finally {
            turn.unlock();
        }
    }

    private Optional<T> known(Duration age) {
        return Optional.ofNullable(kept)
                .filter(known -> clock.instant().isBefore(known.at().plus(age)))
                .map(Kept::value);
    }

    private void lock(Exchange exchange) throws IOException {
        if (turn.tryLock()) {
            return;
        }
        if (!waiting.tryAcquire()) {
            throw new IOException("busy: as many others as may wait for it");
        }
        try {
            if (!turn.tryLock(Math.max(0, exchange.left().toNanos()), TimeUnit.NANOSECONDS)) {
                throw new IOException("another request still waits for it");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        } finally {
            waiting.release();
        }
    }

    int waiting() {
        return WAITING - waiting.availablePermits();
    }

    private T fetched(Exchange exchange) throws IOException {
        if (clock.instant().isBefore(failedAt.plus(OUTAGE))) {
            throw new IOException("did not answer a moment ago");
        }
        try {
            T value = fetch.from(exchange);
            kept = new Kept<>(value, clock.instant());
            return value;
        } catch (IOException e) {
            failedAt = clock.instant();
            throw e;
        }
    }
}
