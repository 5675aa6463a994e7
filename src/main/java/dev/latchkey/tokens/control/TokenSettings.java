package dev.latchkey.tokens.control;

import dev.latchkey.settings.control.RoomSettings;
import dev.latchkey.settings.control.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;

/**
 * How long keys sign.
 *
 * @param keyLife after which the next key is made
 */
public record TokenSettings(Duration keyLife) implements RoomSettings {
    private static final String KEY_LIFE = "latchkey.signing-key-life";

    @ApplicationScoped
    static class Source {
        @Produces
        @Singleton
        TokenSettings read(Settings settings) {
            Duration life = settings.duration(KEY_LIFE);
            if (life.compareTo(Duration.ofDays(1)) < 0) {
                throw settings.refused(KEY_LIFE, "must be a day or more");
            }
            return new TokenSettings(life);
        }
    }
}
