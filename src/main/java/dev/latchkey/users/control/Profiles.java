package dev.latchkey.users.control;

import dev.latchkey.audit.control.AuditLog;
import dev.latchkey.audit.entity.Action;
import dev.latchkey.audit.entity.AuditEntry;
import dev.latchkey.database.control.Sql;
import dev.latchkey.problems.entity.AuthException;
import dev.latchkey.problems.entity.RequestProblem;
import dev.latchkey.requests.entity.Client;
import dev.latchkey.users.entity.Caller;
import dev.latchkey.users.entity.Profile;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.function.UnaryOperator;

/** What users say of themselves: read, and changed by themselves. */
@Stateless
public class Profiles {
    private static final String FIND = "select name, image, company, country, phone from users where id = ?";

    @Inject
    Sql sql;

    @Inject
    AuditLog audit;

    /** The profile of a user; {@code UNAUTHORIZED} when he is no more. */
    public Profile read(String userId) {
        return find(FIND, userId);
    }

    /**
     * Changes the caller's own. The change is given what is there, under the row's lock, so that two which mean
     * different members do not undo each other. {@code VALIDATION_ERROR} names members that cannot be used.
     */
    public Profile change(Caller caller, UnaryOperator<Profile> change, Client client, Instant now) {
        Profile before = find(FIND + " for update", caller.userId());
        Profile after = change.apply(before).checked();
        if (after.equals(before)) {
            return before;
        }
        sql.update(
                "update users set name = ?, image = ?, company = ?, country = ?, phone = ?, updated_at = ? where id = ?",
                after.name(),
                after.image(),
                after.company(),
                after.country(),
                after.phone(),
                now,
                caller.userId());
        audit.write(AuditEntry.of(Action.PROFILE_CHANGE, client).by(caller.userId()), now);
        return after;
    }

    private Profile find(String query, String userId) {
        return sql.first(query, Profiles::profile, userId)
                .orElseThrow(() -> new AuthException(RequestProblem.UNAUTHORIZED));
    }

    private static Profile profile(ResultSet row) throws SQLException {
        return new Profile(
                row.getString("name"),
                row.getString("image"),
                row.getString("company"),
                row.getString("country"),
                row.getString("phone"));
    }
}
