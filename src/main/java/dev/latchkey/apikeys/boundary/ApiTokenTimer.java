package dev.latchkey.apikeys.boundary;

import dev.latchkey.apikeys.control.ApiTokenUses;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;

/** Writes down every few seconds when API tokens were last used. A stop loses the last few seconds of that. */
@Singleton
@Startup
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class ApiTokenTimer {
    @Inject
    ApiTokenUses uses;

    @Schedule(hour = "*", minute = "*", second = "3/5", persistent = false, info = "api token use")
    void flush() {
        uses.flush();
    }
}
