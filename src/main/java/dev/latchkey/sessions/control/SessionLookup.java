package dev.latchkey.sessions.control;

import dev.latchkey.database.control.Sql;
import dev.latchkey.secrets.control.SecretTokens;
import dev.latchkey.sessions.entity.LiveSession;
import dev.latchkey.users.control.PlanColumns;
import dev.latchkey.users.entity.Caller;
import dev.latchkey.users.entity.Caller.Identity;
import dev.latchkey.users.entity.Credential;
import dev.latchkey.users.entity.Credential.Kind;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/** Who is behind a session token? Asked on every request: one indexed query, no transaction, no entity. */
@ApplicationScoped
public class SessionLookup {
    /** A session with a token pair ends after so much silence. C-07, S3-55. */
    static final Duration SILENCE = Duration.ofHours(24);

    private static final String COLUMNS = "select s.id, s.remembered, s.paired, s.updated_at, s.active_tenant_id,"
            + " s.impersonator_id, u.id as user_id, u.email, u.name, u.email_verified, u.role, "
            + PlanColumns.OF_CALLER;
    private static final String JOINED =
            " join users u on u.id = s.user_id left join tenants t on t.id = s.active_tenant_id";
    private static final String LIVE = " and s.expires_at > ? and (u.banned = false or u.ban_expires_at <= ?)";
    private static final String FIND = COLUMNS + " from sessions s" + JOINED + " where s.token_hash = ?" + LIVE;
    private static final String FIND_PAIRED = COLUMNS + " from token_families f join sessions s on s.id = f.session_id"
            + JOINED + " where f.id = ? and s.id = ?" + LIVE;

    @Inject
    Sql sql;

    @Inject
    SessionSettings settings;

    @Inject
    ImportedTokens imported;

    /** Whether this text has the shape of a session token; anything else need not be looked up. */
    public boolean isSessionToken(String credential) {
        return credential.startsWith(settings.tokenPrefix()) && credential.length() <= 128;
    }

    /** The session behind a raw token, or one of an imported session; nothing when it is unknown, has ended, or its user is banned. */
    public Optional<LiveSession> find(String token, Instant now) {
        Optional<String> own = isSessionToken(token) ? Optional.of(token) : imported.verified(token);
        return own.flatMap(
                raw -> sql.first(FIND, row -> read(row, Kind.SESSION, now), SecretTokens.hash(raw), now, now));
    }

    /** The session behind an access token of this family; nothing when the family or the session has ended. C-26. */
    public Optional<LiveSession> findPaired(String familyId, String sessionId, Instant now) {
        return sql.first(FIND_PAIRED, row -> read(row, Kind.ACCESS_TOKEN, now), familyId, sessionId, now, now);
    }

    /** Moves a session forward by its whole life. C-07; of many at once, one is enough. */
    public Instant extend(LiveSession session, Instant now) {
        boolean silenced = session.paired() && SILENCE.compareTo(settings.life()) < 0;
        Instant expiresAt = now.plus(silenced ? SILENCE : settings.life());
        sql.update(
                "update sessions set updated_at = ?, expires_at = ? where id = ? and updated_at = ?",
                now,
                expiresAt,
                session.caller().sessionId(),
                session.updatedAt());
        return expiresAt;
    }

    private static LiveSession read(ResultSet row, Kind kind, Instant now) throws SQLException {
        String role = row.getString("role");
        Identity identity = new Identity(
                row.getString("user_id"),
                row.getString("email"),
                row.getString("name"),
                row.getBoolean("email_verified"),
                role);
        Credential credential = new Credential(kind, row.getString("id"), Set.of());
        Caller caller = new Caller(
                identity,
                credential,
                row.getString("active_tenant_id"),
                PlanColumns.at(row, now),
                row.getString("impersonator_id"));
        return new LiveSession(
                caller, role, row.getBoolean("remembered"), row.getBoolean("paired"), Sql.instant(row, "updated_at"));
    }
}
