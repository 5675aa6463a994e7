package dev.latchkey.mail.control;

import java.time.Instant;

/** While the mail server does not answer, this node asks it only now and then, and no mail pays for it. */
final class ServerPause {
    private int failures;
    private Instant until = Instant.EPOCH;

    synchronized boolean isOnAt(Instant now) {
        return now.isBefore(until);
    }

    /** Waits longer after each failure; failures of parallel rounds within one pause count once. */
    synchronized void begin(Instant now) {
        if (!isOnAt(now)) {
            until = now.plus(BackOff.ofServer(failures));
            failures++;
        }
    }

    synchronized void end() {
        failures = 0;
        until = Instant.EPOCH;
    }
}
