package dev.latchkey.self.control;

import dev.latchkey.settings.control.RoomSettings;
import dev.latchkey.settings.control.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;

/**
 * How an owner shows that it is him, and for how long he may.
 *
 * @param emailChangeLife of a link that brings a new address
 * @param freshAge how long ago a user without a password may have signed in when an act asks for him again
 * @param deletionLife of a link that deletes an account
 */
public record SelfSettings(Duration emailChangeLife, Duration deletionLife, Duration freshAge) implements RoomSettings {
    @ApplicationScoped
    static class Source {
        @Produces
        @Singleton
        SelfSettings read(Settings settings) {
            return new SelfSettings(
                    settings.duration("latchkey.email-change-life"),
                    settings.duration("latchkey.user-deletion-life"),
                    settings.duration("latchkey.session-fresh-age"));
        }
    }
}
