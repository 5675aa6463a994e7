package dev.latchkey.apikeys.boundary;

import dev.latchkey.apikeys.control.KeyStore;
import dev.latchkey.apikeys.control.KeyUsage;
import dev.latchkey.database.control.Sql;
import jakarta.annotation.PreDestroy;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;

/**
 * Writes down how often keys were used, every few seconds and at the end; deletes keys whose successors have long taken
 * over.
 */
@Singleton
@Startup
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class ApiKeyTimer {
    private static final Duration KEPT = Duration.ofDays(30);

    @Inject
    Sql sql;

    @Inject
    KeyUsage usage;

    @Inject
    KeyStore store;

    @Inject
    Clock clock;

    @Schedule(hour = "*", minute = "*", second = "*/5", persistent = false, info = "api key usage")
    void flush() {
        usage.flush();
    }

    @Schedule(hour = "*", minute = "47", persistent = false, info = "api key purge")
    void purge() {
        store.purge(clock.instant().minus(KEPT));
    }

    @PreDestroy
    void stop() {
        sql.atStop(usage::flush);
    }
}
