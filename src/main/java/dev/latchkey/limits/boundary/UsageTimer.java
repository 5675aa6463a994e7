package dev.latchkey.limits.boundary;

import dev.latchkey.database.control.Sql;
import dev.latchkey.limits.control.PlanUsage;
import jakarta.annotation.PreDestroy;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;

/** Writes down every few seconds, and at the end, how much tenants asked. */
@Singleton
@Startup
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class UsageTimer {
    @Inject
    Sql sql;

    @Inject
    PlanUsage usage;

    @Schedule(hour = "*", minute = "*", second = "1/5", persistent = false, info = "plan usage")
    void flush() {
        usage.flush();
    }

    @PreDestroy
    void stop() {
        sql.atStop(usage::flush);
    }
}
