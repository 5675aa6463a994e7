package dev.latchkey.social.control;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.latchkey.problems.entity.AuthException;
import dev.latchkey.settings.control.GivenSettings;
import dev.latchkey.settings.control.SettingException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SocialSettingsTest {
    private static final String ID = "latchkey.google-client-id";
    private static final String SECRET = "latchkey.google-client-secret";

    private static SocialSettings read(String... pairs) {
        return new SocialSettings.Source().read(GivenSettings.with(pairs));
    }

    @Test
    void without_a_client_there_is_no_google() {
        assertFalse(read().offersGoogle());
        assertThrows(AuthException.class, () -> read().require("google"));
    }

    @Test
    void s1_37_with_a_client_it_is_googles_own_addresses() {
        SocialSettings settings = read(ID, "client", SECRET, "hidden words");
        assertTrue(settings.offersGoogle());
        SocialSettings.Provider google = settings.require("google");
        assertEquals("https://accounts.google.com", google.issuer());
        assertEquals("accounts.google.com", google.authorizationUrl().getHost());
        assertFalse(settings.toString().contains("hidden words"), settings::toString);
    }

    @Test
    void half_a_client_stops_the_start_by_name() {
        assertRefused(SECRET, ID, "client");
        assertRefused(ID, SECRET, "secret");
    }

    @ParameterizedTest
    @CsvSource({
        "latchkey.google-token-url, ftp://x/token",
        "latchkey.google-jwks-url, keys",
        "latchkey.google-issuer, google",
        "latchkey.google-authorization-url, 'https://u:p@x/'",
    })
    void an_address_that_is_none_stops_the_start_by_name(String key, String value) {
        assertRefused(key, ID, "client", SECRET, "secret", key, value);
    }

    private static void assertRefused(String key, String... pairs) {
        SettingException refusal = assertThrows(SettingException.class, () -> read(pairs));
        assertTrue(String.valueOf(refusal.getMessage()).startsWith("Setting " + key + " "), refusal::getMessage);
    }
}
