package dev.latchkey.operations.control;

import dev.latchkey.settings.control.RoomSettings;
import dev.latchkey.settings.control.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;

/** How long security events are kept. ASVS 14.2.7. */
public record RetentionSettings(Duration auditLife) implements RoomSettings {
    @ApplicationScoped
    static class Source {
        @Produces
        @Singleton
        RetentionSettings read(Settings settings) {
            return new RetentionSettings(settings.duration("latchkey.audit-life"));
        }
    }
}
