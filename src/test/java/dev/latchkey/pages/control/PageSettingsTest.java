package dev.latchkey.pages.control;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.latchkey.requests.control.GivenDestinations;
import dev.latchkey.settings.control.GivenSettings;
import dev.latchkey.settings.control.SettingException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PageSettingsTest {
    private static PageSettings read(String... pairs) {
        return new PageSettings.Source()
                .read(GivenSettings.with(pairs), GivenDestinations.trusting("https://*.example.net"));
    }

    @Test
    void the_defaults_show_our_key_and_lead_to_the_account() {
        PageSettings settings = read();
        assertEquals("Latchkey", settings.product());
        assertEquals("#1d4ed8", settings.brandColor());
        assertEquals("/account", settings.home());
        assertNull(settings.logo());
        assertNull(settings.support());
        assertEquals("", settings.logoOrigin());
    }

    @ParameterizedTest
    @CsvSource({
        "latchkey.brand-color, red",
        "latchkey.brand-color, #12345",
        "latchkey.brand-color, '#123456;}'",
        "latchkey.logo-url, http://cdn.example.net/logo.svg",
        "latchkey.logo-url, //cdn.example.net/logo.svg",
        "latchkey.logo-url, 'https://cdn.example.net/a;script-src *'",
        "latchkey.logo-url, 'https://a b/logo.svg'",
        "latchkey.logo-url, javascript:alert(1)",
        "latchkey.home-url, https://evil.example",
        "latchkey.home-url, //evil.example",
        "latchkey.home-url, account",
        "latchkey.support-url, javascript:alert(1)",
        "latchkey.support-url, mailto:nobody",
    })
    void what_cannot_be_used_stops_the_start_with_its_key(String key, String value) {
        SettingException refused = assertThrows(SettingException.class, () -> read(key, value));
        assertTrue(String.valueOf(refused.getMessage()).contains(key), refused::toString);
    }

    @ParameterizedTest
    @CsvSource({
        "/brand/logo.svg, ''",
        "https://cdn.example.net/logo.svg, https://cdn.example.net",
        "https://cdn.example.net:8443/logo.svg?v=2, https://cdn.example.net:8443",
    })
    void a_logo_is_a_path_or_an_https_url_whose_origin_the_policy_allows(String url, String origin) {
        PageSettings settings = read("latchkey.logo-url", url);
        assertEquals(url, settings.logo());
        assertEquals(origin, settings.logoOrigin());
    }

    @ParameterizedTest
    @CsvSource({
        "latchkey.home-url, /welcome?from=id",
        "latchkey.home-url, https://app.example.net/start",
        "latchkey.support-url, mailto:help@example.net",
        "latchkey.support-url, https://example.net/help",
        "latchkey.brand-color, #F97316",
    })
    void what_can_be_used_is_kept_as_it_is(String key, String value) {
        PageSettings settings = read(key, value);
        assertTrue(value.equals(settings.home())
                || value.equals(settings.support())
                || value.equals(settings.brandColor()));
    }
}
