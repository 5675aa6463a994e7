package dev.latchkey.passwords.control;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.latchkey.problems.entity.AuthException;
import dev.latchkey.problems.entity.ErrorCode;
import dev.latchkey.problems.entity.RequestProblem;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Promise 22: a flood of passwords cannot take more than its share. */
class PasswordHasherTest {
    private static PasswordHasher hasher(int cost, int threads, int queue) {
        PasswordHasher hasher = new PasswordHasher();
        hasher.settings = new PasswordSettings(cost, threads, queue, true, Duration.ofHours(1));
        hasher.prepare();
        return hasher;
    }

    @Test
    void a_password_opens_its_own_hash_only() {
        PasswordHasher hasher = hasher(4, 1, 4);
        String hash = hasher.hash("correct-horse");
        assertTrue(hasher.matches("correct-horse", hash));
        assertFalse(hasher.matches("correct-horsf", hash));
    }

    @Test
    void a_hash_of_another_cost_or_form_is_outdated() {
        String four = hasher(4, 1, 4).hash("correct-horse");
        assertFalse(hasher(4, 1, 4).isOutdated(four));
        assertTrue(hasher(5, 1, 4).isOutdated(four));
        assertTrue(hasher(4, 1, 4).isOutdated("6999b98def90174b42b5837dd7fc77b4:" + "0".repeat(128)));
    }

    /** Promise 12: bcrypt's work for nobody, and nobody's password is the decoy's. */
    @Test
    void an_absent_account_costs_as_much_as_a_wrong_password() {
        PasswordHasher hasher = hasher(8, 1, 4);
        String hash = hasher.hash("correct-horse");
        hasher.matches("wrong", hash);
        hasher.matchesNothing("wrong");
        long wrong = nanos(() -> hasher.matches("wrong", hash));
        long nobody = nanos(() -> hasher.matchesNothing("wrong"));
        assertTrue(nobody > wrong / 2 && nobody < wrong * 2, nobody + " ns for nobody, " + wrong + " ns for somebody");
    }

    private static long nanos(Runnable work) {
        return Stream.generate(() -> {
                    long start = System.nanoTime();
                    work.run();
                    return System.nanoTime() - start;
                })
                .limit(7)
                .sorted()
                .skip(3)
                .findFirst()
                .orElseThrow();
    }

    /** One runs and one may wait; of ten at once the rest are told at once that the server is busy. */
    @Test
    void past_the_queue_the_answer_is_service_unavailable() throws Exception {
        PasswordHasher hasher = hasher(9, 1, 1);
        List<Optional<ErrorCode>> outcomes = atOnce(10, hasher);
        long served = outcomes.stream().filter(Optional::isEmpty).count();
        assertTrue(served >= 2 && served < 10, served + " of 10 were served");
        outcomes.stream()
                .flatMap(Optional::stream)
                .forEach(code -> assertEquals(RequestProblem.SERVICE_UNAVAILABLE, code));
        assertTrue(hasher.hash("afterwards").startsWith("$2b$"), "and every place is given back");
        assertTrue(atOnce(2, hasher).stream().allMatch(Optional::isEmpty));
    }

    private static List<Optional<ErrorCode>> atOnce(int many, PasswordHasher hasher)
            throws InterruptedException, ExecutionException {
        ExecutorService threads = Executors.newFixedThreadPool(many);
        try {
            CountDownLatch start = new CountDownLatch(1);
            List<Future<Optional<ErrorCode>>> all = Stream.generate(() -> threads.submit(() -> {
                        start.await();
                        return outcome(hasher);
                    }))
                    .limit(many)
                    .toList();
            start.countDown();
            List<Optional<ErrorCode>> outcomes = new java.util.ArrayList<>();
            for (Future<Optional<ErrorCode>> one : all) {
                outcomes.add(one.get());
            }
            return outcomes;
        } finally {
            threads.shutdownNow();
        }
    }

    private static Optional<ErrorCode> outcome(PasswordHasher hasher) {
        try {
            hasher.hash("correct-horse");
            return Optional.empty();
        } catch (AuthException refused) {
            return Optional.of(refused.code());
        }
    }
}
