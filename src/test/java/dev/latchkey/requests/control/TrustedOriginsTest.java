package dev.latchkey.requests.control;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.latchkey.settings.control.GivenSettings;
import dev.latchkey.settings.control.ServerSettings;
import dev.latchkey.settings.control.SettingException;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** C-31, promise 13: an origin is compared whole. */
class TrustedOriginsTest {
    private static TrustedOrigins origins(String baseUrl, String trusted) {
        return new TrustedOrigins.Source()
                .read(
                        GivenSettings.with("latchkey.trusted-origins", trusted),
                        new ServerSettings(URI.create(baseUrl), true));
    }

    private final TrustedOrigins origins = origins(
            "https://id.example.org", "https://app.example.com:8443,http://localhost:3001,https://*.example.net");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://id.example.org",
                "https://id.example.org:443",
                "HTTPS://ID.Example.ORG",
                "https://id.example.org/page?x=1#top",
                "https://app.example.com:8443",
                "http://localhost:3001",
                "https://a.example.net",
                "https://a.b.example.net",
            })
    void s2_48_own_and_configured_origins_are_trusted(String origin) {
        assertTrue(origins.trusts(origin));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "https://",
                "id.example.org",
                "//id.example.org",
                "http://id.example.org",
                "https://id.example.org:8443",
                "https://id.example.org:80",
                "https://id.example.org.evil.example",
                "https://evil-id.example.org",
                "https://evil.example/https://id.example.org",
                "https://evil.example?https://id.example.org",
                "https://evil.example#https://id.example.org",
                "https://id.example.org@evil.example",
                "https://id.example.org:443@evil.example",
                "https://evil@id.example.org",
                "https://id.example.org\\@evil.example",
                "https://id.example.org%2eevil.example",
                "https://id.example.org .evil.example",
                "https://idxexample.org",
                "https://id.example.org.",
                "https://sub.id.example.org",
                "https://example.org",
                "https://app.example.com",
                "https://app.example.com:443",
                "http://app.example.com:8443",
                "http://localhost",
                "http://localhost:3002",
                "http://127.0.0.1:3001",
                "https://example.net",
                "https://.example.net",
                "https://evilexample.net",
                "https://a.example.net.evil.example",
                "https://a.example.net:444",
                "http://a.example.net",
                "https://evil.example/.example.net",
                "https://a..example.net",
                "https://x-star-x.example.net.evil.example",
                "file:///etc/passwd",
                "javascript:alert(1)",
                "data:text/html,x",
                "chrome-extension://id.example.org",
                "https://[::1]",
                "https://id.example.org\n",
            })
    void any_other_origin_is_not(String origin) {
        assertFalse(origins.trusts(origin), origin);
    }

    @Test
    void s2_47_nothing_is_trusted_by_default_but_the_server_itself() {
        TrustedOrigins own = origins("http://localhost:8080", "");
        assertTrue(own.trusts("http://localhost:8080"));
        assertFalse(own.trusts("http://localhost:3000") || own.trusts("http://127.0.0.1:8080"));
    }

    @Test
    void on_ones_own_machine_all_its_names_are_meant() {
        TrustedOrigins own = new TrustedOrigins.Source()
                .read(GivenSettings.with(), new ServerSettings(URI.create("http://localhost:8080"), false));
        assertTrue(own.trusts("http://127.0.0.1:8080") && own.trusts("http://[::1]:8080"));
        assertFalse(own.trusts("http://127.0.0.1:8081") || own.trusts("http://[::2]:8080"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "*",
                "app.example.com",
                "https://",
                "https://app*.example.com",
                "https://*app.example.com",
                "https://app.example.com/path",
                "https://app.example.com/",
                "https://user@app.example.com",
                "ftp://app.example.com",
                "null",
                "https://app.example.com:x",
                "https://a.example.com https://b.example.com",
            })
    void a_setting_that_is_no_origin_is_refused_by_its_name(String trusted) {
        SettingException refused =
                assertThrows(SettingException.class, () -> origins("https://id.example.org", trusted));
        assertTrue(refused.toString().contains("LATCHKEY_TRUSTED_ORIGINS"), refused.getMessage());
    }

    @Test
    void a_star_may_stand_between_labels_too() {
        TrustedOrigins between = origins("https://id.example.org", "https://app.*.example.com");
        assertEquals(true, between.trusts("https://app.eu.example.com"));
        assertFalse(between.trusts("https://app.example.com") || between.trusts("https://app.evil.com"));
    }
}
