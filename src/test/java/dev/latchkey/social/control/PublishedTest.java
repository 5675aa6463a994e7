package dev.latchkey.social.control;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.latchkey.social.control.Outbound.Exchange;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A slow provider and the many who want the same of it. */
class PublishedTest {
    private final CountDownLatch asked = new CountDownLatch(1);
    private final CountDownLatch answer = new CountDownLatch(1);
    private final AtomicInteger fetches = new AtomicInteger();
    private final ExecutorService people = Executors.newCachedThreadPool();
    private final Published<String> published = new Published<>(exchange -> slow(), Clock.systemUTC());

    @AfterEach
    void end() {
        people.shutdownNow();
    }

    private String slow() throws IOException {
        fetches.incrementAndGet();
        asked.countDown();
        try {
            answer.await();
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
        return "keys";
    }

    private String get() {
        try {
            return published.get(Outbound.anywhere().exchange());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void one_asks_eight_wait_and_the_others_hear_at_once_that_it_is_busy() throws InterruptedException {
        List<CompletableFuture<String>> patient = new ArrayList<>();
        patient.add(CompletableFuture.supplyAsync(this::get, people));
        asked.await();
        for (int i = 0; i < Published.WAITING; i++) {
            patient.add(CompletableFuture.supplyAsync(this::get, people));
        }
        while (published.waiting() < Published.WAITING) {
            Thread.onSpinWait();
        }
        String refusal = assertThrows(UncheckedIOException.class, this::get).toString();
        assertTrue(refusal.contains("busy"), refusal);
        answer.countDown();
        patient.forEach(waiting -> assertEquals("keys", waiting.join()));
        assertEquals(0, published.waiting());
        assertEquals(1, fetches.get());
        assertEquals("keys", get());
    }

    @Test
    void while_one_fetches_it_anew_what_was_good_a_moment_ago_is_good_for_the_others() throws Exception {
        AtomicLong now = new AtomicLong();
        Clock clock = new Clock() {
            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }

            @Override
            public Instant instant() {
                return Instant.ofEpochSecond(now.get());
            }
        };
        Published<String> twice =
                new Published<>(exchange -> fetches.get() == 0 ? "old" + fetches.incrementAndGet() : slow(), clock);
        Exchange exchange = Outbound.anywhere().exchange();
        assertEquals("old1", twice.get(exchange));
        now.set(Published.LIFE.toSeconds());
        CompletableFuture<String> fetching = CompletableFuture.supplyAsync(
                () -> {
                    try {
                        return twice.get(exchange);
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                },
                people);
        asked.await();
        assertEquals("old1", twice.get(exchange));
        answer.countDown();
        assertEquals("keys", fetching.join());
        assertEquals("keys", twice.get(exchange));
    }
}
