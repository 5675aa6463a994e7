package dev.latchkey.pages.control;

import dev.latchkey.pages.entity.Option;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** When a key or token may end, as people choose it in a form: in so many days, or never. */
public final class Ends {
    private static final List<Integer> DAYS = List.of(30, 90, 365);
    private static final String NEVER = "never";

    private Ends() {}

    /** The choices, the safest first. */
    static List<Option> options(Words words) {
        return Stream.concat(
                        DAYS.stream().map(days -> new Option(days.toString(), words.say("keys.days", days.toString()))),
                        Stream.of(new Option(NEVER, words.say("keys.never"))))
                .toList();
    }

    /** Whether this is one of them. */
    static boolean isChoice(String choice) {
        return choice.equals(NEVER)
                || DAYS.stream().anyMatch(days -> days.toString().equals(choice));
    }

    /** The end that was chosen; null for never. */
    static @Nullable Instant after(String choice, Instant now) {
        Duration life = life(choice);
        return life == null ? null : now.plus(life);
    }

    /** How long it is until then; null for ever, and for what is none of the choices. */
    static @Nullable Duration life(String choice) {
        return DAYS.stream()
                .filter(days -> days.toString().equals(choice))
                .map(Duration::ofDays)
                .findFirst()
                .orElse(null);
    }
}
