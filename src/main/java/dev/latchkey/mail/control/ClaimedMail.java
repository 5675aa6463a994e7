package dev.latchkey.mail.control;

import java.time.Duration;
import java.time.Instant;

/**
 * A row this node may deliver until its claim ends.
 *
 * @param attempts failed deliveries so far
 */
record ClaimedMail(String id, String type, String recipient, byte[] content, int attempts, Instant createdAt) {
    Duration ageAt(Instant now) {
        return Duration.between(createdAt, now);
    }

    @Override
    public String toString() {
        return "ClaimedMail[" + id + "]";
    }
}
