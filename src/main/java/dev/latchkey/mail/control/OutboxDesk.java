package dev.latchkey.mail.control;

import dev.latchkey.database.control.Sql;
import dev.latchkey.mail.entity.MailPosted;
import dev.latchkey.requests.entity.Paging;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The outbox as an operator sees it: who gets what kind of mail and how it stands, never what it says. */
@ApplicationScoped
public class OutboxDesk {
    /** As far as mails are counted. */
    public static final int MOST = 10_000;

    @Inject
    Sql sql;

    @Inject
    Event<MailPosted> posted;

    /** How a mail stands. */
    public enum State {
        /** Posted, not tried yet. */
        WAITING("next_attempt_at is not null and attempts = 0"),
        /** Tried, and to be tried again. */
        FAILED("next_attempt_at is not null and attempts > 0"),
        GIVEN_UP("failed_at is not null"),
        SENT("sent_at is not null");

        private final String condition;

        State(String condition) {
            this.condition = condition;
        }
    }

    /**
     * A mail without its letter.
     *
     * @param nextAttemptAt null once it is sent or given up
     * @param lastFailure a reply code or kind of failure
     */
    public record Line(
            String id,
            String type,
            String recipient,
            int attempts,
            Instant createdAt,
            @Nullable Instant nextAttemptAt,
            @Nullable Instant endedAt,
            @Nullable String lastFailure) {
        @Override
        public String toString() {
            return "Line[" + id + ", …]";
        }
    }

    /** How many mails there are in each state, counted up to {@link #MOST}. */
    public Map<State, Long> counts() {
        Map<State, Long> counts = new EnumMap<>(State.class);
        for (State state : State.values()) {
            counts.put(
                    state,
                    sql.count("select count(*) from (select id from mail_outbox where " + state.condition + " limit "
                            + MOST + ") found"));
        }
        return counts;
    }

    /** The mails in a state, newest first. */
    public List<Line> list(State state, Paging paging) {
        if ((long) paging.page() * paging.limit() > MOST) {
            return List.of();
        }
        return sql.list(
                "select id, type, recipient, attempts, created_at, next_attempt_at, last_failure,"
                        + " coalesce(sent_at, failed_at) as ended_at from mail_outbox where " + state.condition
                        + " order by created_at desc, id desc" + paging.clause(),
                row -> new Line(
                        row.getString("id"),
                        row.getString("type"),
                        row.getString("recipient"),
                        row.getInt("attempts"),
                        Sql.instant(row, "created_at"),
                        Sql.instantOrNull(row, "next_attempt_at"),
                        Sql.instantOrNull(row, "ended_at"),
                        row.getString("last_failure")));
    }

    /** Makes a waiting mail due now; false when it is being sent, or waits no longer. */
    public boolean retry(String id, Instant now) {
        boolean due = sql.update(
                        "update mail_outbox set next_attempt_at = ? where id = ? and next_attempt_at is not null"
                                + " and (claimed_until is null or claimed_until <= ?)",
                        now,
                        id,
                        now)
                == 1;
        if (due) {
            posted.fire(new MailPosted(id));
        }
        return due;
    }

    /** Gives a waiting mail up and erases its letter; false when it is being sent, or waits no longer. */
    public boolean drop(String id, Instant now) {
        return sql.update(
                        "update mail_outbox set failed_at = ?, next_attempt_at = null, content = null,"
                                + " last_failure = 'dropped', claim = null, claimed_until = null"
                                + " where id = ? and next_attempt_at is not null"
                                + " and (claimed_until is null or claimed_until <= ?)",
                        now,
                        id,
                        now)
                == 1;
    }
}
