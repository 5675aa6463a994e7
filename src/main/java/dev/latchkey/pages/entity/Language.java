package dev.latchkey.pages.entity;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The languages of the pages; each has its texts in {@code dev/latchkey/pages}. */
public enum Language {
    EN("English"),
    DE("Deutsch");

    private static final int MAX_HEADER = 200;

    private final String label;

    Language(String label) {
        this.label = label;
    }

    /** What the language calls itself. */
    public String label() {
        return label;
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

    /** The best one for an {@code Accept-Language} header; English when it names none of ours or cannot be read. */
    public static Language accepted(@Nullable String header) {
        if (header == null || header.length() > MAX_HEADER) {
            return EN;
        }
        try {
            List<Locale> ours = Arrays.stream(values()).map(Language::locale).toList();
            Locale best = Locale.lookup(Locale.LanguageRange.parse(header), ours);
            return best == null ? EN : of(best.getLanguage()).orElse(EN);
        } catch (IllegalArgumentException e) {
            return EN;
        }
    }
}
