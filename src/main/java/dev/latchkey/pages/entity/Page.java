package dev.latchkey.pages.entity;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A document to be shown.
 *
 * @param template below {@code src/main/jte/html/pages}, without its ending
 * @param model what the template takes as {@code model}
 * @param retryAfter when it is worth trying again
 */
public record Page(
        Visit visit,
        String template,
        Object model,
        int status,
        @Nullable Duration retryAfter,
        List<String> cookies) implements Reply {

    public static Page of(Visit visit, String template, Object model) {
        return new Page(visit, template, model, 200, null, List.of());
    }

    /** The same with another status. */
    public Page status(int other) {
        return new Page(visit, template, model, other, retryAfter, cookies);
    }

    public Page retryAfter(@Nullable Duration wait) {
        return new Page(visit, template, model, status, wait, cookies);
    }

    /** The same with one more cookie. */
    public Page cookie(String header) {
        List<String> more = new ArrayList<>(cookies);
        more.add(header);
        return new Page(visit, template, model, status, retryAfter, more);
    }
}
