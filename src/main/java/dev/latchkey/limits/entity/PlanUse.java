package dev.latchkey.limits.entity;

import java.time.Instant;
import java.util.function.BiConsumer;

/**
 * What a request leaves of its plan. C-28.
 *
 * @param limit requests in a window
 * @param remaining of them, after this one
 * @param end of the window, when all are there again
 * @param over whether there was none left for this one
 */
public record PlanUse(int limit, int remaining, Instant end, boolean over) {
    /** Writes the headers {@code X-RateLimit-Limit}, {@code -Remaining}, and {@code -Reset} in Unix seconds (C-22), rounded up. */
    public void tell(BiConsumer<String, String> header) {
        header.accept("X-RateLimit-Limit", Integer.toString(limit));
        header.accept("X-RateLimit-Remaining", Integer.toString(remaining));
        header.accept("X-RateLimit-Reset", Long.toString(end.plusMillis(999).getEpochSecond()));
    }
}
