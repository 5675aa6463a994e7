package dev.latchkey.admin.entity;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which users a program wants, in the words of the client.
 *
 * @param search null for everybody
 * @param filter a second condition; null for none
 * @param sortBy the member they are sorted by; null for the order in which they came
 */
public record UserQuery(
        @Nullable Condition search,
        @Nullable Condition filter,
        @Nullable String sortBy,
        boolean descending,
        Slice slice) {
    /** A member of the user, how it is compared, and with what; several values only for {@code in} and {@code not_in}. */
    public record Condition(String member, String operator, List<String> values) {}

    /** How many are wanted, after how many. */
    public record Slice(int limit, int offset) {}
}
