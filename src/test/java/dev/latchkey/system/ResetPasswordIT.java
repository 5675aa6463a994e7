package dev.latchkey.system;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** {@code POST /api/auth/reset-password}. */
@OnBothDatabases
class ResetPasswordIT {
    private static final String PATH = "/api/auth/reset-password";
    private static final String NEXT = "another long password";

    private final LatchkeySystem system;

    ResetPasswordIT(Database database) {
        system = LatchkeySystem.on(database);
    }

    @Test
    void s4_70_to_s4_74_it_answers_with_the_exact_sentence() {
        Person ann = system.person();
        system.browser()
                .resetPassword(ann.resetToken(1), NEXT)
                .expect(200)
                .expectTrue("/status")
                .expectText("/message", "Password updated successfully.");
    }

    @Test
    void s4_75_an_unknown_token_is_400() {
        system.browser().resetPassword("no-such-token", NEXT).expectError(400, "INVALID_TOKEN");
    }

    @Test
    void s4_75_a_used_token_is_400() {
        Person ann = system.person();
        String token = ann.resetToken(1);
        system.browser().resetPassword(token, NEXT).expect(200);
        system.browser().resetPassword(token, "a third long password").expectError(400, "INVALID_TOKEN");
        system.browser().signIn(ann.email(), NEXT).expect(200);
    }

    @Test
    void s4_75_a_token_that_is_over_is_400() {
        Person ann = system.person();
        String token = ann.resetToken(1);
        system.change(
                "update verifications set expires_at = ? where user_id = ? and purpose = 'RESET_PASSWORD'",
                Instant.now().minusSeconds(1),
                ann.id());
        system.browser().resetPassword(token, NEXT).expectError(400, "INVALID_TOKEN");
        system.browser().signIn(ann.email(), ann.password()).expect(200);
    }

    @Test
    void s4_75_a_verification_token_is_no_reset_token() {
        Person ann = system.person();
        String token = ann.mailbox().await("verify-email").token();
        system.browser().resetPassword(token, NEXT).expectError(400, "INVALID_TOKEN");
    }

    @Test
    void s4_76_the_old_password_stops_working_and_the_new_one_works() {
        Person ann = system.person();
        system.browser().resetPassword(ann.resetToken(1), NEXT).expect(200);
        system.browser().signIn(ann.email(), ann.password()).expectError(401, "INVALID_EMAIL_OR_PASSWORD");
        system.browser().signIn(ann.email(), NEXT).expect(200);
    }

    @Test
    void s4_76_an_account_without_a_password_gets_one() {
        Person ann = system.person();
        system.change("delete from accounts where user_id = ?", ann.id());
        system.browser().resetPassword(ann.resetToken(1), NEXT).expect(200);
        system.browser().signIn(ann.email(), NEXT).expect(200);
    }

    @Test
    void c_14_the_token_may_be_in_the_query_and_the_password_may_be_called_new_password() {
        Person ann = system.person();
        String token = ann.resetToken(1);
        system.browser()
                .post(PATH + "?token=" + token, Map.of("newPassword", NEXT))
                .expect(200);
        system.browser().signIn(ann.email(), NEXT).expect(200);
    }

    @Test
    void c_14_two_different_passwords_or_tokens_are_400_and_use_nothing() {
        Person ann = system.person();
        String token = ann.resetToken(1);
        Browser browser = system.browser();
        browser.post(PATH, Map.of("token", token, "password", NEXT, "newPassword", "a third long password"))
                .expectError(400, "VALIDATION_ERROR");
        browser.post(PATH + "?token=another", Map.of("token", token, "password", NEXT))
                .expectError(400, "VALIDATION_ERROR");
        browser.post(PATH + "?token=" + token, Map.of("token", token, "password", NEXT, "newPassword", NEXT))
                .expect(200);
    }

    @Test
    void s3_86_c_14_every_session_and_every_pending_reset_ends_and_nobody_is_signed_in() {
        Person ann = system.person();
        Browser second = ann.anotherBrowser();
        Program program = ann.program();
        String unused = ann.resetToken(1);
        String token = ann.resetToken(2);
        Browser resetter = system.browser();
        resetter.resetPassword(token, NEXT).expect(200);
        assertTrue(resetter.cookie().isEmpty());
        ann.browser().me().expect(401);
        second.me().expect(401);
        program.me().expect(401);
        system.browser().resetPassword(unused, "a third long password").expectError(400, "INVALID_TOKEN");
    }

    @Test
    void c_09_a_refused_password_leaves_the_token_good() {
        Person ann = system.person();
        String token = ann.resetToken(1);
        system.browser().resetPassword(token, "kzq4x7w").expectError(400, "PASSWORD_TOO_SHORT");
        system.browser().resetPassword(token, "password1").expectError(400, "PASSWORD_COMPROMISED");
        system.browser().resetPassword(token, ann.email()).expectError(400, "PASSWORD_COMPROMISED");
        system.browser().resetPassword(token, NEXT).expect(200);
    }

    @Test
    void c_14_the_owner_gets_a_mail() {
        Person ann = system.person();
        system.browser().resetPassword(ann.resetToken(1), NEXT).expect(200);
        Mails.Mail notice = ann.mailbox().await("notice");
        assertTrue(!notice.text().contains("token="), notice.text());
    }
}
