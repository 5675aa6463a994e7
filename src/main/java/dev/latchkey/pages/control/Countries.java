package dev.latchkey.pages.control;

import dev.latchkey.pages.entity.Language;
import dev.latchkey.pages.entity.Option;
import java.text.Collator;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** The countries of ISO 3166 by the names that a language gives them, in its order. */
public final class Countries {
    private Countries() {}

    public static List<Option> in(Language language) {
        Collator order = Collator.getInstance(language.locale());
        return Arrays.stream(Locale.getISOCountries())
                .map(code -> new Option(
                        code, new Locale.Builder().setRegion(code).build().getDisplayCountry(language.locale())))
                .sorted(Comparator.comparing(Option::label, order))
                .toList();
    }
}
