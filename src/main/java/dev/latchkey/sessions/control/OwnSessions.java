package dev.latchkey.sessions.control;

import dev.latchkey.audit.control.AuditLog;
import dev.latchkey.audit.entity.Action;
import dev.latchkey.audit.entity.AuditEntry;
import dev.latchkey.database.control.Sql;
import dev.latchkey.requests.entity.Client;
import dev.latchkey.requests.entity.Device;
import dev.latchkey.secrets.control.SecretTokens;
import dev.latchkey.sessions.entity.SessionProblem;
import dev.latchkey.users.entity.Caller;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A user sees where he is signed in, and ends what he does not want. ASVS 7.4.3, 7.5.2. */
@Stateless
public class OwnSessions {
    private static final String LIST =
            "select id, created_at, updated_at, expires_at, ip_address, user_agent, remembered,"
                    + " active_tenant_id, active_team_id, impersonator_id from sessions where user_id = ? and expires_at > ? order by created_at desc, id desc";

    @Inject
    Sql sql;

    @Inject
    AuditLog audit;

    /**
     * A live session as its user sees it; nothing here opens it.
     *
     * @param current whether it is the one that asks
     * @param impersonatorId the administrator who opened it to act in the user's place; null for the user's own
     * @param movedAt when use last moved it forward, at most a day before it was last used
     */
    public record Listed(
            String id,
            boolean current,
            Instant createdAt,
            Instant movedAt,
            Instant expiresAt,
            boolean remembered,
            @Nullable String address,
            @Nullable String userAgent,
            @Nullable String activeTenantId,
            @Nullable String activeTeamId,
            @Nullable String impersonatorId) {
        /** What it was opened on. */
        public Device device() {
            return Device.of(userAgent);
        }
    }

    /** The caller's live sessions: his own first, then the newest. */
    public List<Listed> list(Caller caller, Instant now) {
        List<Listed> all = sql.list(LIST, row -> read(row, caller.sessionId()), caller.userId(), now);
        return all.stream()
                .sorted((a, b) -> Boolean.compare(b.current(), a.current()))
                .toList();
    }

    /** Ends one session of the caller; {@code SESSION_NOT_FOUND} alike for foreign, absent and ended ones. */
    public void end(Caller caller, String sessionId, Client client, Instant now) {
        int ended = sql.update("delete from sessions where id = ? and user_id = ?", sessionId, caller.userId());
        if (ended == 0) {
            throw SessionProblem.SESSION_NOT_FOUND.exception();
        }
        audit.write(
                AuditEntry.of(Action.SESSION_END, client).by(caller.userId()).because(sessionId), now);
    }

    /**
     * Ends the caller's session that is named by its id or its raw token; does nothing when he has none such, so that
     * nobody learns of a foreign one. C-37.
     */
    public void endNamed(Caller caller, String name, Client client, Instant now) {
        int ended = sql.update(
                "delete from sessions where user_id = ? and (id = ? or token_hash = ?)",
                caller.userId(),
                name,
                SecretTokens.hash(name));
        if (ended > 0) {
            audit.write(AuditEntry.of(Action.SESSION_END, client).by(caller.userId()), now);
        }
    }

    /** Ends every session of the caller, the one that asks too. */
    public void endAll(Caller caller, Client client, Instant now) {
        int ended = sql.update("delete from sessions where user_id = ?", caller.userId());
        audit.write(
                AuditEntry.of(Action.OTHER_SESSIONS_END, client)
                        .by(caller.userId())
                        .because(ended + " ended, all"),
                now);
    }

    /** Ends every session of the caller but the one that asks, and tells how many there were. */
    public int endOthers(Caller caller, Client client, Instant now) {
        int ended =
                sql.update("delete from sessions where user_id = ? and id <> ?", caller.userId(), caller.sessionId());
        audit.write(
                AuditEntry.of(Action.OTHER_SESSIONS_END, client)
                        .by(caller.userId())
                        .because(ended + " ended"),
                now);
        return ended;
    }

    /** When the caller's session was opened; nothing when it has ended meanwhile. */
    public Optional<Instant> openedAt(Caller caller, Instant now) {
        return sql.first(
                "select created_at from sessions where id = ? and user_id = ? and expires_at > ?",
                row -> Sql.instant(row, "created_at"),
                caller.sessionId(),
                caller.userId(),
                now);
    }

    private static Listed read(ResultSet row, String currentId) throws SQLException {
        String id = row.getString("id");
        return new Listed(
                id,
                id.equals(currentId),
                Sql.instant(row, "created_at"),
                Sql.instant(row, "updated_at"),
                Sql.instant(row, "expires_at"),
                row.getBoolean("remembered"),
                row.getString("ip_address"),
                row.getString("user_agent"),
                row.getString("active_tenant_id"),
                row.getString("active_team_id"),
                row.getString("impersonator_id"));
    }
}
