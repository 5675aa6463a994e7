package dev.latchkey.requests.entity;

import dev.latchkey.problems.entity.AuthException;
import dev.latchkey.problems.entity.RequestProblem;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which part of a list is wanted: {@code ?page=1&limit=20}.
 *
 * @param page from 1
 * @param limit from 1 to 100
 */
public record Paging(int page, int limit) {
    private static final int MAX_PAGE = 1_000_000;
    private static final int MAX_LIMIT = 100;
    private static final int DEFAULT_LIMIT = 20;

    /** Reads the two query parameters; {@code VALIDATION_ERROR} when one is no number in its range. */
    public static Paging of(@Nullable String page, @Nullable String limit) {
        return new Paging(number("page", page, 1, MAX_PAGE), number("limit", limit, DEFAULT_LIMIT, MAX_LIMIT));
    }

    private static int number(String name, @Nullable String text, int unset, int max) {
        if (text == null) {
            return unset;
        }
        if (text.matches("[0-9]{1,7}")) {
            int number = Integer.parseInt(text);
            if (number >= 1 && number <= max) {
                return number;
            }
        }
        throw new AuthException(
                RequestProblem.VALIDATION_ERROR, Map.of(name, "must be a whole number from 1 to " + max));
    }

    /** This part of a list that is there as a whole. */
    public <T> List<T> cut(List<T> all) {
        return all.stream().skip((long) (page - 1) * limit).limit(limit).toList();
    }

    /** The clause for the end of a query; both numbers are ours. */
    public String clause() {
        return " limit " + limit + " offset " + (long) (page - 1) * limit;
    }
}
