package dev.latchkey.apikeys.control;

import dev.latchkey.apikeys.entity.Allowance;
import dev.latchkey.apikeys.entity.ApiKey;
import dev.latchkey.apikeys.entity.ApiKey.Usage;
import dev.latchkey.apikeys.entity.KeyTerms;
import dev.latchkey.database.control.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Keys as rows. */
final class KeyRows {
    /** Every column of a key, and whether its maker may manage the tenant. */
    static final String SELECT = "select k.*, (k.tenant_id is null or exists (select 1 from members m where"
            + " m.tenant_id = k.tenant_id and m.user_id = k.maker_id and m.role in ('OWNER', 'ADMIN'))) as standing"
            + " from api_keys k";

    private KeyRows() {}

    static ApiKey key(ResultSet row) throws SQLException {
        Usage usage = new Usage(
                row.getLong("request_count"),
                Sql.instantOrNull(row, "last_used_at"),
                Sql.instantOrNull(row, "last_refill_at"));
        return new ApiKey(
                row.getString("id"),
                row.getString("user_id"),
                row.getString("tenant_id"),
                row.getString("maker_id"),
                row.getString("prefix"),
                row.getString("start"),
                terms(row),
                usage,
                row.getString("replaced_by"),
                row.getBoolean("standing"),
                Sql.instant(row, "created_at"),
                Sql.instant(row, "updated_at"));
    }

    private static KeyTerms terms(ResultSet row) throws SQLException {
        return new KeyTerms(
                row.getString("name"),
                scopes(row.getString("scopes")),
                row.getBoolean("enabled"),
                Sql.instantOrNull(row, "expires_at"),
                allowance(row),
                row.getString("metadata"));
    }

    static Allowance allowance(ResultSet row) throws SQLException {
        return new Allowance(
                number(row, "rate_max"),
                duration(row, "rate_window_ms"),
                number(row, "remaining"),
                number(row, "refill_amount"),
                duration(row, "refill_interval_ms"));
    }

    static List<String> scopes(String text) {
        return text.isEmpty() ? List.of() : List.of(text.split(" "));
    }

    static @Nullable Long millis(@Nullable Duration duration) {
        return duration == null ? null : duration.toMillis();
    }

    private static @Nullable Integer number(ResultSet row, String column) throws SQLException {
        int number = row.getInt(column);
        return row.wasNull() ? null : number;
    }

    private static @Nullable Duration duration(ResultSet row, String column) throws SQLException {
        long millis = row.getLong(column);
        return row.wasNull() ? null : Duration.ofMillis(millis);
    }
}
