package dev.latchkey.sessions.entity;

import dev.latchkey.users.entity.Caller;
import java.time.Duration;
import java.time.Instant;

/**
 * What the look-up of a valid token finds: the caller, and when the session was last moved forward.
 *
 * @param paired whether it has a token pair, and so ends after a day of silence
 */
public record LiveSession(Caller caller, String role, boolean remembered, boolean paired, Instant updatedAt) {
    /** So exactly is the silence of a session with a pair measured; a write for each request would cost too much. */
    private static final Duration EXACTNESS = Duration.ofMinutes(1);

    /** Whether it is time to move the session forward; one that ends with the browser never is. C-07. */
    public boolean isDueAt(Instant now, Duration refreshAfter) {
        boolean soon = paired && EXACTNESS.compareTo(refreshAfter) < 0;
        return remembered && !now.isBefore(updatedAt.plus(soon ? EXACTNESS : refreshAfter));
    }
}
