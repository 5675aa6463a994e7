package dev.latchkey.apikeys.boundary;

import com.fasterxml.jackson.databind.JsonNode;
import dev.latchkey.problems.entity.AuthException;
import dev.latchkey.problems.entity.RequestProblem;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Members of bodies that Bean Validation cannot check. */
final class KeyInput {
    private KeyInput() {}

    /** An instant with its offset, in whole microseconds as the tables have it. */
    static Instant instant(String member, String text) {
        try {
            Instant instant = OffsetDateTime.parse(text).toInstant();
            if (instant.getEpochSecond() > 0 && instant.getEpochSecond() < 253_402_300_800L) {
                return instant.truncatedTo(ChronoUnit.MICROS);
            }
        } catch (DateTimeParseException e) {
            throw wrong(member, "must be a time such as 2030-01-31T12:00:00.000Z");
        }
        throw wrong(member, "must be a time such as 2030-01-31T12:00:00.000Z");
    }

    /** A node that is null or a text with an instant. */
    static @Nullable Instant instant(String member, JsonNode node) {
        if (node.isNull()) {
            return null;
        }
        if (!node.isTextual()) {
            throw wrong(member, "has the wrong type");
        }
        return instant(member, node.textValue());
    }

    /** A node that is null or a whole number from {@code min} to {@code max}. */
    static @Nullable Integer number(String member, JsonNode node, int min, int max) {
        if (node.isNull()) {
            return null;
        }
        if (!node.isIntegralNumber() || !node.canConvertToInt() || node.intValue() < min || node.intValue() > max) {
            throw wrong(member, "must be a whole number from " + min + " to " + max);
        }
        return node.intValue();
    }

    static AuthException wrong(String member, String why) {
        return new AuthException(RequestProblem.VALIDATION_ERROR, Map.of(member, why));
    }
}
