package dev.latchkey.apikeys.control;

import dev.latchkey.audit.control.AuditLog;
import dev.latchkey.audit.entity.Action;
import dev.latchkey.audit.entity.AuditEntry;
import dev.latchkey.database.control.Sql;
import dev.latchkey.problems.entity.AuthException;
import dev.latchkey.problems.entity.RequestProblem;
import dev.latchkey.requests.entity.Client;
import dev.latchkey.secrets.control.Ids;
import dev.latchkey.secrets.control.SecretTokens;
import dev.latchkey.users.entity.Caller;
import dev.latchkey.users.entity.Credential;
import dev.latchkey.users.entity.PasswordChanged;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Tokens that a user makes for his programs; no session, so they outlive a sign-out. C-25. */
@Stateless
public class ApiTokens {
    private static final int SHOWN = 6;

    @Inject
    Sql sql;

    @Inject
    AuditLog audit;

    @Inject
    ApiTokenSettings settings;

    @Inject
    ApiTokenUses uses;

    /** A token just made, with its raw text, which exists nowhere else; without an end it lives until it is revoked. */
    public record Created(String id, String token, @Nullable Instant expiresAt) {
        @Override
        public String toString() {
            return "Created[" + id + ", …]";
        }
    }

    /** A token as its user sees it. */
    public record Listed(
            String id,
            @Nullable String name,
            String start,
            Instant createdAt,
            @Nullable Instant expiresAt,
            @Nullable Instant lastUsedAt) {}

    /**
     * Makes a token for the caller, in the tenant that he works in. {@code FORBIDDEN} for any other credential than a session
     * token, because no credential may make one that lives longer; {@code UNAUTHORIZED} when the session ends at this moment.
     *
     * @param name what it is for; null for one that nobody named
     * @param life null for no end
     */
    public Created create(Caller caller, @Nullable String name, @Nullable Duration life, Client client, Instant now) {
        if (caller.credential().kind() != Credential.Kind.SESSION) {
            throw new AuthException(RequestProblem.FORBIDDEN);
        }
        // Under the user's lock, as a reset is: no token of a stolen session slips past the reset that ends them all.
        sql.list("select id from users where id = ? for update", row -> row.getString(1), caller.userId());
        if (sql.count("select count(*) from sessions where id = ?", caller.sessionId()) == 0) {
            throw new AuthException(RequestProblem.UNAUTHORIZED);
        }
        String id = Ids.next("tok");
        String token = SecretTokens.next(settings.prefix());
        Instant expiresAt = life == null ? null : now.plus(life);
        sql.update(
                "insert into api_tokens (id, user_id, tenant_id, name, token_hash, beginning, created_at, expires_at)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?)",
                id,
                caller.userId(),
                caller.activeTenantId(),
                name,
                SecretTokens.hash(token),
                token.substring(0, settings.prefix().length() + SHOWN),
                now,
                expiresAt);
        audit.write(
                AuditEntry.of(Action.API_TOKEN_CREATE, client)
                        .by(caller.userId())
                        .because(id),
                now);
        return new Created(id, token, expiresAt);
    }

    /** The live tokens of a user, newest first. */
    public List<Listed> list(String userId, Instant now) {
        return sql.list(
                "select id, name, beginning, created_at, expires_at, last_used_at from api_tokens"
                        + " where user_id = ? and (expires_at is null or expires_at > ?) order by created_at desc, id desc",
                row -> new Listed(
                        row.getString("id"),
                        row.getString("name"),
                        row.getString("beginning"),
                        Sql.instant(row, "created_at"),
                        Sql.instantOrNull(row, "expires_at"),
                        uses.last(row.getString("id"), Sql.instantOrNull(row, "last_used_at"))),
                userId,
                now);
    }

    /** Ends one token of the caller; {@code NOT_FOUND} alike for foreign and absent ones. */
    public void end(Caller caller, String id, Client client, Instant now) {
        if (sql.update("delete from api_tokens where id = ? and user_id = ?", id, caller.userId()) == 0) {
            throw new AuthException(RequestProblem.NOT_FOUND);
        }
        audit.write(
                AuditEntry.of(Action.API_TOKEN_END, client).by(caller.userId()).because(id), now);
    }

    /** A stolen password must not leave a token behind. Promise 7, C-25. */
    public void onPasswordChanged(@Observes PasswordChanged news) {
        if (!news.othersStay()) {
            sql.update("delete from api_tokens where user_id = ?", news.userId());
        }
    }

    /** Deletes tokens that had ended before {@code before}. */
    public int purge(Instant before) {
        return sql.update("delete from api_tokens where expires_at < ?", before);
    }
}
