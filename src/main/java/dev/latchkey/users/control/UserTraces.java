package dev.latchkey.users.control;

import dev.latchkey.database.control.Sql;
import dev.latchkey.problems.entity.AuthException;
import dev.latchkey.problems.entity.RequestProblem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What this room holds about one user, for himself. No hash is in it. */
@ApplicationScoped
public class UserTraces {
    @Inject
    Sql sql;

    /** The user's row. */
    public record Person(
            String id,
            String email,
            boolean emailVerified,
            @Nullable String name,
            @Nullable String image,
            @Nullable String company,
            @Nullable String country,
            @Nullable String phone,
            String role,
            boolean banned,
            String plan,
            String planStatus,
            @Nullable Instant planExpiresAt,
            Instant createdAt,
            Instant updatedAt) {}

    /**
     * A way in.
     *
     * @param scopes what its provider lets us do for him; none for a password
     */
    public record WayIn(
            String id, String provider, String accountId, List<String> scopes, Instant createdAt, Instant updatedAt) {
        /** Whether it is the password. */
        public boolean isPassword() {
            return provider.equals("credential");
        }
    }

    /** The user; {@code UNAUTHORIZED} when he is no more. */
    public Person person(String userId) {
        return sql.first("select * from users where id = ?", UserTraces::person, userId)
                .orElseThrow(() -> new AuthException(RequestProblem.UNAUTHORIZED));
    }

    /** His ways in, oldest first. */
    public List<WayIn> waysIn(String userId) {
        return sql.list(
                "select id, provider_id, account_id, scopes, created_at, updated_at from accounts where user_id = ?"
                        + " order by created_at, id",
                row -> new WayIn(
                        row.getString("id"),
                        row.getString("provider_id"),
                        row.getString("account_id"),
                        Stream.of(row.getString("scopes").split(" "))
                                .filter(scope -> !scope.isEmpty())
                                .toList(),
                        Sql.instant(row, "created_at"),
                        Sql.instant(row, "updated_at")),
                userId);
    }

    private static Person person(ResultSet row) throws SQLException {
        return new Person(
                row.getString("id"),
                row.getString("email"),
                row.getBoolean("email_verified"),
                row.getString("name"),
                row.getString("image"),
                row.getString("company"),
                row.getString("country"),
                row.getString("phone"),
                row.getString("role"),
                row.getBoolean("banned"),
                row.getString("plan").toLowerCase(Locale.ROOT),
                row.getString("plan_status").toLowerCase(Locale.ROOT),
                row.getObject("plan_expires_at") == null ? null : Sql.instant(row, "plan_expires_at"),
                Sql.instant(row, "created_at"),
                Sql.instant(row, "updated_at"));
    }
}
