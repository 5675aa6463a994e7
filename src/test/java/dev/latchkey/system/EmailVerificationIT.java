package dev.latchkey.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** {@code POST /api/auth/verify-email} and {@code send-verification-email}, on a server where it is optional and one where it is not. */
@OnBothDatabases
class EmailVerificationIT {
    private static final String AGAIN = "/api/auth/send-verification-email";

    private final LatchkeySystem system;
    private final Database database;

    EmailVerificationIT(Database database) {
        this.database = database;
        this.system = LatchkeySystem.on(database);
    }

    private LatchkeySystem strict() {
        return LatchkeySystem.on(database, Settings.VERIFICATION_REQUIRED);
    }

    @Test
    void c_13_the_mailed_token_verifies_the_address() {
        Person ann = system.person();
        system.browser()
                .verifyEmail(ann.mailbox().await("verify-email").token())
                .expect(200)
                .expectTrue("/status");
        ann.browser().me().expectTrue("/user/emailVerified");
    }

    @Test
    void c_13_a_used_unknown_or_old_token_is_400() {
        Person ann = system.person();
        String token = ann.mailbox().await("verify-email").token();
        system.change(
                "update verifications set expires_at = ? where user_id = ?",
                Instant.now().minusSeconds(1),
                ann.id());
        system.browser().verifyEmail(token).expectError(400, "INVALID_TOKEN");
        system.browser().verifyEmail("no-such-token").expectError(400, "INVALID_TOKEN");
        ann.browser().me().expectFalse("/user/emailVerified");

        Person bob = system.person();
        String once = bob.mailbox().await("verify-email").token();
        system.browser().verifyEmail(once).expect(200);
        system.browser().verifyEmail(once).expectError(400, "INVALID_TOKEN");
    }

    @Test
    void c_13_a_reset_token_verifies_nothing() {
        Person ann = system.person();
        system.browser().verifyEmail(ann.resetToken(1)).expectError(400, "INVALID_TOKEN");
        ann.browser().me().expectFalse("/user/emailVerified");
    }

    @Test
    void s3_73_the_link_can_be_had_again() {
        Person ann = system.person();
        String first = ann.mailbox().await("verify-email").token();
        system.browser().post(AGAIN, Map.of("email", ann.email())).expect(200).expectTrue("/status");
        String second = ann.mailbox().await("verify-email", 2).token();
        assertNotEquals(first, second);
        system.browser().verifyEmail(second).expect(200);
        system.browser().verifyEmail(first).expectError(400, "INVALID_TOKEN");
    }

    @Test
    void s3_73_unknown_and_verified_addresses_get_the_same_answer_and_no_mail() {
        Person ann = system.person().verified();
        String nobody = system.newEmail();
        Answer verified =
                system.browser().post(AGAIN, Map.of("email", ann.email())).expect(200);
        Answer unknown = system.browser().post(AGAIN, Map.of("email", nobody)).expect(200);
        Person bob = system.person();
        Answer fresh =
                system.browser().post(AGAIN, Map.of("email", bob.email())).expect(200);
        assertEquals(fresh.body(), verified.body());
        assertEquals(fresh.body(), unknown.body());
        String count = "select count(*) from mail_outbox where type = 'verify-email' and recipient = ?";
        assertEquals(1, system.count(count, ann.email()));
        assertEquals(0, system.count(count, nobody));
        assertEquals(2, system.count(count, bob.email()));
    }

    @Test
    void c_13_with_verification_required_a_sign_up_opens_no_session() {
        Browser browser = strict().browser();
        browser.register(strict().newEmail(), LatchkeySystem.PASSWORD)
                .expect(200)
                .expectFalse("/user/emailVerified");
        assertTrue(browser.cookie().isEmpty());
        browser.me().expect(401);
    }

    @Test
    void c_13_s3_72_sign_in_before_verification_is_403_only_with_the_right_password() {
        Person ann = strict().person();
        Browser browser = strict().browser();
        browser.signIn(ann.email(), "not the password").expectError(401, "INVALID_EMAIL_OR_PASSWORD");
        browser.signIn(ann.email(), ann.password()).expectError(403, "EMAIL_NOT_VERIFIED");
        assertTrue(browser.cookie().isEmpty());
        assertEquals(0, strict().count("select count(*) from sessions where user_id = ?", ann.id()));
    }

    @Test
    void c_13_s3_15_after_verification_sign_in_works() {
        Person ann = strict().person().verified();
        strict().browser().signIn(ann.email(), ann.password()).expect(200).expectTrue("/user/emailVerified");
    }

    @Test
    void c_12_with_verification_required_a_taken_address_gets_the_same_answer_and_its_owner_a_mail() {
        Person ann = strict().person();
        Answer answer = strict().browser()
                .register(ann.email(), "quite another password")
                .expect(200);
        answer.expectMembers("", "user")
                .expectMembers("/user", "id", "email", "name", "emailVerified")
                .expectText("/user/email", ann.email())
                .expectNowhere(ann.id());
        assertTrue(answer.setCookie("auth_token").isEmpty(), answer::toString);
        ann.mailbox().await("notice");
        assertEquals(1, strict().count("select count(*) from users where email = ?", ann.email()));
    }
}
