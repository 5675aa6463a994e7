package dev.latchkey.sessions.entity;

import dev.latchkey.users.entity.Caller;
import java.time.Duration;
import java.time.Instant;

/** What the look-up of a valid token finds: the caller, and when the session was last moved forward. */
public record LiveSession(Caller caller, String role, boolean remembered, Instant updatedAt) {
    /** Whether it is time to move the session forward; one that ends with the browser never is. C-07. */
    public boolean isDueAt(Instant now, Duration refreshAfter) {
        return remembered && !now.isBefore(updatedAt.plus(refreshAfter));
    }
}
