package dev.latchkey.mail.control;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Times in the words of the templates. */
public final class Wording {
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern(
                    "d MMMM uuuu, HH:mm 'UTC'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private Wording() {}

    /** "7 days", "1 hour", "90 minutes": the largest unit that says it exactly, never less than a minute. */
    public static String life(Duration life) {
        long minutes = Math.max(1, life.toMinutes());
        if (minutes % (24 * 60) == 0 && minutes > 24 * 60) {
            return count(minutes / (24 * 60), "day");
        }
        return minutes % 60 == 0 ? count(minutes / 60, "hour") : count(minutes, "minute");
    }

    /** "5 March 2026, 14:07 UTC". */
    public static String moment(Instant instant) {
        return MOMENT.format(instant);
    }

    private static String count(long number, String unit) {
        return number + " " + unit + (number == 1 ? "" : "s");
    }
}
