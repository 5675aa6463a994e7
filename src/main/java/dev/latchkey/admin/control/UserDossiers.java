package dev.latchkey.admin.control;

import dev.latchkey.admin.entity.AdminProblem;
import dev.latchkey.admin.entity.UserDossier;
import dev.latchkey.admin.entity.UserDossier.About;
import dev.latchkey.admin.entity.UserDossier.Ban;
import dev.latchkey.admin.entity.UserDossier.OpenSession;
import dev.latchkey.admin.entity.UserDossier.Profile;
import dev.latchkey.admin.entity.UserDossier.Seat;
import dev.latchkey.admin.entity.UserDossier.Term;
import dev.latchkey.admin.entity.UserDossier.WayIn;
import dev.latchkey.database.control.Sql;
import dev.latchkey.passwords.control.Lockout;
import dev.latchkey.tenants.entity.TenantRole;
import dev.latchkey.users.entity.EmailAddress;
import dev.latchkey.users.entity.Plan;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Puts together what there is about one user. */
@ApplicationScoped
public class UserDossiers {
    private static final int MOST = 100;

    @Inject
    Sql sql;

    @Inject
    Lockout lockout;

    @Inject
    Clock clock;

    private record Row(Profile profile, Term term, @Nullable Ban ban) {}

    /** The dossier of a user; {@code USER_NOT_FOUND} when there is none of that id. */
    public UserDossier read(String userId) {
        Instant now = clock.instant();
        Row row = row(userId, now).orElseThrow(AdminProblem.USER_NOT_FOUND::exception);
        return new UserDossier(
                row.profile(),
                row.term(),
                row.ban(),
                lockout.state(new EmailAddress(row.profile().email()), now),
                waysIn(userId),
                sessions(userId, now),
                tenants(userId));
    }

    private Optional<Row> row(String userId, Instant now) {
        if (!Where.isSound(userId)) {
            return Optional.empty();
        }
        return sql.first("select * from users where id = ?", row -> read(row, now), userId);
    }

    private static Row read(ResultSet row, Instant now) throws SQLException {
        Instant end = Sql.instantOrNull(row, "ban_expires_at");
        boolean banned = row.getBoolean("banned") && (end == null || now.isBefore(end));
        Profile profile = new Profile(
                row.getString("id"),
                row.getString("email"),
                row.getString("name"),
                row.getBoolean("email_verified"),
                row.getString("role"),
                new About(row.getString("company"), row.getString("country"), row.getString("phone")),
                Sql.instant(row, "created_at"),
                Sql.instant(row, "updated_at"));
        return new Row(profile, term(row), banned ? new Ban(row.getString("ban_reason"), end) : null);
    }

    /** The plan in a row of users or tenants. */
    static Term term(ResultSet row) throws SQLException {
        return new Term(
                Plan.valueOf(row.getString("plan")).label(),
                row.getString("plan_status").toLowerCase(Locale.ROOT),
                Sql.instantOrNull(row, "plan_expires_at"));
    }

    private List<WayIn> waysIn(String userId) {
        return sql.list(
                "select provider_id, created_at, updated_at from accounts where user_id = ? order by created_at, id",
                row -> new WayIn(
                        row.getString("provider_id"), Sql.instant(row, "created_at"), Sql.instant(row, "updated_at")),
                userId);
    }

    private List<OpenSession> sessions(String userId, Instant now) {
        return sql.list(
                "select id, ip_address, user_agent, created_at, updated_at, expires_at from sessions"
                        + " where user_id = ? and expires_at > ? order by updated_at desc, id desc limit " + MOST,
                row -> new OpenSession(
                        row.getString("id"),
                        row.getString("ip_address"),
                        row.getString("user_agent"),
                        Sql.instant(row, "created_at"),
                        Sql.instant(row, "updated_at"),
                        Sql.instant(row, "expires_at")),
                userId,
                now);
    }

    private List<Seat> tenants(String userId) {
        return sql.list(
                "select t.id, t.name, t.slug, t.status, m.role from members m join tenants t on t.id = m.tenant_id"
                        + " where m.user_id = ? order by m.created_at, m.id limit " + MOST,
                row -> new Seat(
                        row.getString("id"),
                        row.getString("name"),
                        row.getString("slug"),
                        row.getString("status"),
                        TenantRole.valueOf(row.getString("role")).label()),
                userId);
    }
}
