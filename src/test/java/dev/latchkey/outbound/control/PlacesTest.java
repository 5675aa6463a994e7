package dev.latchkey.outbound.control;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

class PlacesTest {
    private static final Duration LONG = Duration.ofSeconds(30);

    private final Places places = new Places();

    private void fill(String host) throws InterruptedException {
        for (int i = 0; i < Places.A_HOST; i++) {
            assertTrue(places.take(host, Duration.ZERO));
        }
    }

    @Test
    void a_host_with_all_its_places_taken_leaves_the_others_theirs() throws InterruptedException {
        fill("slow");
        assertFalse(places.take("slow", Duration.ZERO));
        assertTrue(places.take("other", Duration.ZERO));
        places.leave("slow");
        assertTrue(places.take("slow", Duration.ZERO));
    }

    @Test
    void all_hosts_together_have_their_bound_too() throws InterruptedException {
        for (int host = 0; host < Places.ALL / Places.A_HOST; host++) {
            fill("host" + host);
        }
        assertFalse(places.take("one more", Duration.ofMillis(20)));
        places.leave("host0");
        assertTrue(places.take("one more", Duration.ZERO));
    }

    @Test
    void whoever_waits_gets_the_place_that_is_left_and_only_so_many_wait() throws InterruptedException {
        fill("busy");
        ExecutorService people = Executors.newCachedThreadPool();
        try {
            List<CompletableFuture<Boolean>> waiting = new ArrayList<>();
            for (int i = 0; i < Places.WAITING; i++) {
                waiting.add(CompletableFuture.supplyAsync(() -> take("busy"), people));
            }
            while (places.waiting() < Places.WAITING) {
                Thread.onSpinWait();
            }
            assertFalse(places.take("busy", LONG));
            places.leave("busy");
            assertTrue(waiting.stream().allMatch(CompletableFuture::join));
            assertEquals(0, places.waiting());
        } finally {
            people.shutdownNow();
        }
    }

    private boolean take(String host) {
        try {
            boolean taken = places.take(host, LONG);
            places.leave(host);
            return taken;
        } catch (InterruptedException e) {
            return false;
        }
    }
}
