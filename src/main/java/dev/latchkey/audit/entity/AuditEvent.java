package dev.latchkey.audit.entity;

import dev.latchkey.requests.entity.Client;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A row of the audit; written once, never changed. */
@Entity
@Table(name = "audit_events")
public class AuditEvent {
    @Id
    private String id;

    private Instant at;
    private String action;
    private String outcome;

    @Column(name = "actor_id")
    private @Nullable String actorId;

    @Column(name = "subject_id")
    private @Nullable String subjectId;

    @Column(name = "tenant_id")
    private @Nullable String tenantId;

    private @Nullable String address;

    @Column(name = "request_id")
    private @Nullable String requestId;

    @Column(name = "impersonator_id")
    private @Nullable String impersonatorId;

    private @Nullable String device;
    private @Nullable String detail;

    protected AuditEvent() {}

    public AuditEvent(String id, AuditEntry entry, Instant at) {
        this.id = id;
        this.at = at;
        this.action = entry.action().label();
        this.outcome = entry.outcome();
        this.actorId = entry.actorId();
        this.subjectId = entry.subjectId();
        this.tenantId = entry.tenantId();
        Client client = entry.client();
        this.address = client == null ? null : client.address();
        this.requestId = client == null ? null : client.requestId();
        this.impersonatorId = client == null ? null : client.impersonatorId();
        this.device = client == null ? null : client.device().label().orElse(null);
        this.detail = entry.detail();
    }
}
