package dev.latchkey.sessions.control;

import dev.latchkey.database.control.Sql;
import dev.latchkey.requests.entity.Client;
import dev.latchkey.sessions.entity.SessionDetails;
import dev.latchkey.users.entity.Caller;
import dev.latchkey.users.entity.UserDetails;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A session and its user, told in full: one query, because {@code get-session} is asked all the time. */
@ApplicationScoped
public class SessionReport {
    private static final String FIND = "select s.id, s.user_id, s.expires_at, s.created_at, s.updated_at, s.ip_address,"
            + " s.user_agent, s.active_tenant_id, s.active_team_id, s.impersonator_id, u.name, u.email, u.email_verified, u.image,"
            + " u.created_at as user_created_at, u.updated_at as user_updated_at, u.role"
            + " from sessions s join users u on u.id = s.user_id where s.id = ?";

    private static final String FIND_USER = "select id as user_id, name, email, email_verified, image,"
            + " created_at as user_created_at, updated_at as user_updated_at, role from users where id = ?";

    @Inject
    Sql sql;

    @Inject
    SessionSettings settings;

    /** Both, as the family's bodies have them. */
    public record Found(SessionDetails session, UserDetails user) {}

    /**
     * The session of that id; nothing when it has ended.
     *
     * @param token what the answer shows as its token
     */
    public Optional<Found> of(String sessionId, String token) {
        return sql.first(FIND, row -> new Found(session(row, token), user(row)), sessionId);
    }

    /**
     * A program with a key, told as the family's clients expect it: as a session that has the key's id. The token stays
     * empty, for a key is shown once; without an end of its own it is good for at least a session's life from now.
     */
    public Optional<Found> ofProgram(Caller caller, Client client, Instant now) {
        Instant end = caller.credential().expiresAt();
        SessionDetails session = new SessionDetails(
                caller.credential().id(),
                caller.userId(),
                "",
                end == null ? now.plus(settings.life()) : end,
                now,
                now,
                known(client.address()),
                known(client.userAgent()),
                caller.activeTenantId(),
                null,
                null);
        return sql.first(FIND_USER, row -> new Found(session, user(row)), caller.userId());
    }

    private static SessionDetails session(ResultSet row, String token) throws SQLException {
        return new SessionDetails(
                row.getString("id"),
                row.getString("user_id"),
                token,
                Sql.instant(row, "expires_at"),
                Sql.instant(row, "created_at"),
                Sql.instant(row, "updated_at"),
                known(row.getString("ip_address")),
                known(row.getString("user_agent")),
                row.getString("active_tenant_id"),
                row.getString("active_team_id"),
                row.getString("impersonator_id"));
    }

    private static UserDetails user(ResultSet row) throws SQLException {
        return new UserDetails(
                row.getString("user_id"),
                known(row.getString("name")),
                row.getString("email"),
                row.getBoolean("email_verified"),
                row.getString("image"),
                Sql.instant(row, "user_created_at"),
                Sql.instant(row, "user_updated_at"),
                row.getString("role").toLowerCase(Locale.ROOT));
    }

    private static String known(@Nullable String text) {
        return text == null ? "" : text;
    }
}
