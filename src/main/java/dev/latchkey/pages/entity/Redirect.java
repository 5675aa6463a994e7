package dev.latchkey.pages.entity;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Leads the browser on with 303, so that a form is never sent again by going back (RFC 9700 section 4.12).
 *
 * @param to a path, or a URL that {@code Destinations} has allowed
 * @param notice what the next page says, once
 */
public record Redirect(String to, @Nullable Message notice, List<String> cookies) implements Reply {
    public static Redirect to(String path) {
        return new Redirect(path, null, List.of());
    }

    /** The same, and the next page says it. */
    public Redirect saying(String key, String... arguments) {
        return new Redirect(to, Message.of(key, arguments), cookies);
    }

    /** The same with one more cookie. */
    public Redirect cookie(String header) {
        List<String> more = new ArrayList<>(cookies);
        more.add(header);
        return new Redirect(to, notice, more);
    }
}
