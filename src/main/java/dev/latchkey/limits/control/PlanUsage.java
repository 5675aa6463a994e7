package dev.latchkey.limits.control;

import dev.latchkey.database.control.Gathered;
import dev.latchkey.database.control.Sql;
import dev.latchkey.limits.entity.UsageDay;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Requests a tenant and day (UTC): counted in memory, written every few seconds, kept for a while. */
@ApplicationScoped
public class PlanUsage {
    /** Days that can be looked at, today with them; older ones are deleted. */
    public static final int KEPT_DAYS = 90;

    private static final String ADD = "update tenant_usage set requests = requests + ?, refused = refused + ?"
            + " where tenant_id = ? and on_day = ?";
    // A tenant that is gone meanwhile leaves nothing to count for.
    private static final String BEGIN = "insert into tenant_usage (tenant_id, on_day, requests, refused)"
            + " select t.id, ?, 0, 0 from tenants t where t.id = ? on conflict do nothing";

    @Inject
    Sql sql;

    private final Gathered<Key, Tally> tallies = new Gathered<>(Tally::plus);

    private record Key(String tenantId, LocalDate day) implements Comparable<Key> {
        @Override
        public int compareTo(Key other) {
            int byTenant = tenantId.compareTo(other.tenantId);
            return byTenant == 0 ? day.compareTo(other.day) : byTenant;
        }
    }

    private record Tally(long requests, long refused) {
        private static final Tally ANSWERED = new Tally(1, 0);
        private static final Tally REFUSED = new Tally(0, 1);
        private static final Tally NONE = new Tally(0, 0);

        Tally plus(Tally other) {
            return new Tally(requests + other.requests, refused + other.refused);
        }
    }

    /** A request was counted on the tenant's plan. */
    void record(String tenantId, boolean refused, Instant now) {
        tallies.add(new Key(tenantId, day(now)), refused ? Tally.REFUSED : Tally.ANSWERED);
    }

    /** The last days of a tenant, today with them, oldest first, days without requests too; from 1 to {@link #KEPT_DAYS}. */
    public List<UsageDay> of(String tenantId, int days, Instant now) {
        LocalDate first = day(now).minusDays(days - 1L);
        Map<LocalDate, Tally> written = sql
                .list(
                        "select on_day, requests, refused from tenant_usage where tenant_id = ? and on_day >= ?",
                        row -> Map.entry(
                                row.getObject("on_day", LocalDate.class),
                                new Tally(row.getLong("requests"), row.getLong("refused"))),
                        tenantId,
                        first)
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        Function<LocalDate, Tally> all = day -> written.getOrDefault(day, Tally.NONE)
                .plus(tallies.of(new Key(tenantId, day)).orElse(Tally.NONE));
        return first.datesUntil(day(now).plusDays(1))
                .map(day -> new UsageDay(
                        day, all.apply(day).requests(), all.apply(day).refused()))
                .toList();
    }

    /** Writes what was counted since the last time. */
    public void flush() {
        tallies.write(this::write);
    }

    private void write(Key key, Tally tally) {
        if (add(key, tally) == 0) {
            sql.update(BEGIN, key.day(), key.tenantId());
            add(key, tally);
        }
    }

    private int add(Key key, Tally tally) {
        return sql.update(ADD, tally.requests(), tally.refused(), key.tenantId(), key.day());
    }

    /** Deletes what is too old to be looked at. */
    public void purge(Instant now) {
        sql.update("delete from tenant_usage where on_day <= ?", day(now).minusDays(KEPT_DAYS));
    }

    private static LocalDate day(Instant now) {
        return LocalDate.ofInstant(now, ZoneOffset.UTC);
    }
}
