package dev.latchkey.pages.control;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.latchkey.pages.entity.Language;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordsTest {
    private static Words words(Language language) {
        Texts texts = new Texts();
        texts.read();
        return texts.in(language);
    }

    @ParameterizedTest
    @CsvSource({
        "PT0S, 1 second, 1 Sekunde",
        "PT1.001S, 2 seconds, 2 Sekunden",
        "PT59S, 59 seconds, 59 Sekunden",
        "PT60S, 1 minute, 1 Minute",
        "PT61S, 2 minutes, 2 Minuten",
        "PT15M, 15 minutes, 15 Minuten",
        "PT2H, 2 hours, 2 Stunden",
        "P1D, 24 hours, 24 Stunden",
        "P7D, 7 days, 7 Tagen",
    })
    void a_span_is_rounded_up_so_that_nobody_comes_too_early(Duration span, String english, String german) {
        assertEquals(english, words(Language.EN).span(span));
        assertEquals(german, words(Language.DE).span(span));
    }

    @Test
    void an_argument_is_never_taken_for_a_place() {
        Words words = new Words(Language.EN, Map.of("a", "{0} and {1}"));
        assertEquals("{1} and $0\\", words.say("a", "{1}", "$0\\"));
    }

    @Test
    void a_text_that_is_not_there_is_an_error_of_ours() {
        assertThrows(IllegalStateException.class, () -> words(Language.EN).say("no.such.text"));
    }

    @Test
    void a_moment_has_the_words_of_the_language() {
        Instant at = Instant.parse("2026-03-05T14:07:09Z");
        assertEquals("5 March 2026, 14:07 UTC", words(Language.EN).moment(at));
        assertEquals("5. März 2026, 14:07 UTC", words(Language.DE).moment(at));
    }
}
