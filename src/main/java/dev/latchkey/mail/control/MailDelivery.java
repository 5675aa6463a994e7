package dev.latchkey.mail.control;

import dev.latchkey.database.control.Sql.SqlException;
import dev.latchkey.mail.entity.MailPosted;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Keeps a bounded number of workers on the outbox, outside every request and every transaction. */
@ApplicationScoped
public class MailDelivery {
    private static final Logger LOG = Logger.getLogger(MailDelivery.class.getName());
    private static final Duration KEPT = Duration.ofDays(30);

    /** Mails seldom come alone (a dozen invites, a sign-up and what follows): those of this time share a connection. */
    private static final Duration GATHERING = Duration.ofMillis(200);

    @Inject
    MailCarrier carrier;

    @Inject
    OutboxStore outbox;

    @Inject
    MailSettings settings;

    @Inject
    Clock clock;

    @Resource
    ManagedScheduledExecutorService executor;

    private final AtomicBoolean wanted = new AtomicBoolean();
    private final AtomicBoolean stopping = new AtomicBoolean();
    private Semaphore workers = new Semaphore(1);

    @PostConstruct
    void prepare() {
        workers = new Semaphore(settings.connections());
    }

    @PreDestroy
    void stop() {
        stopping.set(true);
        carrier.stop();
    }

    void posted(@Observes(during = TransactionPhase.AFTER_SUCCESS) MailPosted mail) {
        deliver(GATHERING);
    }

    /** Sees to it that a worker looks into the outbox now; returns at once. */
    public void deliver() {
        deliver(Duration.ZERO);
    }

    private void deliver(Duration wait) {
        wanted.set(true);
        if (stopping.get() || carrier.isPausedAt(clock.instant()) || !workers.tryAcquire()) {
            return;
        }
        try {
            executor.schedule(this::work, wait.toMillis(), TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException e) {
            workers.release();
            LOG.log(Level.WARNING, "No thread for the mail delivery, the timer tries again", e);
        }
    }

    /** Gives up what is too old and forgets what is done. */
    public void tidy() {
        Instant now = clock.instant();
        int lost = outbox.giveUp(now.minus(BackOff.GIVE_UP), now);
        if (lost > 0) {
            LOG.log(
                    Level.SEVERE,
                    "{0} mails are given up: the mail server took none of them for {1} days",
                    new Object[] {lost, BackOff.GIVE_UP.toDays()});
        }
        outbox.purge(now.minus(KEPT));
    }

    private void work() {
        try {
            while (wanted.getAndSet(false)) {
                while (carrier.carry()) {
                    // One batch, one connection.
                }
            }
        } catch (SqlException e) {
            // The claims end by themselves, and the timer comes back.
            LOG.log(Level.WARNING, "The outbox cannot be read or written now", e);
            return;
        } finally {
            workers.release();
        }
        // A mail posted between the last look and the release found no free worker.
        if (wanted.get()) {
            deliver();
        }
    }
}
