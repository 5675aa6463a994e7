package dev.latchkey.verification.control;

import dev.latchkey.settings.control.RoomSettings;
import dev.latchkey.settings.control.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;

/**
 * How addresses are proved. C-13.
 *
 * @param required whether sign-in waits for it
 * @param life of a mailed link
 */
public record VerificationSettings(boolean required, Duration life) implements RoomSettings {
    @ApplicationScoped
    static class Source {
        @Produces
        @Singleton
        VerificationSettings read(Settings settings) {
            return new VerificationSettings(
                    settings.oneOf("latchkey.email-verification", "optional", "required")
                            .equals("required"),
                    settings.duration("latchkey.email-verification-life"));
        }
    }
}
