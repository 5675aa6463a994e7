package dev.latchkey.passwords.control;

import dev.latchkey.settings.control.RoomSettings;
import dev.latchkey.settings.control.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;

/**
 * How passwords are kept and guarded.
 *
 * @param bcryptCost of new hashes; each step doubles the work (C-10)
 * @param hashThreads how many hashes run at once; 0 takes one a processor
 * @param hashQueue how many may wait for that before the server says that it is busy
 * @param lockout whether wrong passwords lock an address (C-30)
 * @param resetLife of a mailed reset link (C-15)
 */
public record PasswordSettings(int bcryptCost, int hashThreads, int hashQueue, boolean lockout, Duration resetLife)
        implements RoomSettings {
    @ApplicationScoped
    static class Source {
        @Produces
        @Singleton
        PasswordSettings read(Settings settings) {
            int threads = settings.number("latchkey.hash-threads", 0, 256);
            return new PasswordSettings(
                    settings.number("latchkey.bcrypt-cost", 4, 20),
                    threads == 0 ? Runtime.getRuntime().availableProcessors() : threads,
                    settings.number("latchkey.hash-queue", 1, 10_000),
                    settings.onOff("latchkey.lockout"),
                    settings.duration("latchkey.reset-life"));
        }
    }
}
