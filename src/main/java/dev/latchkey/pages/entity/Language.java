package dev.latchkey.pages.entity;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The languages of the pages; each has its texts in {@code dev/latchkey/pages}. */
public enum Language {
    EN("English", "d MMMM uuuu", ", HH:mm 'UTC'"),
    DE("Deutsch", "d. MMMM uuuu", ", HH:mm 'UTC'");

    private static final int MAX_HEADER = 200;
    // RFC 9110 section 12.5.4, as far as it tells ours apart: "de-AT;q=0.8". The platform's own parser fails on odd
    // input.
    private static final Pattern RANGE = Pattern.compile(
            "\\s*+([A-Za-z]{2})(?:-[A-Za-z0-9-]++)?+\\s*+(?:;\\s*+q=(0(?:\\.\\d{1,3})?+|1(?:\\.0{1,3})?+))?+\\s*+");

    private final String label;
    private final String day;
    private final String moment;

    Language(String label, String day, String time) {
        this.label = label;
        this.day = day;
        this.moment = day + time;
    }

    /** What the language calls itself. */
    public String label() {
        return label;
    }

    /** How a day is written, likewise. */
    public String day() {
        return day;
    }

    /** How a moment is written, as a pattern of {@link java.time.format.DateTimeFormatter}. */
    public String moment() {
        return moment;
    }

    /** The tag for {@code lang}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public Locale locale() {
        return Locale.forLanguageTag(code());
    }

    /** The language of that code. */
    public static Optional<Language> of(@Nullable String code) {
        return Arrays.stream(values())
                .filter(language -> language.code().equals(code))
                .findFirst();
    }

    /** The best one for an {@code Accept-Language} header; English when it names none of ours. */
    public static Language accepted(@Nullable String header) {
        Language best = EN;
        double weight = 0;
        String read = header == null || header.length() > MAX_HEADER ? "" : header;
        for (String range : read.split(",")) {
            Matcher parts = RANGE.matcher(range);
            if (parts.matches()) {
                double wish = parts.group(2) == null ? 1 : Double.parseDouble(parts.group(2));
                Optional<Language> ours =
                        of(parts.group(1).toLowerCase(Locale.ROOT)).filter(l -> wish > 0);
                best = wish > weight ? ours.orElse(best) : best;
                weight = ours.isPresent() ? Math.max(weight, wish) : weight;
            }
        }
        return best;
    }
}
