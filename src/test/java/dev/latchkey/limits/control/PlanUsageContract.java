package dev.latchkey.limits.control;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.latchkey.database.control.GivenDatabase;
import dev.latchkey.limits.entity.UsageDay;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** C-28: requests per tenant and day. */
abstract class PlanUsageContract {
    private static final Instant NOW = Instant.parse("2026-03-01T00:00:00Z");
    private static final Instant BEFORE = NOW.minusNanos(1_000);
    private static final String ACME = "org_acme";

    private final GivenDatabase database;

    PlanUsageContract(GivenDatabase database) {
        this.database = database;
        tenant(ACME);
    }

    private void tenant(String id) {
        database.sql()
                .update(
                        "insert into tenants (id, name, slug, status, plan, plan_status, created_at, updated_at)"
                                + " values (?, ?, ?, 'ACTIVE', 'FREE', 'ACTIVE', ?, ?)",
                        id,
                        id,
                        id.replace('_', '-'),
                        NOW,
                        NOW);
    }

    private PlanUsage node() {
        PlanUsage usage = new PlanUsage();
        usage.sql = database.sql();
        return usage;
    }

    private static UsageDay day(String day, long requests, long refused) {
        return new UsageDay(LocalDate.parse(day), requests, refused);
    }

    @Test
    void each_day_of_utc_is_counted_by_itself_and_days_without_requests_are_there() {
        PlanUsage usage = node();
        usage.record(ACME, false, BEFORE);
        usage.record(ACME, false, NOW);
        usage.record(ACME, true, NOW);
        List<UsageDay> expected = List.of(day("2026-02-27", 0, 0), day("2026-02-28", 1, 0), day("2026-03-01", 1, 1));
        assertEquals(expected, usage.of(ACME, 3, NOW), "not written yet");
        usage.flush();
        assertEquals(expected, usage.of(ACME, 3, NOW), "written");
        assertEquals(expected, node().of(ACME, 3, NOW), "seen from another node");
    }

    @Test
    void what_several_nodes_count_is_added_up() {
        PlanUsage one = node();
        PlanUsage two = node();
        for (int i = 0; i < 3; i++) {
            one.record(ACME, false, NOW);
            two.record(ACME, false, NOW);
            one.flush();
            two.flush();
        }
        assertEquals(List.of(day("2026-03-01", 6, 0)), node().of(ACME, 1, NOW));
    }

    @Test
    void a_tenant_that_is_deleted_meanwhile_keeps_nobody_else_from_being_written() {
        PlanUsage usage = node();
        usage.record("org_aaaa", false, NOW);
        usage.record(ACME, false, NOW);
        usage.flush();
        assertEquals(List.of(day("2026-03-01", 1, 0)), node().of(ACME, 1, NOW));
        assertEquals(List.of(day("2026-03-01", 0, 0)), usage.of("org_aaaa", 1, NOW));
    }

    @Test
    void what_can_no_longer_be_looked_at_is_deleted() {
        PlanUsage usage = node();
        Instant oldest = NOW.minus(Duration.ofDays(PlanUsage.KEPT_DAYS - 1));
        usage.record(ACME, false, oldest);
        usage.record(ACME, false, oldest.minus(Duration.ofDays(1)));
        usage.flush();
        usage.purge(NOW);
        assertEquals(1, database.sql().count("select count(*) from tenant_usage"));
        assertEquals(1, usage.of(ACME, PlanUsage.KEPT_DAYS, NOW).get(0).requests());
    }
}
