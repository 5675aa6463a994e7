package dev.latchkey.sessions.control;

import dev.latchkey.database.control.Sql;
import dev.latchkey.requests.entity.Client;
import dev.latchkey.secrets.control.Ids;
import dev.latchkey.secrets.control.SecretTokens;
import dev.latchkey.sessions.entity.Session;
import dev.latchkey.sessions.entity.Session.NewSession;
import dev.latchkey.sessions.entity.SessionTicket;
import dev.latchkey.users.entity.Caller;
import dev.latchkey.users.entity.PasswordChanged;
import dev.latchkey.users.entity.UserDeleted;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Opens and ends sessions. */
@Stateless
public class SessionStore {
    @PersistenceContext
    EntityManager entities;

    @Inject
    Sql sql;

    @Inject
    SessionSettings settings;

    /**
     * Opens a session and ends the user's oldest ones beyond the limit. The user's row is locked meanwhile, so that
     * sign-ins that come at once cannot exceed it together. C-08.
     */
    public SessionTicket open(NewSession opened, Instant now) {
        sql.list("select id from users where id = ? for update", row -> row.getString(1), opened.userId());
        if (opened.replacedId() != null) {
            end(opened.replacedId());
        }
        endOldest(opened.userId(), now);
        String token = SecretTokens.next(settings.tokenPrefix());
        Session session = new Session(
                Ids.next("ses"), opened, SecretTokens.hash(token), now, now.plus(lifeOf(opened.remembered())));
        entities.persist(session);
        // Plain statements of the same transaction may already mean this row.
        entities.flush();
        return new SessionTicket(session.id(), opened.userId(), token, opened.remembered(), session.expiresAt());
    }

    /**
     * Opens a session in which an administrator acts as somebody else. It counts in no limit, is not moved forward, and ends
     * with the other sessions of either. The caller holds the locks of both.
     */
    public SessionTicket impersonate(String userId, String impersonatorId, Client client, Instant now) {
        String token = SecretTokens.next(settings.tokenPrefix());
        NewSession opened = new NewSession(userId, client, false, null);
        Session session = new Session(
                Ids.next("ses"), opened, SecretTokens.hash(token), now, now.plus(settings.impersonationLife()));
        entities.persist(session);
        entities.flush();
        sql.update("update sessions set impersonator_id = ? where id = ?", impersonatorId, session.id());
        return new SessionTicket(session.id(), userId, token, false, session.expiresAt());
    }

    /** Ends every session in which this administrator acts as somebody else. */
    public void endImpersonations(String impersonatorId) {
        sql.update("delete from sessions where impersonator_id = ?", impersonatorId);
    }

    private void endOldest(String userId, Instant now) {
        if (settings.maxPerUser() == 0) {
            return;
        }
        List<String> live = sql.list(
                "select id from sessions where user_id = ? and impersonator_id is null and expires_at > ?"
                        + " order by created_at desc, id desc",
                row -> row.getString(1),
                userId,
                now);
        live.stream().skip(settings.maxPerUser() - 1L).forEach(this::end);
    }

    /**
     * Gives a live session another token and its whole life again; the old token is dead at once (ASVS 7.2.4). Nothing when
     * the session has ended.
     */
    public Optional<SessionTicket> renew(String sessionId, Instant now) {
        return locked(sessionId, now).map(found -> {
            Instant expiresAt = now.plus(lifeOf(found));
            String token = SecretTokens.next(settings.tokenPrefix());
            sql.update(
                    "update sessions set token_hash = ?, updated_at = ?, expires_at = ? where id = ?",
                    SecretTokens.hash(token),
                    now,
                    expiresAt,
                    sessionId);
            return new SessionTicket(sessionId, found.userId(), token, found.remembered(), expiresAt);
        });
    }

    /** Gives a live session its whole life again under the token it has; nothing when it has ended. S5-49, S5-52. */
    public Optional<SessionTicket> prolong(String sessionId, String token, Instant now) {
        return locked(sessionId, now).map(found -> {
            Instant expiresAt = now.plus(lifeOf(found));
            sql.update("update sessions set updated_at = ?, expires_at = ? where id = ?", now, expiresAt, sessionId);
            return new SessionTicket(sessionId, found.userId(), token, found.remembered(), expiresAt);
        });
    }

    private record Locked(String userId, boolean remembered, boolean paired) {}

    private Optional<Locked> locked(String sessionId, Instant now) {
        return sql.first(
                "select user_id, remembered, paired from sessions where id = ? and expires_at > ? for update",
                row -> new Locked(row.getString(1), row.getBoolean(2), row.getBoolean(3)),
                sessionId,
                now);
    }

    private Duration lifeOf(Locked session) {
        Duration life = lifeOf(session.remembered());
        return session.paired() && SessionLookup.SILENCE.compareTo(life) < 0 ? SessionLookup.SILENCE : life;
    }

    private Duration lifeOf(boolean remembered) {
        return remembered ? settings.life() : settings.shortLife();
    }

    /** Ends one session; of no effect when it has ended already. */
    public void end(String sessionId) {
        sql.update("delete from sessions where id = ?", sessionId);
    }

    /** Ends one session of this user; false when he has none of that id. */
    public boolean end(String userId, String sessionId) {
        return sql.update("delete from sessions where id = ? and user_id = ?", sessionId, userId) == 1;
    }

    /** Ends every session of a user but the one that is kept, if any, and those in which he acts as somebody else. */
    public void endAll(String userId, @Nullable String keptSessionId) {
        sql.update(
                "delete from sessions where user_id = ? and id <> ?",
                userId,
                keptSessionId == null ? "" : keptSessionId);
        endImpersonations(userId);
    }

    /** A stolen password must not leave a stolen session behind. Promise 1, ASVS 7.4.3. */
    public void onPasswordChanged(@Observes PasswordChanged news) {
        if (!news.othersStay()) {
            endAll(news.userId(), news.keptSessionId());
        }
    }

    /** Nobody is signed in as somebody who is no more. ASVS 7.4.2. */
    public void onUserDeleted(@Observes UserDeleted news) {
        endAll(news.userId(), null);
    }

    /** Makes a tenant, or none, the one that the session's user works in. */
    public void activateTenant(String sessionId, @Nullable String tenantId) {
        sql.update("update sessions set active_tenant_id = ?, active_team_id = null where id = ?", tenantId, sessionId);
    }

    /** Makes a team of the active tenant, or none, the one that the session's user works in. */
    public void activateTeam(String sessionId, @Nullable String teamId) {
        sql.update("update sessions set active_team_id = ? where id = ?", teamId, sessionId);
    }

    /** The same for the caller's session; a program has none and works on as before. */
    public void workIn(Caller caller, String tenantId) {
        if (!caller.credential().kind().isProgram()) {
            activateTenant(caller.sessionId(), tenantId);
        }
    }

    /** Nobody works in this tenant any more; with a user, that user does not. */
    public void leaveTenant(String tenantId, @Nullable String userId) {
        if (userId == null) {
            sql.update(
                    "update sessions set active_tenant_id = null, active_team_id = null where active_tenant_id = ?",
                    tenantId);
        } else {
            sql.update(
                    "update sessions set active_tenant_id = null, active_team_id = null where user_id = ? and active_tenant_id = ?",
                    userId,
                    tenantId);
        }
    }

    /** Deletes sessions that had ended before {@code before}. */
    public int purge(Instant before) {
        return sql.update("delete from sessions where expires_at < ?", before);
    }
}
