package dev.latchkey.admin.control;

import dev.latchkey.database.control.Sql;
import dev.latchkey.mail.control.OutboxDesk;
import dev.latchkey.mail.control.OutboxDesk.State;
import dev.latchkey.settings.control.Version;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/** The state of the service in a dozen numbers. */
@ApplicationScoped
public class Overview {
    @Inject
    Sql sql;

    @Inject
    OutboxDesk outbox;

    @Inject
    Clock clock;

    /**
     * How things stand now.
     *
     * @param failedSignIns in the last 24 hours
     * @param waitingMails not tried yet, or to be tried again
     */
    public record Numbers(
            long users,
            long sessions,
            long tenants,
            long lockedAddresses,
            long failedSignIns,
            long waitingMails,
            long givenUpMails,
            String version,
            String database) {}

    public Numbers numbers() {
        Instant now = clock.instant();
        Map<State, Long> mails = outbox.counts();
        return new Numbers(
                sql.count("select count(*) from users"),
                sql.count("select count(*) from sessions where expires_at > ?", now),
                sql.count("select count(*) from tenants"),
                sql.count("select count(*) from sign_in_failures where locked_until > ?", now),
                sql.count(
                        "select count(*) from audit_events where at > ? and action = 'sign-in' and outcome = 'failure'",
                        now.minus(Duration.ofDays(1))),
                mails.getOrDefault(State.WAITING, 0L) + mails.getOrDefault(State.FAILED, 0L),
                mails.getOrDefault(State.GIVEN_UP, 0L),
                Version.TEXT,
                sql.product());
    }
}
