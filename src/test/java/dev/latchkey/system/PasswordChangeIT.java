package dev.latchkey.system;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

/** {@code POST /api/auth/password}. */
@OnBothDatabases
class PasswordChangeIT {
    private static final String NEXT = "another long password";

    private final LatchkeySystem system;

    PasswordChangeIT(Database database) {
        system = LatchkeySystem.on(database);
    }

    @Test
    void s4_47_s4_49_s4_50_s4_51_it_sets_the_new_password() {
        Person ann = system.person();
        ann.browser()
                .changePassword(ann.password(), NEXT)
                .expect(200)
                .expectMembers("", "message")
                .expectText("/message", "Password updated successfully");
        system.browser().signIn(ann.email(), ann.password()).expect(401);
        system.browser().signIn(ann.email(), NEXT).expect(200);
    }

    @Test
    void s4_48_without_a_session_is_401() {
        system.browser().changePassword(LatchkeySystem.PASSWORD, NEXT).expectError(401, "UNAUTHORIZED");
    }

    @Test
    void s4_52_a_wrong_current_password_is_400_and_changes_nothing() {
        Person ann = system.person();
        ann.browser().changePassword("not the password", NEXT).expectError(400, "INVALID_PASSWORD");
        system.browser().signIn(ann.email(), NEXT).expect(401);
        system.browser().signIn(ann.email(), ann.password()).expect(200);
    }

    @Test
    void s4_53_a_new_password_under_eight_characters_is_400() {
        Person ann = system.person();
        ann.browser().changePassword(ann.password(), "kzq4x7w").expectError(400, "PASSWORD_TOO_SHORT");
        ann.browser().changePassword(ann.password(), "kzq4x7wv").expect(200);
    }

    @Test
    void s4_54_an_account_without_a_password_gets_a_clear_400() {
        Person ann = system.person();
        system.change("delete from accounts where user_id = ?", ann.id());
        ann.browser().changePassword(ann.password(), NEXT).expectError(400, "CREDENTIAL_ACCOUNT_NOT_FOUND");
    }

    @Test
    void c_09_much_used_passwords_and_the_own_address_are_refused() {
        Person ann = system.person();
        for (String weak : List.of("password1", "PASSWORD1", ann.email())) {
            ann.browser().changePassword(ann.password(), weak).expectError(400, "PASSWORD_COMPROMISED");
        }
        for (String fine : List.of("securepassword", "s3cureP@ssw0rd")) {
            Person bob = system.person();
            bob.browser().changePassword(bob.password(), fine).expect(200);
        }
    }

    @Test
    void c_16_every_other_session_ends_and_this_one_goes_on() {
        Person ann = system.person();
        Browser second = ann.anotherBrowser();
        Program stolen = system.program(second.token());
        ann.browser().changePassword(ann.password(), NEXT).expect(200);
        ann.browser().me().expect(200);
        second.me().expect(401);
        stolen.me().expect(401);
    }

    @Test
    void c_14_a_pending_reset_link_ends_with_the_change() {
        Person ann = system.person();
        String token = ann.resetToken(1);
        ann.browser().changePassword(ann.password(), NEXT).expect(200);
        system.browser().resetPassword(token, "a third long password").expectError(400, "INVALID_TOKEN");
    }

    @Test
    void c_16_the_owner_gets_a_mail_without_a_link() {
        Person ann = system.person();
        ann.browser().changePassword(ann.password(), NEXT).expect(200);
        Mails.Mail notice = ann.mailbox().await("notice");
        assertTrue(notice.text().contains("password") && !notice.text().contains("token="), notice.text());
    }

    @Test
    void c_16_of_two_changes_at_once_one_wins() {
        Person ann = system.person();
        List<Browser> browsers = List.of(ann.anotherBrowser(), ann.anotherBrowser());
        List<Answer> answers =
                Crowd.atOnce(2, i -> browsers.get(i).changePassword(ann.password(), "new password number " + i));
        int winner = answers.get(0).status() == 200 ? 0 : 1;
        answers.get(winner).expect(200);
        // The loser verified a password that is no longer the current one, or lost its session before that.
        int lost = answers.get(1 - winner).status();
        assertTrue(lost == 400 || lost == 401, answers::toString);
        system.browser().signIn(ann.email(), "new password number " + winner).expect(200);
        system.browser()
                .signIn(ann.email(), "new password number " + (1 - winner))
                .expect(401);
    }
}
