package dev.latchkey.apikeys.boundary;

import dev.latchkey.apikeys.control.ApiTokenUses;
import dev.latchkey.database.control.Sql;
import jakarta.annotation.PreDestroy;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;

/** Writes down every few seconds, and at the end, when API tokens were last used. */
@Singleton
@Startup
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class ApiTokenTimer {
    @Inject
    Sql sql;

    @Inject
    ApiTokenUses uses;

    @Schedule(hour = "*", minute = "*", second = "3/5", persistent = false, info = "api token use")
    void flush() {
        uses.flush();
    }

    @PreDestroy
    void stop() {
        sql.atStop(uses::flush);
    }
}
