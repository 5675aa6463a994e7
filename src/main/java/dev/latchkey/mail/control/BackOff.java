package dev.latchkey.mail.control;

import java.time.Duration;
import java.util.List;

/** How long to wait after a failure. */
final class BackOff {
    /** A mail older than this unsent is given up. */
    static final Duration GIVE_UP = Duration.ofDays(3);

    private static final List<Duration> FIRST_STEPS =
            List.of(Duration.ofSeconds(5), Duration.ofSeconds(10), Duration.ofSeconds(20), Duration.ofSeconds(30));
    private static final Duration SHORT = Duration.ofSeconds(45);
    private static final Duration LONG = Duration.ofMinutes(30);

    private BackOff() {}

    /** For a server that does not answer: 45 s at most, so that mail leaves within a minute of its return. */
    static Duration ofServer(int failures) {
        return failures < FIRST_STEPS.size() ? FIRST_STEPS.get(failures) : SHORT;
    }

    /** For a mail the server put off: as above for an hour, then an eighth of its age, half an hour at most. */
    static Duration ofMail(int failures, Duration age) {
        if (age.compareTo(Duration.ofHours(1)) < 0) {
            return ofServer(failures);
        }
        Duration eighth = age.dividedBy(8);
        return eighth.compareTo(LONG) < 0 ? eighth : LONG;
    }
}
