package dev.latchkey.outbound.control;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Places for calls that are under way: so many in all, and so many for one host, because a slow one must not take them all. Whoever finds
 * none waits a moment, since most calls are over soon; but only so many wait, because each of them holds a request.
 */
final class Places {
    static final int ALL = 32;
    static final int A_HOST = 8;
    static final int WAITING = 32;

    private final Map<String, Integer> underWay = new HashMap<>();
    private int taken;
    private int waiting;

    /** Takes a place; whether there was one in time. Each that is taken is to be left. */
    synchronized boolean take(String host, Duration longest) throws InterruptedException {
        if (!isFree(host) && !await(host, System.nanoTime() + longest.toNanos())) {
            return false;
        }
        underWay.merge(host, 1, Integer::sum);
        taken++;
        return true;
    }

    private boolean isFree(String host) {
        return taken < ALL && underWay.getOrDefault(host, 0) < A_HOST;
    }

    private boolean await(String host, long end) throws InterruptedException {
        if (waiting >= WAITING) {
            return false;
        }
        waiting++;
        try {
            for (long left = end - System.nanoTime(); !isFree(host); left = end - System.nanoTime()) {
                if (left <= 0) {
                    return false;
                }
                TimeUnit.NANOSECONDS.timedWait(this, left);
            }
            return true;
        } finally {
            waiting--;
        }
    }

    synchronized int waiting() {
        return waiting;
    }

    /** Leaves a place; somebody who waits may have it. */
    synchronized void leave(String host) {
        underWay.computeIfPresent(host, (name, calls) -> calls > 1 ? calls - 1 : null);
        taken--;
        notifyAll();
    }
}
