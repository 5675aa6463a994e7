package dev.latchkey.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Ten wrong passwords lock an address for a while: C-30. */
@OnBothDatabases
class LockoutIT {
    private static final int QUARTER = 15 * 60;

    private final LatchkeySystem system;

    LockoutIT(Database database) {
        system = LatchkeySystem.on(database);
    }

    private void guess(String email, int times) {
        for (int i = 0; i < times; i++) {
            system.browser().signIn(email, "wrong guess " + i).expectError(401, "INVALID_EMAIL_OR_PASSWORD");
        }
    }

    /** The seconds that a locked address has to wait, as the answer says. */
    private long locked(String email, String password) {
        return retryAfter(system.browser().signIn(email, password).expectError(403, "ACCOUNT_LOCKED"));
    }

    private static long retryAfter(Answer answer) {
        return Long.parseLong(answer.header("retry-after"));
    }

    private static void assertNear(long expected, long seconds) {
        assertTrue(seconds <= expected && seconds > expected - 60, () -> seconds + " s instead of " + expected);
    }

    @Test
    void s3_75_s3_76_c_30_after_ten_wrong_passwords_right_and_wrong_ones_are_refused_alike() {
        Person ann = system.person();
        guess(ann.email(), 10);
        Answer right = system.browser().signIn(ann.email(), ann.password()).expectError(403, "ACCOUNT_LOCKED");
        Answer wrong = system.browser().signIn(ann.email(), "wrong again").expectError(403, "ACCOUNT_LOCKED");
        assertEquals(right.text("/message"), wrong.text("/message"));
        assertEquals(right.headers().map().keySet(), wrong.headers().map().keySet());
        assertNear(QUARTER, retryAfter(right));
        assertNear(QUARTER, retryAfter(wrong));
        assertTrue(right.setCookie("auth_token").isEmpty(), right::toString);
    }

    @Test
    void c_30_an_unknown_address_is_locked_the_same_way() {
        Person ann = system.person();
        String nobody = system.newEmail();
        guess(ann.email(), 10);
        guess(nobody, 10);
        Answer known = system.browser().signIn(ann.email(), "wrong again").expectError(403, "ACCOUNT_LOCKED");
        Answer unknown = system.browser().signIn(nobody, "wrong again").expectError(403, "ACCOUNT_LOCKED");
        assertEquals(known.text("/message"), unknown.text("/message"));
        assertEquals(known.headers().map().keySet(), unknown.headers().map().keySet());
        assertNear(QUARTER, retryAfter(unknown));
    }

    @Test
    void c_30_other_cases_of_the_address_are_the_same_address() {
        Person ann = system.person();
        guess(ann.email().replace("ann", "Ann"), 5);
        guess(ann.email(), 5);
        locked(ann.email().replace("ann", "ANN"), ann.password());
    }

    @Test
    void c_30_a_right_password_before_the_tenth_forgets_the_wrong_ones() {
        Person ann = system.person();
        for (int round = 0; round < 2; round++) {
            guess(ann.email(), 9);
            system.browser().signIn(ann.email(), ann.password()).expect(200);
        }
    }

    @Test
    void c_30_wrong_passwords_of_more_than_a_quarter_of_an_hour_ago_do_not_count() {
        Person ann = system.person();
        guess(ann.email(), 9);
        system.change(
                "update sign_in_failures set window_start = ? where address_hash = ?",
                Instant.now().minusSeconds(QUARTER + 1),
                hash(ann.email()));
        guess(ann.email(), 9);
        system.browser().signIn(ann.email(), ann.password()).expect(200);
    }

    @Test
    void c_30_of_forty_guesses_at_once_ten_are_heard() {
        Person ann = system.person();
        List<Answer> answers = Crowd.atOnce(40, i -> system.browser().signIn(ann.email(), "wrong guess " + i));
        assertEquals(
                10, answers.stream().filter(answer -> answer.status() == 401).count(), answers::toString);
        answers.stream()
                .filter(answer -> answer.status() != 401)
                .forEach(answer -> answer.expectError(403, "ACCOUNT_LOCKED"));
    }

    @Test
    void c_30_the_right_password_in_the_middle_of_a_flood_is_refused_once_ten_were_wrong() {
        Person ann = system.person();
        CountDownLatch wrong = new CountDownLatch(10);
        List<Answer> answers = Crowd.atOnce(40, i -> {
            if (i == 39) {
                await(wrong);
                return system.browser().signIn(ann.email(), ann.password());
            }
            Answer answer = system.browser().signIn(ann.email(), "wrong guess " + i);
            if (answer.status() == 401) {
                wrong.countDown();
            }
            return answer;
        });
        answers.get(39).expectError(403, "ACCOUNT_LOCKED");
    }

    private static void await(CountDownLatch latch) {
        try {
            assertTrue(latch.await(30, TimeUnit.SECONDS), "ten guesses are heard");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    @Test
    void c_30_sessions_that_exist_live_on() {
        Person ann = system.person();
        guess(ann.email(), 10);
        locked(ann.email(), ann.password());
        ann.browser().me().expect(200);
    }

    @Test
    void c_30_a_password_reset_unlocks() {
        Person ann = system.person();
        guess(ann.email(), 10);
        locked(ann.email(), ann.password());
        system.browser()
                .resetPassword(ann.resetToken(1), "another long password")
                .expect(200);
        system.browser().signIn(ann.email(), "another long password").expect(200);
    }

    @Test
    void c_30_the_owner_gets_one_mail() {
        Person ann = system.person();
        guess(ann.email(), 10);
        for (int i = 0; i < 5; i++) {
            locked(ann.email(), "wrong again");
        }
        ann.mailbox().await("notice");
        assertEquals(
                1,
                system.count("select count(*) from mail_outbox where recipient = ? and type = 'notice'", ann.email()));
        assertEquals(
                1,
                system.count(
                        "select count(*) from audit_events where action = 'account-locked' and subject_id = ?",
                        ann.id()));
    }

    @Test
    void c_30_a_lock_that_is_over_lets_in_and_each_further_one_is_twice_as_long() {
        Person ann = system.person();
        guess(ann.email(), 10);
        assertNear(QUARTER, locked(ann.email(), ann.password()));
        endLock(ann);
        guess(ann.email(), 10);
        assertNear(2 * QUARTER, locked(ann.email(), ann.password()));
        endLock(ann);
        guess(ann.email(), 10);
        assertNear(4 * QUARTER, locked(ann.email(), ann.password()));
        endLock(ann);
        system.browser().signIn(ann.email(), ann.password()).expect(200);
    }

    @Test
    void c_30_no_lock_is_longer_than_a_day() {
        Person ann = system.person();
        guess(ann.email(), 10);
        system.change("update sign_in_failures set locks = 30 where address_hash = ?", hash(ann.email()));
        endLock(ann);
        guess(ann.email(), 10);
        assertNear(Duration.ofDays(1).toSeconds(), locked(ann.email(), ann.password()));
    }

    @Test
    void c_30_changing_the_password_counts_too() {
        Person ann = system.person();
        for (int i = 0; i < 10; i++) {
            ann.browser()
                    .changePassword("wrong guess " + i, "another long password")
                    .expectError(400, "INVALID_PASSWORD");
        }
        assertNear(
                QUARTER,
                retryAfter(ann.browser()
                        .changePassword(ann.password(), "another long password")
                        .expectError(403, "ACCOUNT_LOCKED")));
        locked(ann.email(), ann.password());
        ann.browser().me().expect(200);
    }

    private void endLock(Person person) {
        system.change(
                "update sign_in_failures set locked_until = ? where address_hash = ?",
                Instant.now().minusSeconds(1),
                hash(person.email()));
    }

    private static String hash(String email) {
        try {
            byte[] sha = MessageDigest.getInstance("SHA-256").digest(email.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(sha);
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }
}
