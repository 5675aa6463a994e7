package dev.latchkey.pages.boundary;

import dev.latchkey.pages.control.UsedFormStore;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.inject.Inject;
import java.time.Clock;

/** Forgets forms whose tokens have ended: they are refused by their age now. ASVS 14.2.7. */
@Singleton
public class UsedFormTimer {
    @Inject
    UsedFormStore used;

    @Inject
    Clock clock;

    @Schedule(hour = "*", minute = "41", persistent = false, info = "used forms")
    void purge() {
        used.purge(clock.instant());
    }
}
