package dev.latchkey.admin.control;

import dev.latchkey.admin.entity.AuditLine;
import dev.latchkey.admin.entity.AuditLine.Party;
import dev.latchkey.database.control.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads the audit, newest first, page by page. */
@ApplicationScoped
public class AuditSearch {
    /** What is looked through when neither a user, a tenant nor a time narrows the search. */
    public static final Duration USUAL_RANGE = Duration.ofDays(30);

    private static final int PAGE = 50;
    private static final String ROWS =
            "select a.id, a.at, a.action, a.outcome, a.actor_id, x.email as actor, a.subject_id, y.email as subject,"
                    + " a.impersonator_id, z.email as impersonator, a.tenant_id, t.name as tenant, a.address, a.request_id, a.detail from audit_events a"
                    + " left join users x on x.id = a.actor_id left join users y on y.id = a.subject_id"
                    + " left join users z on z.id = a.impersonator_id"
                    + " left join tenants t on t.id = a.tenant_id";

    @Inject
    Sql sql;

    @Inject
    Clock clock;

    /**
     * What is wanted; null for anything.
     *
     * @param user his id or address, whether he acted or it happened to him
     * @param action its label, such as {@code sign-in}
     * @param succeeded true for successes only, false for failures only
     * @param from the first instant
     * @param to the first instant that is too late
     */
    public record Wanted(
            @Nullable String user,
            @Nullable String tenantId,
            @Nullable String action,
            @Nullable Boolean succeeded,
            @Nullable String address,
            @Nullable Instant from,
            @Nullable Instant to) {
        /** Everything of the usual range. */
        public static final Wanted ANYTHING = new Wanted(null, null, null, null, null, null, null);

        private boolean isSound() {
            return Stream.of(user, tenantId, action, address).allMatch(text -> text == null || Where.isSound(text));
        }
    }

    /** Where a page ends: the place of its last row, which new rows do not shift. */
    public record Place(Instant at, String id) {
        /** Reads what {@link #toString} wrote; nothing for anything else. */
        public static Optional<Place> parse(@Nullable String text) {
            String[] parts = text == null ? new String[0] : text.split("~", 2);
            if (parts.length < 2 || !parts[1].matches("[a-z0-9_]{1,40}")) {
                return Optional.empty();
            }
            try {
                return Optional.of(new Place(Instant.parse(parts[0]), parts[1]));
            } catch (DateTimeException e) {
                return Optional.empty();
            }
        }

        @Override
        public String toString() {
            return at + "~" + id;
        }
    }

    /**
     * A page of events.
     *
     * @param next where the following page begins; null after the last one
     */
    public record Page(List<AuditLine> lines, @Nullable Place next) {}

    /** The page after a place, or the first one. */
    public Page find(Wanted wanted, @Nullable Place after) {
        if (!wanted.isSound()) {
            return new Page(List.of(), null);
        }
        Where where = where(wanted);
        if (after != null) {
            where.and("a.at <= ?", after.at()).and("a.at < ? or a.id < ?", after.at(), after.id());
        }
        List<AuditLine> rows = sql.list(
                ROWS + where.clause() + " order by a.at desc, a.id desc limit " + (PAGE + 1),
                AuditSearch::read,
                where.valuesAfter());
        if (rows.size() <= PAGE) {
            return new Page(rows, null);
        }
        AuditLine last = rows.get(PAGE - 1);
        return new Page(rows.subList(0, PAGE), new Place(last.at(), last.id()));
    }

    private Where where(Wanted wanted) {
        Where where = new Where();
        user(where, wanted.user());
        boolean narrow = wanted.user() != null || wanted.tenantId() != null || wanted.from() != null;
        Boolean succeeded = wanted.succeeded();
        return where.ifGiven(wanted.tenantId(), "a.tenant_id = ?")
                .ifGiven(wanted.action(), "a.action = ?")
                .ifGiven(succeeded == null ? null : succeeded ? "success" : "failure", "a.outcome = ?")
                .ifGiven(wanted.address(), "a.address = ?")
                .ifGiven(narrow ? wanted.from() : clock.instant().minus(USUAL_RANGE), "a.at >= ?")
                .ifGiven(wanted.to(), "a.at < ?");
    }

    private void user(Where where, @Nullable String user) {
        if (user == null) {
            return;
        }
        String id = user.indexOf('@') < 0
                ? user
                : sql.first(
                                "select id from users where email = ?",
                                row -> row.getString(1),
                                user.toLowerCase(Locale.ROOT))
                        .orElse("");
        where.and("a.subject_id = ? or a.actor_id = ?", id, id);
    }

    private static AuditLine read(ResultSet row) throws SQLException {
        return new AuditLine(
                row.getString("id"),
                Sql.instant(row, "at"),
                row.getString("action"),
                row.getString("outcome").equals("success"),
                party(row, "actor"),
                party(row, "impersonator"),
                party(row, "subject"),
                party(row, "tenant"),
                row.getString("address"),
                row.getString("request_id"),
                row.getString("detail"));
    }

    private static @Nullable Party party(ResultSet row, String column) throws SQLException {
        String id = row.getString(column + "_id");
        return id == null ? null : new Party(id, row.getString(column));
    }
}
