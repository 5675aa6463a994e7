package dev.latchkey.users.entity;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A plan with its status and end, as users and tenants have it. */
@Embeddable
public class PlanTerm {
    @Enumerated(EnumType.STRING)
    private Plan plan = Plan.FREE;

    @Enumerated(EnumType.STRING)
    @Column(name = "plan_status")
    private PlanStatus status = PlanStatus.ACTIVE;

    @Column(name = "plan_expires_at")
    private @Nullable Instant expiresAt;

    /** Free, without an end. */
    public PlanTerm() {}

    /** A plan that is paid for until an instant, or without an end; free never has one. */
    public PlanTerm(Plan plan, @Nullable Instant expiresAt) {
        this.plan = plan;
        this.expiresAt = plan == Plan.FREE ? null : expiresAt;
    }

    /** A plan as it stands in a row. */
    public static PlanTerm of(Plan plan, PlanStatus status, @Nullable Instant expiresAt) {
        PlanTerm term = new PlanTerm();
        term.plan = plan;
        term.status = status;
        term.expiresAt = expiresAt;
        return term;
    }

    public Plan plan() {
        return plan;
    }

    /** What is paid for now: free from the end on, also before the run that writes it down. */
    public Plan planAt(Instant now) {
        return isExpiredAt(now) ? Plan.FREE : plan;
    }

    /** Free never expires; any other plan does at its end, or when it is no longer active. C-17. */
    public boolean isExpiredAt(Instant now) {
        return plan != Plan.FREE && (status != PlanStatus.ACTIVE || (expiresAt != null && !now.isBefore(expiresAt)));
    }

    /** Back to free, without an end. */
    public void fallBack() {
        plan = Plan.FREE;
        status = PlanStatus.ACTIVE;
        expiresAt = null;
    }
}
