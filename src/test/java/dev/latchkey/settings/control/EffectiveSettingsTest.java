package dev.latchkey.settings.control;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.latchkey.settings.control.EffectiveSettings.Setting;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EffectiveSettingsTest {
    @Test
    void every_key_of_the_reference_is_listed_once_set_or_not() {
        GivenSettings.with("latchkey.secret", "hunter2hunter2hunter2hunter2hunter2");
        List<Setting> all = new EffectiveSettings().all();
        List<String> keys = all.stream().map(Setting::key).toList();
        assertTrue(
                keys.containsAll(List.of(
                        "PORT", "DATABASE_URL", "latchkey.base-url", "latchkey.secret", "latchkey.limit.sign-in")),
                keys::toString);
        assertEquals(keys.size(), keys.stream().distinct().count());
        assertTrue(
                all.contains(new Setting("latchkey.bcrypt-cost", "10", EffectiveSettings.Origin.DEFAULT)),
                all::toString);
        assertTrue(all.contains(new Setting("latchkey.base-url", null, EffectiveSettings.Origin.DEFAULT)));
        assertFalse(all.toString().contains("hunter2"));
    }

    @Test
    void s1_45_the_keys_of_each_further_provider_are_listed_and_its_secret_is_hidden() {
        GivenSettings.with(
                "latchkey.oidc.providers", "acme, corp",
                "latchkey.oidc.acme.client-secret", "hunter2");
        List<String> keys =
                new EffectiveSettings().all().stream().map(Setting::key).toList();
        assertTrue(
                keys.containsAll(List.of("latchkey.oidc.acme.issuer", "latchkey.oidc.corp.client-secret")),
                keys::toString);
        assertFalse(keys.toString().contains("<"), keys::toString);
        assertFalse(new EffectiveSettings().all().toString().contains("hunter2"));
        GivenSettings.with();
        assertFalse(new EffectiveSettings().all().toString().contains("oidc.acme"));
    }

    @ParameterizedTest
    @CsvSource({
        "latchkey.secret, hunter2, …",
        "latchkey.cron-secret, hunter2, …",
        "latchkey.admin-password, hunter2, …",
        "latchkey.api-token, hunter2, …",
        "LATCHKEY_GOOGLE_CLIENT_SECRET, hunter2, …",
        "latchkey.session-token-prefix, lk_sess_, lk_sess_",
        "latchkey.mail-url, smtp://ada:hunter2@mail:587, smtp://…@mail:587",
        "latchkey.mail-url, smtp://ada:hun@ter2@mail:587, smtp://…@mail:587",
        "DATABASE_URL, postgres://ada:hun/ter2@db/x, postgres://…@db/x",
        "DATABASE_URL, postgres://db/x?user=ada&password=hunter2&ssl=on, postgres://db/x?user=…&password=…&ssl=on",
        "DATABASE_URL, jdbc:postgresql://db/x?sslpassword=hunter2, jdbc:postgresql://db/x?sslpassword=…",
        "DATABASE_URL, jdbc:h2:file:./x;PASSWORD=hunter2;MODE=PostgreSQL, jdbc:h2:file:./x;PASSWORD=…;MODE=PostgreSQL",
        "latchkey.base-url, https://id.example.com, https://id.example.com",
        "latchkey.mail-from, Latchkey <no-reply@localhost>, Latchkey <no-reply@localhost>",
    })
    void secrets_and_credentials_in_urls_are_hidden_and_nothing_else(String key, String value, String shown) {
        assertEquals(shown, EffectiveSettings.shown(key, value));
    }

    @Test
    void the_version_is_a_version() {
        assertTrue(Version.TEXT.matches("\\d+\\.\\d+\\.\\d+.*"), Version.TEXT);
    }
}
