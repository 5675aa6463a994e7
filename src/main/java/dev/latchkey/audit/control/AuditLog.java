package dev.latchkey.audit.control;

import dev.latchkey.audit.entity.AuditEntry;
import dev.latchkey.audit.entity.AuditEvent;
import dev.latchkey.database.control.Sql;
import dev.latchkey.requests.entity.Client;
import dev.latchkey.secrets.control.Ids;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Instant;

/** Writes security events: a row in the caller's transaction, a line in the log, and a count. Promise 25. */
@Stateless
public class AuditLog {
    private static final Logger LOG = System.getLogger(AuditLog.class.getName());

    @PersistenceContext
    EntityManager entities;

    @Inject
    Sql sql;

    @Inject
    Event<AuditEntry> written;

    /** Adds the row to the caller's transaction, so that an act and its trace are kept or lost together. */
    public void write(AuditEntry entry, Instant now) {
        entities.persist(new AuditEvent(Ids.next("aud"), entry, now));
        written.fire(entry);
    }

    /** Only what was committed has happened. */
    public void onWritten(@Observes(during = TransactionPhase.AFTER_SUCCESS) AuditEntry entry) {
        LOG.log(Level.INFO, () -> line(entry));
    }

    /** Forgets events from before this instant. */
    public int purge(Instant before) {
        return sql.update("delete from audit_events where at < ?", before);
    }

    /** Every value is of our own making or has a harmless alphabet, so none can forge a line (ASVS 16.4.1). */
    private static String line(AuditEntry entry) {
        Client client = entry.client();
        return "event=" + entry.action().label()
                + " outcome=" + entry.outcome()
                + (entry.actorId() == null ? "" : " actor=" + entry.actorId())
                + (entry.subjectId() == null ? "" : " subject=" + entry.subjectId())
                + (client == null || client.impersonatorId() == null ? "" : " impersonator=" + client.impersonatorId())
                + (entry.tenantId() == null ? "" : " tenant=" + entry.tenantId())
                + (client == null ? "" : " address=" + client.address() + " requestId=" + client.requestId())
                + (entry.detail() == null ? "" : " detail=\"" + entry.detail() + "\"");
    }
}
