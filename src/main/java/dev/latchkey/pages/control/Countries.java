package dev.latchkey.pages.control;

import dev.latchkey.pages.entity.Language;
import dev.latchkey.pages.entity.Option;
import java.text.Collator;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** The countries of ISO 3166 by the names that a language gives them, in its order. */
public final class Countries {
    // Sorted once: a collator takes its time.
    private static final Map<Language, List<Option>> SORTED = Arrays.stream(Language.values())
            .collect(Collectors.toUnmodifiableMap(language -> language, Countries::sorted));

    private Countries() {}

    public static List<Option> in(Language language) {
        return SORTED.getOrDefault(language, List.of());
    }

    private static List<Option> sorted(Language language) {
        Collator order = Collator.getInstance(language.locale());
        return Arrays.stream(Locale.getISOCountries())
                .map(code -> new Option(
                        code, new Locale.Builder().setRegion(code).build().getDisplayCountry(language.locale())))
                .sorted(Comparator.comparing(Option::label, order))
                .toList();
    }
}
