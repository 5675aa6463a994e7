package dev.latchkey.mail.control;

import dev.latchkey.mail.entity.Envelope;
import dev.latchkey.secrets.control.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.mail.MessagingException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Carries one batch of claimed mails to the server, and writes down what came of each. */
@ApplicationScoped
class MailCarrier {
    private static final Logger LOG = Logger.getLogger(MailCarrier.class.getName());

    /** A claim older than this is asked for again before a mail is sent under it. */
    private static final Duration FRESH = Duration.ofSeconds(5);

    @Inject
    OutboxStore outbox;

    @Inject
    Postman postman;

    @Inject
    LetterSeal seal;

    @Inject
    Clock clock;

    private final ServerPause pause = new ServerPause();

    /** Mails on their way from this node: a claim that ends early does not send them twice. */
    private final Set<String> underway = ConcurrentHashMap.newKeySet();

    /** Mails the server took and the database does not know about yet. */
    private final Set<String> unmarked = ConcurrentHashMap.newKeySet();

    private volatile boolean stopped;

    boolean isPausedAt(Instant now) {
        return pause.isOnAt(now);
    }

    /** Ends after the mail that is being sent. */
    void stop() {
        stopped = true;
    }

    /** Delivers the next batch; false when nothing is due or the server does not answer. */
    boolean carry() {
        Instant now = clock.instant();
        if (stopped || pause.isOnAt(now)) {
            return false;
        }
        String claim = Ids.next("claim");
        List<ClaimedMail> mails = outbox.claim(claim, now);
        if (mails.isEmpty()) {
            return false;
        }
        try (MailRound round = postman.setOut()) {
            for (ClaimedMail mail : mails) {
                if (!handle(round, mail, claim, now)) {
                    break;
                }
            }
            return true;
        } catch (MessagingException e) {
            pause(Verdict.reason(e));
            return false;
        } finally {
            outbox.release(claim);
        }
    }

    /** False when the round is over; the rest of the batch is released. */
    private boolean handle(MailRound round, ClaimedMail mail, String claim, Instant claimedAt) {
        if (stopped) {
            return false;
        }
        if (!underway.add(mail.id())) {
            return true;
        }
        try {
            Instant now = clock.instant();
            boolean fresh = now.isBefore(claimedAt.plus(FRESH));
            if (fresh || outbox.keep(mail.id(), claim, now)) {
                Verdict verdict = verdict(round, mail);
                settle(mail, claim, verdict);
                return verdict.outcome() == Verdict.Outcome.SENT || !round.isOver();
            }
            return true;
        } finally {
            underway.remove(mail.id());
        }
    }

    private Verdict verdict(MailRound round, ClaimedMail mail) {
        if (unmarked.contains(mail.id())) {
            return Verdict.SENT;
        }
        return open(mail)
                .map(round::deliver)
                .orElse(new Verdict(Verdict.Outcome.REFUSED, "sealed with another LATCHKEY_SECRET"));
    }

    private Optional<Envelope> open(ClaimedMail mail) {
        try {
            return Optional.of(new Envelope(
                    mail.id(), mail.type(), mail.recipient(), mail.createdAt(), seal.open(mail.content())));
        } catch (IllegalStateException e) {
            return Optional.empty();
        }
    }

    private void settle(ClaimedMail mail, String claim, Verdict verdict) {
        Instant now = clock.instant();
        switch (verdict.outcome()) {
            case SENT -> markSent(mail, now);
            case REFUSED -> {
                log(Level.SEVERE, "Mail {0} ({1}) is given up: {2}", mail, verdict);
                outbox.failed(mail.id(), verdict.reason(), now);
            }
            case DEFERRED -> {
                log(Level.WARNING, "Mail {0} ({1}) is put off: {2}", mail, verdict);
                Duration wait = BackOff.ofMail(mail.attempts(), mail.ageAt(now));
                outbox.postpone(mail, claim, verdict.reason(), now.plus(wait));
            }
            case UNREACHABLE -> {
                pause(verdict.reason());
                Duration wait = BackOff.ofServer(mail.attempts());
                outbox.postpone(mail, claim, verdict.reason(), now.plus(wait));
            }
        }
    }

    private void markSent(ClaimedMail mail, Instant now) {
        pause.end();
        unmarked.add(mail.id());
        outbox.sent(mail.id(), now);
        unmarked.remove(mail.id());
    }

    private void pause(String reason) {
        pause.begin(clock.instant());
        LOG.log(Level.WARNING, "The mail server cannot be used now ({0}), mails wait in the outbox", reason);
    }

    private static void log(Level level, String words, ClaimedMail mail, Verdict verdict) {
        LOG.log(level, words, new Object[] {mail.id(), mail.type(), verdict.reason()});
    }
}
