package dev.latchkey.sessions.control;

import dev.latchkey.audit.control.AuditLog;
import dev.latchkey.audit.entity.Action;
import dev.latchkey.audit.entity.AuditEntry;
import dev.latchkey.database.control.Sql;
import dev.latchkey.requests.entity.Client;
import dev.latchkey.secrets.control.Ids;
import dev.latchkey.secrets.control.SecretTokens;
import dev.latchkey.secrets.control.Vault;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Refresh tokens: single use, each with its successor, in families that end as a whole (C-26, RFC 9700 section 4.14.2). Every
 * act is done under the lock of the session, which ends all of its families with its row.
 */
@Stateless
public class TokenFamilies {
    /** How long a refresh token is good. S3-54. */
    public static final Duration LIFE = Duration.ofDays(7);

    /** How long the same token brings the same successor: several tabs come at once. */
    static final Duration GRACE = Duration.ofSeconds(10);

    private static final String PREFIX = "lk_refresh_";
    private static final int MAX_LENGTH = 128;
    private static final int FAMILIES = 10;

    @Inject
    Sql sql;

    @Inject
    Vault vault;

    @Inject
    AuditLog audit;

    /** A raw refresh token with the family and session it belongs to. */
    public record Issued(String refreshToken, String familyId, String sessionId) {
        @Override
        public String toString() {
            return "Issued[" + familyId + ", …]";
        }
    }

    /** How a refresh token was taken. */
    public enum Verdict {
        GOOD,
        UNKNOWN,
        EXPIRED,
        REUSED
    }

    /** What came of a refresh; something was issued only for a good token. */
    public record Outcome(Verdict verdict, @Nullable Issued issued) {
        static Outcome of(Verdict verdict) {
            return new Outcome(verdict, null);
        }
    }

    private record Held(String userId, boolean remembered, Instant expiresAt) {}

    private record Family(String id, boolean own) {}

    private record Token(
            String id,
            Instant expiresAt,
            @Nullable Instant usedAt,
            @Nullable String successorId) {}

    /**
     * Begins a family for a live session, which from now on also ends after a day of silence (C-07); nothing when it has ended.
     *
     * @param own whether the session was opened for the pair alone
     */
    public Optional<Issued> begin(String sessionId, boolean own, Client client, Instant now) {
        return lock(sessionId, now).map(held -> {
            touch(sessionId, held, now);
            sql.update("update sessions set paired = true where id = ?", sessionId);
            sql.update(
                    "delete from token_families where session_id = ? and id not in (select id from token_families"
                            + " where session_id = ? order by created_at desc, id desc limit " + (FAMILIES - 1) + ")",
                    sessionId,
                    sessionId);
            String familyId = Ids.next("fam");
            sql.update(
                    "insert into token_families (id, session_id, own, created_at) values (?, ?, ?, ?)",
                    familyId,
                    sessionId,
                    own,
                    now);
            audit.write(AuditEntry.of(Action.TOKEN_PAIR_CREATE, client).by(held.userId()), now);
            return new Issued(insert(familyId, Ids.next("rft"), now), familyId, sessionId);
        });
    }

    /**
     * Takes a refresh token for its successor. The same token again within ten seconds brings the same successor while nobody
     * has used that; any other reuse means theft, and the family ends.
     */
    public Outcome rotate(String token, Client client, Instant now) {
        String hash = SecretTokens.hash(token);
        Optional<String> sessionId = sessionOf(token, hash);
        Optional<Held> held = sessionId.flatMap(id -> lock(id, now));
        // Read only now: who waited for the lock sees what the other one did.
        Optional<Token> found = held.flatMap(ignored -> token(hash));
        if (held.isEmpty() || found.isEmpty()) {
            return Outcome.of(Verdict.UNKNOWN);
        }
        Family family = familyOf(hash);
        if (!now.isBefore(found.get().expiresAt())) {
            return Outcome.of(Verdict.EXPIRED);
        }
        Optional<String> successor = found.get().usedAt() == null
                ? Optional.of(succeed(family.id(), found.get().id(), token, now))
                : again(found.get(), token, now);
        if (successor.isEmpty()) {
            end(family, sessionId.get());
            audit.write(
                    AuditEntry.of(Action.TOKEN_REUSE, client)
                            .about(held.get().userId())
                            .failed("used before"),
                    now);
            return Outcome.of(Verdict.REUSED);
        }
        touch(sessionId.get(), held.get(), now);
        return new Outcome(Verdict.GOOD, new Issued(successor.get(), family.id(), sessionId.get()));
    }

    /** Ends the family of a refresh token, used or not; does nothing when there is none. RFC 7009 section 2.2. */
    public void revoke(String token, Client client, Instant now) {
        String hash = SecretTokens.hash(token);
        sessionOf(token, hash)
                .flatMap(id -> lock(id, now)
                        .filter(held -> token(hash).isPresent())
                        .map(held -> {
                            end(familyOf(hash), id);
                            return held.userId();
                        }))
                .ifPresent(userId -> ended(userId, client, now));
    }

    /** Ends the family that an access token names. */
    public void revoke(String familyId, String sessionId, Client client, Instant now) {
        lock(sessionId, now)
                .flatMap(held -> family(familyId).map(family -> {
                    end(family, sessionId);
                    return held.userId();
                }))
                .ifPresent(userId -> ended(userId, client, now));
    }

    private void ended(String userId, Client client, Instant now) {
        audit.write(AuditEntry.of(Action.TOKEN_PAIR_END, client).by(userId), now);
    }

    private Optional<Held> lock(String sessionId, Instant now) {
        return sql.first(
                "select user_id, remembered, expires_at from sessions where id = ? and expires_at > ? for update",
                row -> new Held(row.getString(1), row.getBoolean(2), Sql.instant(row, "expires_at")),
                sessionId,
                now);
    }

    /** A pair's session lives a day from its last use; one that ends with the browser never moves. */
    private void touch(String sessionId, Held held, Instant now) {
        Instant idleAt = now.plus(SessionLookup.SILENCE);
        boolean moves = held.remembered() || idleAt.isBefore(held.expiresAt());
        sql.update(
                "update sessions set updated_at = ?, expires_at = ? where id = ?",
                now,
                moves ? idleAt : held.expiresAt(),
                sessionId);
    }

    private Optional<String> sessionOf(String token, String hash) {
        return token.startsWith(PREFIX) && token.length() <= MAX_LENGTH
                ? sql.first(
                        "select f.session_id from refresh_tokens r join token_families f on f.id = r.family_id"
                                + " where r.token_hash = ?",
                        row -> row.getString(1),
                        hash)
                : Optional.empty();
    }

    private Optional<Token> token(String hash) {
        return sql.first(
                "select id, expires_at, used_at, successor_id from refresh_tokens where token_hash = ?",
                TokenFamilies::read,
                hash);
    }

    private static Token read(ResultSet row) throws SQLException {
        return new Token(
                row.getString("id"),
                Sql.instant(row, "expires_at"),
                Sql.instantOrNull(row, "used_at"),
                row.getString("successor_id"));
    }

    private Family familyOf(String hash) {
        return sql.first(
                        "select f.id, f.own from refresh_tokens r join token_families f on f.id = r.family_id"
                                + " where r.token_hash = ?",
                        row -> new Family(row.getString(1), row.getBoolean(2)),
                        hash)
                .orElseThrow();
    }

    private Optional<Family> family(String id) {
        return sql.first(
                "select id, own from token_families where id = ?",
                row -> new Family(row.getString(1), row.getBoolean(2)),
                id);
    }

    private void end(Family family, String sessionId) {
        if (family.own()) {
            sql.update("delete from sessions where id = ?", sessionId);
        } else {
            sql.update("delete from token_families where id = ?", family.id());
        }
    }

    private String insert(String familyId, String id, Instant now) {
        String token = SecretTokens.next(PREFIX);
        sql.update(
                "insert into refresh_tokens (id, family_id, token_hash, created_at, expires_at) values (?, ?, ?, ?, ?)",
                id,
                familyId,
                SecretTokens.hash(token),
                now,
                now.plus(LIFE));
        return token;
    }

    private String succeed(String familyId, String id, String token, Instant now) {
        String successorId = Ids.next("rft");
        String successor = insert(familyId, successorId, now);
        byte[] wrapped = vault.seal(successor.getBytes(StandardCharsets.UTF_8), purpose(token));
        sql.update(
                "update refresh_tokens set used_at = ?, successor_id = ?, successor = ? where id = ?",
                now,
                successorId,
                Base64.getEncoder().encodeToString(wrapped),
                id);
        // Its predecessor's copy of this one is of no use any more.
        sql.update("update refresh_tokens set successor = null where successor_id = ?", id);
        return successor;
    }

    private Optional<String> again(Token used, String token, Instant now) {
        if (used.usedAt() == null || !now.isBefore(used.usedAt().plus(GRACE))) {
            return Optional.empty();
        }
        return sql.first(
                        "select r.successor from refresh_tokens r join refresh_tokens s on s.id = r.successor_id"
                                + " where r.id = ? and s.used_at is null and r.successor is not null",
                        row -> row.getString(1),
                        used.id())
                .map(wrapped -> new String(
                        vault.open(Base64.getDecoder().decode(wrapped), purpose(token)), StandardCharsets.UTF_8));
    }

    /** The key depends on the token itself: whoever has the database and the secret still cannot go on with a family. */
    private static String purpose(String token) {
        return "refresh-successor:" + token;
    }

    /** Deletes what has been over before {@code before}. */
    public int purge(Instant before) {
        int tokens = sql.update("delete from refresh_tokens where expires_at < ?", before);
        return tokens
                + sql.update(
                        "delete from token_families where created_at < ? and not exists"
                                + " (select 1 from refresh_tokens r where r.family_id = token_families.id)",
                        before);
    }
}
