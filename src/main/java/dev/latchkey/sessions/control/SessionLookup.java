package dev.latchkey.sessions.control;

import dev.latchkey.database.control.Sql;
import dev.latchkey.secrets.control.SecretTokens;
import dev.latchkey.sessions.entity.LiveSession;
import dev.latchkey.users.entity.Caller;
import dev.latchkey.users.entity.Caller.Identity;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;

/** Who is behind a session token? Asked on every request: one indexed query, no transaction, no entity. */
@ApplicationScoped
public class SessionLookup {
    private static final String FIND = "select s.id, s.remembered, s.updated_at, s.active_tenant_id,"
            + " u.id as user_id, u.email, u.name, u.email_verified, u.role"
            + " from sessions s join users u on u.id = s.user_id"
            + " where s.token_hash = ? and s.expires_at > ?"
            + " and (u.banned = false or u.ban_expires_at <= ?)";

    @Inject
    Sql sql;

    @Inject
    SessionSettings settings;

    /** Whether this text has the shape of a session token; anything else need not be looked up. */
    public boolean isSessionToken(String credential) {
        return credential.startsWith(settings.tokenPrefix()) && credential.length() <= 128;
    }

    /** The session behind a raw token; nothing when it is unknown, has ended, or its user is banned. */
    public Optional<LiveSession> find(String token, Instant now) {
        return isSessionToken(token)
                ? sql.first(FIND, SessionLookup::read, SecretTokens.hash(token), now, now)
                : Optional.empty();
    }

    /** Moves a session forward by its whole life. C-07; of many at once, one is enough. */
    public Instant extend(LiveSession session, Instant now) {
        Instant expiresAt = now.plus(settings.life());
        sql.update(
                "update sessions set updated_at = ?, expires_at = ? where id = ? and updated_at = ?",
                now,
                expiresAt,
                session.caller().sessionId(),
                session.updatedAt());
        return expiresAt;
    }

    private static LiveSession read(ResultSet row) throws SQLException {
        String role = row.getString("role");
        Identity identity = new Identity(
                row.getString("user_id"),
                row.getString("email"),
                row.getString("name"),
                row.getBoolean("email_verified"),
                role);
        Caller caller = new Caller(identity, row.getString("id"), row.getString("active_tenant_id"));
        return new LiveSession(caller, role, row.getBoolean("remembered"), Sql.instant(row, "updated_at"));
    }
}
