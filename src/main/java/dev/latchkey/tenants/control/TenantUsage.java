package dev.latchkey.tenants.control;

import dev.latchkey.database.control.Sql;
import dev.latchkey.limits.control.PlanLimits;
import dev.latchkey.limits.control.PlanUsage;
import dev.latchkey.limits.entity.Rate;
import dev.latchkey.limits.entity.UsageDay;
import dev.latchkey.problems.entity.AuthException;
import dev.latchkey.problems.entity.RequestProblem;
import dev.latchkey.tenants.entity.TenantProblem;
import dev.latchkey.tenants.entity.TenantRole;
import dev.latchkey.users.control.PlanColumns;
import dev.latchkey.users.entity.Caller;
import dev.latchkey.users.entity.Plan;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a tenant's plan gives, and how much of it was used: for those who manage it. C-28. */
@ApplicationScoped
public class TenantUsage {
    private static final String FIND = "select m.role, t.plan, t.plan_status, t.plan_expires_at"
            + " from members m join tenants t on t.id = m.tenant_id where t.id = ? and m.user_id = ?";

    @Inject
    Sql sql;

    @Inject
    PlanLimits limits;

    @Inject
    PlanUsage usage;

    /**
     * A plan and its use.
     *
     * @param plan what is paid for now
     * @param endsAt null when it has no end
     * @param rate nothing while limits are switched off
     * @param days oldest first, the last is today in UTC
     */
    public record Report(Plan plan, @Nullable Instant endsAt, Optional<Rate> rate, List<UsageDay> days) {}

    private record Seat(
            TenantRole role, Plan plan, @Nullable Instant endsAt) {}

    /**
     * The last days of a tenant; {@code ORGANIZATION_NOT_FOUND} for whoever is no member, {@code FORBIDDEN} for one who does not manage
     * it.
     */
    public Report of(Caller caller, String tenantId, int days, Instant now) {
        Seat seat = sql.first(FIND, row -> seat(row, now), tenantId, caller.userId())
                .orElseThrow(TenantProblem.ORGANIZATION_NOT_FOUND::exception);
        if (!seat.role().mayManage()) {
            throw new AuthException(RequestProblem.FORBIDDEN);
        }
        return new Report(seat.plan(), seat.endsAt(), limits.given(seat.plan()), usage.of(tenantId, days, now));
    }

    private static Seat seat(ResultSet row, Instant now) throws SQLException {
        Plan plan = PlanColumns.at(row, now);
        Instant end = plan == Plan.FREE ? null : Sql.instantOrNull(row, "plan_expires_at");
        return new Seat(TenantRole.valueOf(row.getString("role")), plan, end);
    }
}
