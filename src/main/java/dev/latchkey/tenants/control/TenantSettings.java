package dev.latchkey.tenants.control;

import dev.latchkey.settings.control.RoomSettings;
import dev.latchkey.settings.control.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;

/**
 * Bounds of tenants.
 *
 * @param inviteLife of a mailed invite (C-21)
 * @param freeTenants how many active tenants a user on the free plan may own (C-17)
 */
record TenantSettings(Duration inviteLife, int freeTenants) implements RoomSettings {
    @ApplicationScoped
    static class Source {
        @Produces
        @Singleton
        TenantSettings read(Settings settings) {
            return new TenantSettings(
                    settings.duration("latchkey.invite-life"), settings.number("latchkey.free-tenants", 1, 100_000));
        }
    }
}
