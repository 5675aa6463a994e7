package dev.latchkey.tokens.boundary;

import dev.latchkey.tokens.control.SigningKeys;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Clock;

/** Makes the next signing key in time and forgets those that are over, on whichever node comes first. */
@Singleton
public class KeyTimer {
    @Inject
    SigningKeys keys;

    @Inject
    Clock clock;

    @Schedule(hour = "*", minute = "*/10", persistent = false, info = "signing-keys")
    @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
    void turn() {
        keys.turn(clock.instant());
    }
}
