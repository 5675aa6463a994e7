package dev.latchkey.pages.entity;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LanguageTest {
    @ParameterizedTest
    @CsvSource({
        "de, DE",
        "de-AT, DE",
        "'fr, de;q=0.5, en;q=0.4', DE",
        "'en, de', EN",
        "'en;q=0.1, de;q=0.2', DE",
        "fr, EN",
        "*, EN",
        "';;;', EN",
        "-, EN",
        "'de;q=0', EN",
        "'de;q=2', EN",
        "'DE-de', DE",
        "'dede, den', EN",
        "'', EN",
    })
    void the_best_of_ours_is_taken_and_english_when_there_is_none(String header, Language expected) {
        assertEquals(expected, Language.accepted(header));
    }

    @Test
    void no_header_is_english() {
        assertEquals(Language.EN, Language.accepted(null));
    }

    @Test
    void a_language_has_one_code() {
        assertEquals(Optional.of(Language.DE), Language.of("de"));
        assertEquals(Optional.empty(), Language.of("DE"));
        assertEquals(Optional.empty(), Language.of(null));
    }
}
