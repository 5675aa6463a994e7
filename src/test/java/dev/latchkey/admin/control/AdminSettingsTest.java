package dev.latchkey.admin.control;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.latchkey.passwords.control.GivenLockout;
import dev.latchkey.settings.control.GivenSettings;
import dev.latchkey.settings.control.SettingException;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** C-35: what may name the first administrator. */
class AdminSettingsTest {
    private static AdminSettings read(String... pairs) {
        return new AdminSettings.Source().read(GivenSettings.with(pairs), GivenLockout.policy());
    }

    @Test
    void unset_there_is_none() {
        assertEquals(Optional.empty(), read().first());
    }

    @Test
    void the_address_is_canonical_and_the_password_is_not_printed() {
        AdminSettings settings =
                read("latchkey.admin-email", "Boss@Example.org", "latchkey.admin-password", "a long hunter2");
        assertEquals("boss@example.org", settings.first().orElseThrow().email().value());
        assertEquals("a long hunter2", settings.first().orElseThrow().password());
        assertFalse(settings.toString().contains("hunter2"), settings::toString);
    }

    @ParameterizedTest
    @CsvSource({
        "boss@example.org, '', LATCHKEY_ADMIN_PASSWORD",
        "'', a long hunter2, LATCHKEY_ADMIN_EMAIL",
        "no address, a long hunter2, LATCHKEY_ADMIN_EMAIL",
        "boss@example.org, hunter2, LATCHKEY_ADMIN_PASSWORD",
        "boss@example.org, password1, LATCHKEY_ADMIN_PASSWORD",
        "boss@example.org, BOSS@example.org, LATCHKEY_ADMIN_PASSWORD",
    })
    void what_cannot_be_used_stops_the_start_by_its_name_and_without_the_password(
            String email, String password, String named) {
        SettingException refused = assertThrows(
                SettingException.class, () -> read("latchkey.admin-email", email, "latchkey.admin-password", password));
        String message = String.valueOf(refused.getMessage());
        assertTrue(message.contains(named), message);
        assertFalse(message.contains("hunter2"), message);
    }
}
