package dev.latchkey.verification.control;

import dev.latchkey.database.control.Sql;
import dev.latchkey.secrets.control.Ids;
import dev.latchkey.secrets.control.SecretTokens;
import dev.latchkey.users.control.UserStore;
import dev.latchkey.verification.entity.Purpose;
import dev.latchkey.verification.entity.Verification;
import dev.latchkey.verification.entity.Verification.Proof;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** One-time tokens: made, used once, ended. */
@Stateless
public class VerificationStore {
    @PersistenceContext
    EntityManager entities;

    @Inject
    UserStore users;

    @Inject
    Sql sql;

    /** A new token for this proof; the raw text exists only in what is returned. */
    public String issue(Proof proof, Duration life, Instant now) {
        String token = SecretTokens.next("");
        entities.persist(new Verification(Ids.next("ver"), proof, SecretTokens.hash(token), now, now.plus(life)));
        return token;
    }

    /**
     * Uses a token. The one UPDATE decides: of many who come at once, one finds the row unused. Promise 6. The user is
     * locked first, as everybody does who ends his other tokens afterwards, so that two cannot wait for each other.
     *
     * @return what it proves, or nothing when it is unknown, of another purpose, expired or used
     */
    public Optional<Proof> consume(Purpose purpose, String token, Instant now) {
        Optional<Proof> proof = peek(purpose, token, now);
        if (proof.isEmpty()) {
            return proof;
        }
        users.lock(proof.get().userId());
        int used = sql.update(
                "update verifications set used_at = ? where token_hash = ? and used_at is null",
                now,
                SecretTokens.hash(token));
        return proof.filter(valid -> used == 1);
    }

    /** What a token would prove if it were used now; it stays unused. */
    public Optional<Proof> peek(Purpose purpose, String token, Instant now) {
        return sql.first(
                "select user_id, email from verifications"
                        + " where token_hash = ? and purpose = ? and used_at is null and expires_at > ?",
                row -> new Proof(purpose, row.getString(1), row.getString(2)),
                SecretTokens.hash(token),
                purpose.name(),
                now);
    }

    /** Ends every unused token of this purpose that the user has. */
    public void endAll(String userId, Purpose purpose, Instant now) {
        sql.update(
                "update verifications set used_at = ? where user_id = ? and purpose = ? and used_at is null",
                now,
                userId,
                purpose.name());
    }

    /** A token that was mailed, without what opens anything. */
    public record Mailed(String purpose, String email, Instant createdAt, Instant expiresAt, boolean used) {}

    /** The tokens of a user that are still remembered, oldest first, for himself. */
    public List<Mailed> mailed(String userId) {
        return sql.list(
                "select purpose, email, created_at, expires_at, used_at from verifications where user_id = ?"
                        + " order by created_at, id",
                row -> new Mailed(
                        row.getString("purpose").toLowerCase(Locale.ROOT).replace('_', '-'),
                        row.getString("email"),
                        Sql.instant(row, "created_at"),
                        Sql.instant(row, "expires_at"),
                        row.getObject("used_at") != null),
                userId);
    }

    /** Deletes what has been of no use since {@code before}. */
    public int purge(Instant before) {
        return sql.update("delete from verifications where expires_at < ?", before);
    }
}
