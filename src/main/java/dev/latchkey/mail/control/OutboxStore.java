package dev.latchkey.mail.control;

import dev.latchkey.database.control.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** The outbox as the delivery sees it. Each method is one statement that decides by itself, for several nodes. */
@ApplicationScoped
class OutboxStore {
    /** A crashed node's mails are taken over after this; longer than a slow delivery, shorter than a minute. */
    static final Duration CLAIM = Duration.ofSeconds(45);

    /** As many as one connection carries; mail servers dislike endless ones. */
    private static final int BATCH = 20;

    @Inject
    Sql sql;

    /**
     * Claims due mails for {@code claim} and returns them, the longest waiting first; none when nothing is due. The
     * condition stands twice because PostgreSQL judges the outer one again after waiting for another node's claim.
     */
    List<ClaimedMail> claim(String claim, Instant now) {
        int claimed = sql.update("""
                update mail_outbox set claim = ?, claimed_until = ?
                where id in (select id from mail_outbox
                             where next_attempt_at <= ? and (claimed_until is null or claimed_until <= ?)
                             order by next_attempt_at limit %d)
                and next_attempt_at <= ? and (claimed_until is null or claimed_until <= ?)
                """.formatted(BATCH), claim, now.plus(CLAIM), now, now, now, now);
        return claimed == 0 ? List.of() : claimed(claim);
    }

    private List<ClaimedMail> claimed(String claim) {
        return sql.list(
                """
                select id, type, recipient, content, attempts, created_at from mail_outbox
                where claim = ? and next_attempt_at is not null order by next_attempt_at
                """,
                row -> new ClaimedMail(
                        row.getString("id"),
                        row.getString("type"),
                        row.getString("recipient"),
                        row.getBytes("content"),
                        row.getInt("attempts"),
                        Sql.instant(row, "created_at")),
                claim);
    }

    /** Holds one mail for another claim's time; false when another node took it over meanwhile. */
    boolean keep(String id, String claim, Instant now) {
        return sql.update(
                        "update mail_outbox set claimed_until = ? where id = ? and claim = ?",
                        now.plus(CLAIM),
                        id,
                        claim)
                == 1;
    }

    /** Gives back what was claimed and not dealt with. */
    void release(String claim) {
        sql.update("update mail_outbox set claim = null, claimed_until = null where claim = ?", claim);
    }

    void sent(String id, Instant now) {
        sql.update("""
                update mail_outbox set sent_at = ?, failed_at = null, next_attempt_at = null, content = null,
                claim = null, claimed_until = null where id = ?
                """, now, id);
    }

    void failed(String id, String reason, Instant now) {
        sql.update("""
                update mail_outbox set failed_at = ?, next_attempt_at = null, content = null, last_failure = ?,
                attempts = attempts + 1, claim = null, claimed_until = null where id = ? and sent_at is null
                """, now, reason, id);
    }

    /** Tries again later; a mail that another node took over is left to it. */
    void postpone(ClaimedMail mail, String claim, String reason, Instant nextAttemptAt) {
        sql.update("""
                update mail_outbox set next_attempt_at = ?, last_failure = ?, attempts = attempts + 1,
                claim = null, claimed_until = null
                where id = ? and claim = ?
                """, nextAttemptAt, reason, mail.id(), claim);
    }

    /** Gives up what was posted before an instant and never left; returns how many. */
    int giveUp(Instant postedBefore, Instant now) {
        return sql.update("""
                update mail_outbox set failed_at = ?, next_attempt_at = null, content = null,
                claim = null, claimed_until = null
                where next_attempt_at is not null and created_at < ? and (claimed_until is null or claimed_until <= ?)
                """, now, postedBefore, now);
    }

    /** Forgets mails posted before an instant that are sent or given up. */
    void purge(Instant postedBefore) {
        sql.update("delete from mail_outbox where created_at < ? and next_attempt_at is null", postedBefore);
    }
}
