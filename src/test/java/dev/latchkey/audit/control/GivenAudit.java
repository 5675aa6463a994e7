package dev.latchkey.audit.control;

import dev.latchkey.database.control.GivenDatabase;
import dev.latchkey.database.control.GivenEvent;
import jakarta.persistence.EntityManager;

/** The audit, for tests of rooms that write it. */
public final class GivenAudit {
    private GivenAudit() {}

    /** In the transaction of these entities. */
    public static AuditLog log(GivenDatabase database, EntityManager entities) {
        AuditLog log = new AuditLog();
        log.entities = entities;
        log.sql = database.sql();
        log.written = new GivenEvent<>();
        return log;
    }
}
