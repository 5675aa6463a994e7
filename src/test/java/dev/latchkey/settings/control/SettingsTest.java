package dev.latchkey.settings.control;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A setting that cannot be used stops the start, and the message names it in both of its forms. */
class SettingsTest {
    private static final String KEY = "latchkey.some-key";

    private static Settings with(String value) {
        return GivenSettings.with(KEY, value);
    }

    private static void refused(Executable reading) {
        String message = assertThrows(SettingException.class, reading).toString();
        assertTrue(message.contains("latchkey.some-key") && message.contains("LATCHKEY_SOME_KEY"), message);
    }

    @Test
    void texts_are_trimmed_and_blank_ones_are_unset() {
        assertEquals("x y", with("  x y ").text(KEY));
        assertEquals(Optional.empty(), with("   ").optional(KEY));
        assertEquals(Optional.empty(), GivenSettings.with().optional(KEY));
        refused(() -> with("  ").text(KEY));
    }

    @Test
    void a_list_has_no_blanks() {
        assertEquals(List.of("a", "b"), with(" a, ,b,").list(KEY));
        assertEquals(List.of(), GivenSettings.with().list(KEY));
    }

    @Test
    void a_number_is_within_its_bounds() {
        assertEquals(4, with("4").number(KEY, 4, 20));
        assertEquals(20, with("20").number(KEY, 4, 20));
    }

    @ParameterizedTest
    @ValueSource(strings = {"3", "21", "-4", "ten", "4.0", "1e1", "99999999999", "0x4", ""})
    void another_number_is_refused(String text) {
        refused(() -> with(text).number(KEY, 4, 20));
    }

    @Test
    void a_duration_is_iso_8601_and_longer_than_nothing() {
        assertEquals(Duration.ofMinutes(15), with("PT15M").duration(KEY));
        assertEquals(Duration.ofDays(7), with("P7D").duration(KEY));
    }

    @ParameterizedTest
    @ValueSource(strings = {"15m", "900", "PT0S", "PT-1S", "P1M", "P1Y", "week"})
    void another_duration_is_refused(String text) {
        refused(() -> with(text).duration(KEY));
    }

    @ParameterizedTest
    @ValueSource(strings = {"true", "false", "yes", "1", "ON", "off!"})
    void a_switch_is_on_or_off_and_nothing_else(String text) {
        assertTrue(with("on").onOff(KEY));
        assertFalse(with("off").onOff(KEY));
        refused(() -> with(text).onOff(KEY));
    }

    @Test
    void a_url_loses_its_closing_slash() {
        assertEquals(URI.create("https://id.example.org"), with("").httpUrl(KEY, "https://id.example.org/"));
        assertEquals(URI.create("http://localhost:8080"), with("").httpUrl(KEY, "http://localhost:8080"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "id.example.org",
                "localhost:8080",
                "ftp://example.org",
                "javascript:alert(1)",
                "https://",
                "https:///path",
                "https://example.org?x=1",
                "https://example.org#x",
                "https://exa mple.org",
                "//example.org",
                "https://user:pw@example.org",
            })
    void what_is_no_web_address_is_refused(String text) {
        refused(() -> with("").httpUrl(KEY, text));
    }

    @Test
    void the_base_url_is_that_of_the_port_unless_it_is_set() {
        ServerSettings.Source source = new ServerSettings.Source();
        ServerSettings unset = source.read(GivenSettings.with("latchkey.port", "18400"));
        assertEquals(URI.create("http://localhost:18400"), unset.baseUrl());
        assertFalse(unset.configured() || unset.secure());
        ServerSettings set = source.read(GivenSettings.with("latchkey.base-url", "https://id.example.org/"));
        assertTrue(set.configured() && set.secure());
        assertEquals(URI.create("https://id.example.org/invite?token=x"), set.link("/invite?token=x"));
    }

    @Test
    void the_clock_ticks_in_microseconds() {
        Clock clock = new SystemClock().clock();
        for (int i = 0; i < 100; i++) {
            assertEquals(0, clock.instant().getNano() % 1_000);
        }
    }
}
