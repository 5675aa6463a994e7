package dev.latchkey.outbound.control;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Places for calls that are under way: so many in all, so many for one host, because a slow one must not take them all, and so many for
 * one owner, because names of hosts are free and customers are not. Whoever finds none waits a moment, since most calls are over soon; but
 * only so many wait, of one owner and in all, because each of them holds a request.
 */
final class Places {
    static final int ALL = 32;
    static final int A_HOST = 8;
    static final int AN_OWNER = 8;
    static final int WAITING = 32;
    static final int WAITING_OF_ONE = 8;

    private final Count hosts = new Count();
    private final Count owners = new Count();
    private final Count waitingOwners = new Count();
    private int taken;
    private int waiting;

    /**
     * What a call takes.
     *
     * @param owner the customer that it is for
     * @param host where it goes
     */
    record Place(String owner, String host) {}

    /** How many there are of each. */
    private static final class Count {
        private final Map<String, Integer> counts = new HashMap<>();

        int of(String name) {
            return counts.getOrDefault(name, 0);
        }

        void more(String name) {
            counts.merge(name, 1, Integer::sum);
        }

        void less(String name) {
            counts.computeIfPresent(name, (same, count) -> count > 1 ? count - 1 : null);
        }
    }

    /** Takes a place; whether there was one in time. Each that is taken is to be left. */
    synchronized boolean take(Place place, Duration longest) throws InterruptedException {
        if (!isFree(place) && !await(place, System.nanoTime() + longest.toNanos())) {
            return false;
        }
        hosts.more(place.host());
        owners.more(place.owner());
        taken++;
        return true;
    }

    private boolean isFree(Place place) {
        return taken < ALL && hosts.of(place.host()) < A_HOST && owners.of(place.owner()) < AN_OWNER;
    }

    private boolean await(Place place, long end) throws InterruptedException {
        if (waiting >= WAITING || waitingOwners.of(place.owner()) >= WAITING_OF_ONE) {
            return false;
        }
        waiting++;
        waitingOwners.more(place.owner());
        try {
            for (long left = end - System.nanoTime(); !isFree(place); left = end - System.nanoTime()) {
                if (left <= 0) {
                    return false;
                }
                TimeUnit.NANOSECONDS.timedWait(this, left);
            }
            return true;
        } finally {
            waiting--;
            waitingOwners.less(place.owner());
        }
    }

    synchronized int waiting() {
        return waiting;
    }

    /** Leaves a place; somebody who waits may have it. */
    synchronized void leave(Place place) {
        hosts.less(place.host());
        owners.less(place.owner());
        taken--;
        notifyAll();
    }
}
