package dev.latchkey.apikeys.control;

import dev.latchkey.settings.control.RoomSettings;
import dev.latchkey.settings.control.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/**
 * What API tokens look like.
 *
 * @param prefix may be that of session tokens, as S5 has it (C-05)
 */
public record ApiTokenSettings(String prefix) implements RoomSettings {
    private static final String PREFIX = "latchkey.api-token-prefix";

    @ApplicationScoped
    static class Source {
        @Produces
        @Singleton
        ApiTokenSettings read(Settings settings) {
            String prefix = settings.text(PREFIX);
            if (!prefix.matches("[A-Za-z0-9_]{2,16}") || prefix.startsWith("eyJ")) {
                throw settings.refused(PREFIX, "must have 2 to 16 letters, digits or '_'");
            }
            return new ApiTokenSettings(prefix);
        }
    }
}
