package dev.latchkey.outbound.control;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.latchkey.outbound.control.Places.Place;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PlacesTest {
    private static final Duration LONG = Duration.ofSeconds(30);

    private final Places places = new Places();
    private final ExecutorService people = Executors.newCachedThreadPool();

    @AfterEach
    void end() {
        people.shutdownNow();
    }

    /** As many owners as there are calls. */
    private void fill(String host) throws InterruptedException {
        for (int i = 0; i < Places.A_HOST; i++) {
            assertTrue(places.take(new Place(host + "-owner" + i, host), Duration.ZERO));
        }
    }

    /** As many hosts as there are calls. */
    private void fillOf(String owner) throws InterruptedException {
        for (int i = 0; i < Places.AN_OWNER; i++) {
            assertTrue(places.take(new Place(owner, owner + "-host" + i), Duration.ZERO));
        }
    }

    @Test
    void a_host_with_all_its_places_taken_leaves_the_others_theirs() throws InterruptedException {
        fill("slow");
        Place another = new Place("another", "slow");
        assertFalse(places.take(another, Duration.ZERO));
        assertTrue(places.take(new Place("another", "other"), Duration.ZERO));
        places.leave(new Place("slow-owner0", "slow"));
        assertTrue(places.take(another, Duration.ZERO));
    }

    @Test
    void an_owner_of_many_hosts_has_no_more_places_than_one_of_a_single_host() throws InterruptedException {
        fillOf("greedy");
        Place more = new Place("greedy", "one more host");
        assertFalse(places.take(more, Duration.ZERO));
        assertTrue(places.take(new Place("another", "one more host"), Duration.ZERO));
        places.leave(new Place("greedy", "greedy-host0"));
        assertTrue(places.take(more, Duration.ZERO));
        assertFalse(places.take(more, Duration.ZERO));
    }

    @Test
    void all_hosts_together_have_their_bound_too() throws InterruptedException {
        for (int host = 0; host < Places.ALL / Places.A_HOST; host++) {
            fill("host" + host);
        }
        Place more = new Place("one more", "one more");
        assertFalse(places.take(more, Duration.ofMillis(20)));
        places.leave(new Place("host0-owner0", "host0"));
        assertTrue(places.take(more, Duration.ZERO));
    }

    @Test
    void whoever_waits_gets_the_place_that_is_left_and_only_so_many_wait() throws InterruptedException {
        fill("busy");
        List<CompletableFuture<Boolean>> waiting = new ArrayList<>();
        for (int i = 0; i < Places.WAITING; i++) {
            waiting.add(waiting(new Place("owner" + i, "busy")));
        }
        awaitWaiting(Places.WAITING);
        assertFalse(places.take(new Place("one more", "busy"), LONG));
        places.leave(new Place("busy-owner0", "busy"));
        assertTrue(waiting.stream().allMatch(CompletableFuture::join));
        assertEquals(0, places.waiting());
    }

    @Test
    void an_owner_who_waits_with_all_he_may_leaves_the_others_to_wait_too() throws InterruptedException {
        fillOf("greedy");
        fill("busy");
        List<CompletableFuture<Boolean>> waiting = new ArrayList<>();
        for (int i = 0; i < Places.WAITING_OF_ONE; i++) {
            waiting.add(waiting(new Place("greedy", "further" + i)));
        }
        awaitWaiting(Places.WAITING_OF_ONE);
        assertFalse(places.take(new Place("greedy", "one more"), LONG));
        waiting.add(waiting(new Place("another", "busy")));
        awaitWaiting(Places.WAITING_OF_ONE + 1);
        places.leave(new Place("greedy", "greedy-host0"));
        places.leave(new Place("busy-owner0", "busy"));
        assertTrue(waiting.stream().allMatch(CompletableFuture::join));
        assertEquals(0, places.waiting());
        // Who has waited may wait again.
        assertTrue(places.take(new Place("greedy", "one more"), Duration.ZERO));
        CompletableFuture<Boolean> again = waiting(new Place("greedy", "and again"));
        awaitWaiting(1);
        places.leave(new Place("greedy", "one more"));
        assertTrue(again.join());
    }

    private void awaitWaiting(int number) {
        while (places.waiting() < number) {
            Thread.onSpinWait();
        }
    }

    private CompletableFuture<Boolean> waiting(Place place) {
        return CompletableFuture.supplyAsync(() -> take(place), people);
    }

    private boolean take(Place place) {
        try {
            boolean taken = places.take(place, LONG);
            places.leave(place);
            return taken;
        } catch (InterruptedException e) {
            return false;
        }
    }
}
