package dev.latchkey.admin.control;

import dev.latchkey.admin.entity.AdminProblem;
import dev.latchkey.admin.entity.Operator;
import dev.latchkey.audit.control.AuditLog;
import dev.latchkey.audit.entity.Action;
import dev.latchkey.audit.entity.AuditEntry;
import dev.latchkey.tenants.control.TenantStore;
import dev.latchkey.tenants.entity.Tenant;
import dev.latchkey.users.entity.Plan;
import dev.latchkey.users.entity.PlanTerm;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What an operator does to a tenant as a whole. Each answers {@code TENANT_NOT_FOUND} when there is none. */
@Stateless
public class TenantSupport {
    @Inject
    TenantStore tenants;

    @Inject
    AuditLog audit;

    /** From now on it can be read, left and deleted, and nothing else. */
    public void suspend(Operator by, String tenantId) {
        lock(tenantId).suspend(by.at());
        write(by, by.trace(Action.TENANT_SUSPEND).in(tenantId));
    }

    /** Gives it back to its members. */
    public void resume(Operator by, String tenantId) {
        lock(tenantId).resume(by.at());
        write(by, by.trace(Action.TENANT_RESUME).in(tenantId));
    }

    /** Gives it a plan until an instant, or without an end; {@code VALIDATION_ERROR} for an end that is past. */
    public void changePlan(Operator by, String tenantId, Plan plan, @Nullable Instant until) {
        PlanTerm term = UserSupport.term(by, plan, until);
        lock(tenantId).subscribe(term, by.at());
        write(by, by.trace(Action.TENANT_PLAN_CHANGE).in(tenantId).because(UserSupport.words(plan, until)));
    }

    private Tenant lock(String tenantId) {
        return tenants.lock(tenantId).orElseThrow(AdminProblem.TENANT_NOT_FOUND::exception);
    }

    private void write(Operator by, AuditEntry entry) {
        audit.write(entry, by.at());
    }
}
