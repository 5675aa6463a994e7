package dev.latchkey.pages.control;

import dev.latchkey.problems.entity.AuthException;
import dev.latchkey.problems.entity.RequestProblem;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Days as people choose them in a form, in UTC. */
public final class Days {
    private Days() {}

    /** When the day begins; null for an empty field, {@code VALIDATION_ERROR} for what is no day. */
    public static @Nullable Instant begin(String field, String text) {
        LocalDate day = read(field, text);
        return day == null ? null : day.atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    /** When the day is over, likewise. */
    public static @Nullable Instant end(String field, String text) {
        LocalDate day = read(field, text);
        return day == null ? null : day.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    /** The last day of what ends at this instant; empty when it has no end. */
    public static String last(@Nullable Instant end) {
        return end == null
                ? ""
                : LocalDate.ofInstant(end.minusNanos(1), ZoneOffset.UTC).toString();
    }

    private static @Nullable LocalDate read(String field, String text) {
        if (text.isEmpty()) {
            return null;
        }
        try {
            if (text.matches("[0-9]{4}-[0-9]{2}-[0-9]{2}")) {
                return LocalDate.parse(text);
            }
        } catch (DateTimeException e) {
            throw new AuthException(RequestProblem.VALIDATION_ERROR, Map.of(field, "must be a day"));
        }
        throw new AuthException(RequestProblem.VALIDATION_ERROR, Map.of(field, "must be a day"));
    }
}
