package dev.latchkey.admin.control;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The conditions of a search, each with its values; texts are only ever parameters. */
final class Where {
    /** Longer than any address or name: nothing can begin with it. */
    private static final int MAX_TEXT = 254;

    private final List<String> conditions = new ArrayList<>();
    private final List<@Nullable Object> values = new ArrayList<>();

    Where and(String condition, @Nullable Object... given) {
        conditions.add("(" + condition + ")");
        values.addAll(Arrays.asList(given));
        return this;
    }

    /** Adds the condition when there is a value. */
    Where ifGiven(@Nullable Object value, String condition) {
        return value == null ? this : and(condition, value);
    }

    /** The clause, empty without conditions. */
    String clause() {
        return conditions.isEmpty() ? "" : " where " + String.join(" and ", conditions);
    }

    /** The values in order, after those that stand before the clause. */
    @Nullable
    Object[] valuesAfter(@Nullable Object... before) {
        List<@Nullable Object> all = new ArrayList<>(Arrays.asList(before));
        all.addAll(values);
        return all.toArray();
    }

    /** Whether a row could have this text at all: PostgreSQL fails over a NUL or half of a surrogate pair. */
    static boolean isSound(String text) {
        boolean halfPair = text.codePoints().anyMatch(c -> c >= 0xD800 && c <= 0xDFFF);
        return text.length() <= MAX_TEXT && text.indexOf('\0') < 0 && !halfPair;
    }

    /** The pattern of all texts that begin so, in small letters. */
    static String prefix(String text) {
        return text.toLowerCase(Locale.ROOT).replaceAll("([\\\\%_])", "\\\\$1") + "%";
    }
}
