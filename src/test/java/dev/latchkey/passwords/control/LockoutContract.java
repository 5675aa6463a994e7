package dev.latchkey.passwords.control;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.latchkey.audit.control.AuditLog;
import dev.latchkey.database.control.GivenCrowd;
import dev.latchkey.database.control.GivenDatabase;
import dev.latchkey.passwords.entity.PasswordProblem;
import dev.latchkey.problems.entity.AuthException;
import dev.latchkey.requests.entity.Client;
import dev.latchkey.users.control.UserStore;
import dev.latchkey.users.entity.EmailAddress;
import dev.latchkey.users.entity.User;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** C-30: ten wrong passwords lock an address, whether it has an account or not. */
abstract class LockoutContract {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final EmailAddress NOBODY = EmailAddress.of("nobody@example.org");
    private static final Client CLIENT = new Client("203.0.113.9", null, "request-1");
    private static final Duration QUARTER = Duration.ofMinutes(15);

    private final GivenDatabase database;

    LockoutContract(GivenDatabase database) {
        this.database = database;
    }

    private void lockout(Consumer<Lockout> act) {
        database.inTransaction(entities -> {
            Lockout lockout = new Lockout();
            lockout.sql = database.sql();
            lockout.users = new UserStore() {
                @Override
                public Optional<User> findByEmail(EmailAddress email) {
                    return Optional.empty();
                }
            };
            lockout.audit = new AuditLog() {
                @Override
                public void write(dev.latchkey.audit.entity.AuditEntry entry, Instant now) {}
            };
            lockout.settings = new PasswordSettings(4, 1, 1, true, Duration.ofHours(1));
            act.accept(lockout);
            return true;
        });
    }

    private void fail(int times, Instant at) {
        for (int i = 0; i < times; i++) {
            lockout(lockout -> lockout.recordFailure(NOBODY, CLIENT, at));
        }
    }

    private @Nullable Duration locked(Instant at) {
        try {
            lockout(lockout -> lockout.refuseLocked(NOBODY, at));
            return null;
        } catch (AuthException refused) {
            assertEquals(PasswordProblem.ACCOUNT_LOCKED, refused.code());
            return refused.retryAfter();
        }
    }

    @Test
    void nine_wrong_passwords_do_not_lock_and_the_tenth_does_for_a_quarter_of_an_hour() {
        fail(9, NOW);
        assertEquals(null, locked(NOW));
        fail(1, NOW);
        assertEquals(QUARTER, locked(NOW));
        assertEquals(Duration.ofSeconds(1), locked(NOW.plus(QUARTER).minusSeconds(1)));
        assertEquals(null, locked(NOW.plus(QUARTER)));
    }

    @Test
    void a_quiet_quarter_of_an_hour_starts_the_count_again() {
        fail(9, NOW);
        fail(9, NOW.plus(QUARTER));
        assertEquals(null, locked(NOW.plus(QUARTER)));
        fail(1, NOW.plus(QUARTER));
        assertEquals(QUARTER, locked(NOW.plus(QUARTER)));
    }

    @Test
    void each_further_lock_lasts_twice_as_long_up_to_a_day() {
        Instant at = NOW;
        for (long minutes : List.of(15L, 30L, 60L, 120L, 240L, 480L, 960L, 1_440L, 1_440L)) {
            fail(10, at);
            assertEquals(Duration.ofMinutes(minutes), locked(at));
            at = at.plus(Duration.ofMinutes(minutes));
        }
    }

    @Test
    void a_right_password_forgets_the_failures_but_not_while_it_is_locked() {
        fail(9, NOW);
        lockout(lockout -> lockout.recordSuccess(NOBODY, NOW));
        fail(9, NOW);
        assertEquals(null, locked(NOW));
        fail(1, NOW);
        assertThrows(AuthException.class, () -> lockout(lockout -> lockout.recordSuccess(NOBODY, NOW)));
        assertEquals(QUARTER, locked(NOW));
    }

    @Test
    void unlocking_forgets_everything() {
        fail(10, NOW);
        lockout(lockout -> lockout.unlock(NOBODY));
        assertEquals(null, locked(NOW));
        fail(10, NOW);
        assertEquals(QUARTER, locked(NOW), "as the first time");
    }

    @Test
    void of_thirty_guesses_at_once_ten_are_heard() throws Exception {
        List<Boolean> heard = GivenCrowd.atOnce(30, i -> {
            try {
                fail(1, NOW);
                return true;
            } catch (AuthException refused) {
                return false;
            }
        });
        assertEquals(10, heard.stream().filter(one -> one).count(), heard::toString);
        assertEquals(QUARTER, locked(NOW));
    }

    @Test
    void another_address_is_not_touched_and_none_is_kept_in_clear() {
        fail(10, NOW);
        assertDoesNotThrow(
                () -> lockout(lockout -> lockout.refuseLocked(EmailAddress.of("somebody@example.org"), NOW)));
        assertEquals(0, database.sql().count("select count(*) from sign_in_failures where address_hash like '%@%'"));
    }

    @Test
    void a_purge_keeps_what_is_still_locked() {
        fail(10, NOW);
        lockout(lockout -> assertEquals(0, lockout.purge(NOW.plusSeconds(1))));
        lockout(lockout -> assertEquals(1, lockout.purge(NOW.plus(QUARTER).plusSeconds(1))));
    }
}
