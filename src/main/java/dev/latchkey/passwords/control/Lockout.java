package dev.latchkey.passwords.control;

import dev.latchkey.audit.control.AuditLog;
import dev.latchkey.audit.entity.Action;
import dev.latchkey.audit.entity.AuditEntry;
import dev.latchkey.database.control.Sql;
import dev.latchkey.mail.control.Outbox;
import dev.latchkey.mail.entity.Mail;
import dev.latchkey.passwords.entity.PasswordProblem;
import dev.latchkey.problems.entity.AuthException;
import dev.latchkey.problems.entity.RequestProblem;
import dev.latchkey.requests.entity.Client;
import dev.latchkey.secrets.control.SecretTokens;
import dev.latchkey.users.control.UserStore;
import dev.latchkey.users.entity.EmailAddress;
import dev.latchkey.users.entity.User;
import dev.latchkey.users.entity.UserDeleted;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Counts wrong passwords per address, whether it has an account or not, and locks it: 10 within 15 minutes for
 * 15 minutes, then twice as long each time, up to a day. C-30.
 *
 * <p>Attempts may be verified side by side, but their outcomes are entered one after the other under the row's lock, and
 * an outcome that comes after the lock counts for nothing. So of any number of parallel guesses at most ten are heard.
 */
@Stateless
public class Lockout {
    private static final int MAX_FAILURES = 10;
    private static final Duration WINDOW = Duration.ofMinutes(15);
    private static final Duration FIRST_LOCK = Duration.ofMinutes(15);
    private static final Duration LONGEST_LOCK = Duration.ofHours(24);

    @Inject
    Sql sql;

    @Inject
    UserStore users;

    @Inject
    Outbox outbox;

    @Inject
    AuditLog audit;

    @Inject
    PasswordSettings settings;

    private record Failures(
            int count,
            Instant windowStart,
            int locks,
            @Nullable Instant lockedUntil,
            Instant changed) {
        boolean isLockedAt(Instant now) {
            return lockedUntil != null && now.isBefore(lockedUntil);
        }

        /** One more wrong password. After a lock, or a quarter of an hour from the first, the count starts again. */
        Failures plusOne(Instant now) {
            boolean fresh = lockedUntil != null || !now.isBefore(windowStart.plus(WINDOW));
            int failures = fresh ? 1 : count + 1;
            Instant quietSince = lockedUntil == null ? changed : lockedUntil;
            int earlier = now.isBefore(quietSince.plus(LONGEST_LOCK)) ? locks : 0;
            if (failures < MAX_FAILURES) {
                return new Failures(failures, fresh ? now : windowStart, earlier, null, now);
            }
            return new Failures(failures, windowStart, earlier + 1, now.plus(lockNumber(earlier)), now);
        }

        State openAt(Instant now) {
            boolean over = lockedUntil != null || !now.isBefore(windowStart.plus(WINDOW));
            return new State(over ? 0 : count, null);
        }

        private static Duration lockNumber(int earlier) {
            Duration lock = FIRST_LOCK.multipliedBy(1L << Math.min(earlier, 10));
            return lock.compareTo(LONGEST_LOCK) < 0 ? lock : LONGEST_LOCK;
        }
    }

    /**
     * How an address stands.
     *
     * @param failures wrong passwords that count
     * @param lockedUntil null when it is open
     */
    public record State(int failures, @Nullable Instant lockedUntil) {}

    /** How the address stands now, for those who may unlock it. */
    public State state(EmailAddress email, Instant now) {
        return read(email, "")
                .map(row -> row.isLockedAt(now) ? new State(row.count(), row.lockedUntil()) : row.openAt(now))
                .orElse(new State(0, null));
    }

    /** Refuses an address that is locked, with {@code ACCOUNT_LOCKED}, before any password is looked at. */
    @TransactionAttribute(TransactionAttributeType.SUPPORTS)
    public void refuseLocked(EmailAddress email, Instant now) {
        read(email, "").ifPresent(failures -> refuse(failures, now));
    }

    /** Enters a wrong password; {@code ACCOUNT_LOCKED} when others have locked the address meanwhile. */
    public void recordFailure(EmailAddress email, Client client, Instant now) {
        if (!settings.lockout()) {
            return;
        }
        Failures before = locked(email, now);
        refuse(before, now);
        Failures after = before.plusOne(now);
        sql.update(
                "update sign_in_failures set failures = ?, window_start = ?, locks = ?, locked_until = ?, updated_at = ?"
                        + " where address_hash = ?",
                after.count(),
                after.windowStart(),
                after.locks(),
                after.lockedUntil(),
                now,
                key(email));
        if (after.isLockedAt(now)) {
            tell(email, client, now);
        }
    }

    /** The address's row, made if need be. A right password that comes in between deletes it: then once more. */
    private Failures locked(EmailAddress email, Instant now) {
        for (int attempt = 0; attempt < 3; attempt++) {
            sql.update(
                    "insert into sign_in_failures (address_hash, failures, window_start, locks, updated_at)"
                            + " values (?, 0, ?, 0, ?) on conflict do nothing",
                    key(email),
                    now,
                    now);
            Optional<Failures> row = read(email, " for update");
            if (row.isPresent()) {
                return row.get();
            }
        }
        throw new AuthException(RequestProblem.SERVICE_UNAVAILABLE);
    }

    /** Whether there is anything that a right password would have to answer to. */
    @TransactionAttribute(TransactionAttributeType.SUPPORTS)
    public boolean hasFailures(EmailAddress email) {
        return read(email, "").isPresent();
    }

    /** Enters a right password: forgets the failures, or refuses it like any other when the address is locked by now. */
    public void recordSuccess(EmailAddress email, Instant now) {
        Optional<Failures> failures = read(email, " for update");
        failures.ifPresent(row -> {
            refuse(row, now);
            unlock(email);
        });
    }

    /** Ends a lock and forgets the failures: after a password reset, or by an administrator. */
    public void unlock(EmailAddress email) {
        sql.update("delete from sign_in_failures where address_hash = ?", key(email));
    }

    /** Nothing is kept of an address that has no account any more. */
    public void onUserDeleted(@Observes UserDeleted news) {
        unlock(news.email());
    }

    /** Forgets addresses on which nothing has happened since {@code before}. */
    public int purge(Instant before) {
        return sql.update(
                "delete from sign_in_failures where updated_at < ? and (locked_until is null or locked_until < ?)",
                before,
                before);
    }

    private static void refuse(Failures failures, Instant now) {
        if (failures.lockedUntil() != null && failures.isLockedAt(now)) {
            throw new AuthException(PasswordProblem.ACCOUNT_LOCKED, Duration.between(now, failures.lockedUntil()));
        }
    }

    private void tell(EmailAddress email, Client client, Instant now) {
        Optional<User> owner = users.findByEmail(email);
        sql.update(
                "update sign_in_failures set user_id = ? where address_hash = ?",
                owner.map(User::id).orElse(null),
                key(email));
        owner.ifPresent(user ->
                outbox.post(new Mail.Notice(user.email(), user.name(), Mail.Notice.Kind.ACCOUNT_LOCKED, now), now));
        audit.write(
                AuditEntry.of(Action.ACCOUNT_LOCKED, client)
                        .about(owner.map(User::id).orElse(null)),
                now);
    }

    private Optional<Failures> read(EmailAddress email, String lock) {
        if (!settings.lockout()) {
            return Optional.empty();
        }
        return sql.first(
                "select failures, window_start, locks, locked_until, updated_at from sign_in_failures"
                        + " where address_hash = ?" + lock,
                row -> new Failures(
                        row.getInt("failures"),
                        Sql.instant(row, "window_start"),
                        row.getInt("locks"),
                        row.getObject("locked_until") == null ? null : Sql.instant(row, "locked_until"),
                        Sql.instant(row, "updated_at")),
                key(email));
    }

    private static String key(EmailAddress email) {
        return SecretTokens.hash(email.value());
    }
}
