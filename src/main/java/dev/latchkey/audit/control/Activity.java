package dev.latchkey.audit.control;

import dev.latchkey.database.control.Sql;
import dev.latchkey.requests.entity.Device;
import dev.latchkey.requests.entity.Paging;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a user may see of the audit: what he did and what happened to his account, newest first. ASVS 6.3.5. */
@ApplicationScoped
public class Activity {
    // Two indexed look-ups joined by id: one condition with "or" would read the whole table on H2.
    private static final String IDS =
            "select id from audit_events where subject_id = ? union select id from audit_events where actor_id = ?";
    private static final String FIND =
            "select id, at, action, outcome, actor_id, tenant_id, address, device, impersonator_id"
                    + " from audit_events where id in (" + IDS + ") order by at desc, id desc";

    @Inject
    Sql sql;

    /**
     * A security event as the user sees it. Others who act on his account are not named, nor where they were.
     *
     * @param action the label of an {@link dev.latchkey.audit.entity.Action}
     * @param own false when somebody else, or nobody who was signed in, did it
     * @param impersonated whether an administrator did it in his place
     * @param tenantId the tenant it happened in, if any
     */
    public record Seen(
            String id,
            Instant at,
            String action,
            boolean succeeded,
            boolean own,
            boolean impersonated,
            @Nullable String tenantId,
            @Nullable String address,
            Device device) {}

    /** A part of the list, and how long the whole is. */
    public record Slice(List<Seen> events, long total) {}

    /** The events of a user. */
    public Slice of(String userId, Paging paging) {
        List<Seen> events = sql.list(FIND + paging.clause(), row -> read(row, userId), userId, userId);
        return new Slice(events, sql.count("select count(*) from (" + IDS + ") events", userId, userId));
    }

    private static Seen read(ResultSet row, String userId) throws SQLException {
        String actor = row.getString("actor_id");
        boolean impersonated = row.getString("impersonator_id") != null;
        boolean another = impersonated || actor != null && !actor.equals(userId);
        return new Seen(
                row.getString("id"),
                Sql.instant(row, "at"),
                row.getString("action"),
                row.getString("outcome").equals("success"),
                userId.equals(actor),
                impersonated,
                row.getString("tenant_id"),
                another ? null : row.getString("address"),
                Device.ofLabel(another ? null : row.getString("device")));
    }
}
