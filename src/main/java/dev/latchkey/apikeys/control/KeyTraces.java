package dev.latchkey.apikeys.control;

import dev.latchkey.database.control.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What this room holds about one user, for himself. Nothing of it opens anything. */
@ApplicationScoped
public class KeyTraces {
    @Inject
    Sql sql;

    /** A key that he made; {@code tenantId} where it is a tenant's. */
    public record Key(
            String id,
            @Nullable String name,
            String start,
            @Nullable String tenantId,
            List<String> scopes,
            boolean enabled,
            @Nullable Instant expiresAt,
            long requestCount,
            @Nullable Instant lastUsedAt,
            Instant createdAt) {}

    /** An API token of his, without what opens anything. */
    public record Token(
            String id,
            @Nullable String name,
            String start,
            @Nullable String tenantId,
            @Nullable Instant expiresAt,
            @Nullable Instant lastUsedAt,
            Instant createdAt) {}

    /** His API tokens, oldest first. */
    public List<Token> tokens(String userId) {
        return sql.list("select * from api_tokens where user_id = ? order by id", KeyTraces::token, userId);
    }

    private static Token token(ResultSet row) throws SQLException {
        return new Token(
                row.getString("id"),
                row.getString("name"),
                row.getString("beginning"),
                row.getString("tenant_id"),
                Sql.instantOrNull(row, "expires_at"),
                Sql.instantOrNull(row, "last_used_at"),
                Sql.instant(row, "created_at"));
    }

    /** The keys that he made, oldest first. */
    public List<Key> keys(String userId) {
        return sql.list("select * from api_keys where maker_id = ? order by id", KeyTraces::key, userId);
    }

    private static Key key(ResultSet row) throws SQLException {
        return new Key(
                row.getString("id"),
                row.getString("name"),
                row.getString("start"),
                row.getString("tenant_id"),
                KeyRows.scopes(row.getString("scopes")),
                row.getBoolean("enabled"),
                Sql.instantOrNull(row, "expires_at"),
                row.getLong("request_count"),
                Sql.instantOrNull(row, "last_used_at"),
                Sql.instant(row, "created_at"));
    }
}
