package dev.latchkey.pages.control;

import dev.latchkey.pages.entity.Language;
import dev.latchkey.pages.entity.Message;
import java.text.NumberFormat;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The texts of one language. */
public record Words(Language language, Map<String, String> texts) {
    private static final Pattern PLACE = Pattern.compile("\\{(\\d)}");

    public boolean has(String key) {
        return texts.containsKey(key);
    }

    /** The text of a key, with the arguments in the places {@code {0}}, {@code {1}} … */
    public String say(String key, String... arguments) {
        String text = texts.get(key);
        if (text == null) {
            throw new IllegalStateException("there is no text " + key + " in " + language);
        }
        return PLACE.matcher(text)
                .replaceAll(place -> Matcher.quoteReplacement(arguments[Integer.parseInt(place.group(1))]));
    }

    public String say(Message message) {
        return say(message.key(), message.arguments().toArray(String[]::new));
    }

    /** "3 members": the text {@code <key>.one} or {@code <key>.many}. */
    public String count(String key, long number) {
        return say(key + (number == 1 ? ".one" : ".many"), Long.toString(number));
    }

    /** "40 seconds", "15 minutes", "2 hours", "7 days": rounded up, so that nobody comes too early. */
    public String span(Duration span) {
        long seconds = Math.max(1, span.plusMillis(999).toSeconds());
        if (seconds < 60) {
            return count("time.seconds", seconds);
        }
        long minutes = (seconds + 59) / 60;
        if (minutes < 120) {
            return count("time.minutes", minutes);
        }
        long hours = (minutes + 59) / 60;
        return hours < 48 ? count("time.hours", hours) : count("time.days", (hours + 23) / 24);
    }

    /** "21 November 2026". */
    public String day(LocalDate day) {
        return DateTimeFormatter.ofPattern(language.day(), language.locale()).format(day);
    }

    /** "12,345". */
    public String number(long number) {
        return NumberFormat.getIntegerInstance(language.locale()).format(number);
    }

    /** "21 November 2026, 09:30 UTC"; the script turns it into the reader's zone. */
    public String moment(Instant at) {
        return DateTimeFormatter.ofPattern(language.moment(), language.locale())
                .withZone(ZoneOffset.UTC)
                .format(at);
    }
}
