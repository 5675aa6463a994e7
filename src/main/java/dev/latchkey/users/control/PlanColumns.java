package dev.latchkey.users.control;

import dev.latchkey.database.control.Sql;
import dev.latchkey.users.entity.Plan;
import dev.latchkey.users.entity.PlanStatus;
import dev.latchkey.users.entity.PlanTerm;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;

/** The plan that a caller's requests are counted on, read with the caller: no look-up of its own. C-28. */
public final class PlanColumns {
    /** Of the tenant {@code t} if there is one, else of the user {@code u}. */
    public static final String OF_CALLER = "coalesce(t.plan, u.plan) as plan,"
            + " coalesce(t.plan_status, u.plan_status) as plan_status,"
            + " case when t.id is null then u.plan_expires_at else t.plan_expires_at end as plan_expires_at";

    private PlanColumns() {}

    /** What is paid for now. */
    public static Plan at(ResultSet row, Instant now) throws SQLException {
        return PlanTerm.of(
                        Plan.valueOf(row.getString("plan")),
                        PlanStatus.valueOf(row.getString("plan_status")),
                        Sql.instantOrNull(row, "plan_expires_at"))
                .planAt(now);
    }
}
