package dev.latchkey.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The mailed links of the Better Auth family: proof of an address, another address, a forgotten password. */
@OnBothDatabases
class BetterAuthMailIT {
    private static final String AUTH = "/api/auth/";
    private static final String VERIFY = AUTH + "verify-email?token=";

    private final LatchkeySystem system;

    BetterAuthMailIT(Database database) {
        system = LatchkeySystem.on(database);
    }

    private Person signedUp(@Nullable String callback) {
        Browser browser = system.browser();
        String email = system.newEmail();
        Map<String, Object> body =
                new HashMap<>(Map.of("email", email, "password", LatchkeySystem.PASSWORD, "name", "Ann"));
        if (callback != null) {
            body.put("callbackURL", callback);
        }
        String id = browser.post(AUTH + "sign-up/email", body).expect(200).text("/user/id");
        return new Person(id, email, LatchkeySystem.PASSWORD, browser);
    }

    private String path(Mails.Mail mail) {
        assertTrue(mail.link().startsWith(system.origin() + "/api/auth/"), mail.link());
        return mail.link().substring(system.origin().length());
    }

    @Test
    void c_13_s3_15_a_sign_up_here_mails_a_link_that_verifies_and_leads_on() {
        Person ann = signedUp("/welcome");
        String link = path(ann.mailbox().await("verify-email"));
        system.browser().get(link).expect(302).expectHeader("location", "/welcome");
        ann.browser().me().expectTrue("/user/emailVerified");
        system.browser().get(link).expect(302).expectHeader("location", "/welcome?error=INVALID_TOKEN");
    }

    @Test
    void s3_87_without_a_callback_it_answers_and_works_once() {
        Person ann = signedUp(null);
        String token = ann.mailbox().await("verify-email").token();
        system.browser().get(VERIFY + token).expect(200).expectTrue("/status").expectNull("/user");
        system.browser().get(VERIFY + token).expectError(401, "INVALID_TOKEN");
        system.browser().get(VERIFY + "bad").expectError(401, "INVALID_TOKEN");
        system.browser().get(AUTH + "verify-email").expectError(401, "INVALID_TOKEN");
        system.browser()
                .get(VERIFY + "bad&callbackURL=https%3A%2F%2Fevil.example")
                .expectError(403, "INVALID_CALLBACK_URL");
    }

    @Test
    void s3_73_somebody_signed_in_asks_only_for_himself() {
        Person ann = signedUp(null);
        String again = AUTH + "send-verification-email";
        ann.browser().post(again, Map.of("email", system.person().email())).expectError(400, "EMAIL_MISMATCH");
        ann.browser()
                .post(again, Map.of("email", ann.email(), "callbackURL", "/w"))
                .expect(200);
        system.browser()
                .get(path(ann.mailbox().await("verify-email", 2)))
                .expect(302)
                .expectHeader("location", "/w");
        ann.browser().post(again, Map.of("email", ann.email())).expectError(400, "EMAIL_ALREADY_VERIFIED");
    }

    @Test
    void an_unproved_address_is_changed_by_the_link_at_the_new_one_and_only_for_its_user() {
        Person ann = signedUp(null);
        String next = system.newEmail();
        ann.browser()
                .post(AUTH + "change-email", Map.of("newEmail", next))
                .expect(200)
                .expectTrue("/status");
        String token = system.mails().to(next).await("verify-email").token();
        system.browser().get(VERIFY + token).expectError(401, "INVALID_TOKEN");
        ann.browser()
                .get(VERIFY + token)
                .expect(200)
                .expectText("/user/email", next)
                .expectTrue("/user/emailVerified");
        ann.browser().get(VERIFY + token).expectError(401, "INVALID_TOKEN");
    }

    @Test
    void a_proved_address_confirms_first() {
        Person ann = signedUp(null).verified();
        String next = system.newEmail();
        ann.browser()
                .post(AUTH + "change-email", Map.of("newEmail", next, "callbackURL", "/done"))
                .expect(200);
        String approval = path(ann.mailbox().await("change-email"));
        assertEquals(0, system.count("select count(*) from mail_outbox where recipient = ?", next));
        system.browser().get(approval).expect(302).expectHeader("location", "/done");
        system.browser().get(approval).expectHeader("location", "/done?error=INVALID_TOKEN");
        ann.browser().get(path(system.mails().to(next).await("verify-email"))).expect(302);
        ann.browser().get(AUTH + "get-session").expectText("/user/email", next);
    }

    @Test
    void promise_12_a_taken_address_is_answered_like_a_free_one() {
        Person ann = signedUp(null);
        Person bob = system.person();
        ann.browser()
                .post(AUTH + "change-email", Map.of("newEmail", bob.email()))
                .expect(200)
                .expectTrue("/status");
        bob.mailbox().await("notice");
        ann.browser().get(AUTH + "get-session").expectText("/user/email", ann.email());
        ann.browser()
                .post(AUTH + "change-email", Map.of("newEmail", ann.email()))
                .expectError(400, "EMAIL_IS_THE_SAME");
        ann.browser().post(AUTH + "change-email", Map.of("newEmail", "nope")).expectError(400, "VALIDATION_ERROR");
    }

    @Test
    void c_15_c_32_a_reset_link_leads_to_where_it_was_asked_for() {
        Person ann = system.person();
        Map<String, Object> body = Map.of("email", ann.email(), "redirectTo", "/reset?x=1#top");
        Answer asked =
                system.browser().post(AUTH + "request-password-reset", body).expect(200);
        Answer unknown = system.browser()
                .post(AUTH + "request-password-reset", Map.of("email", system.newEmail(), "redirectTo", "/reset"))
                .expect(200);
        assertEquals(asked.body(), unknown.body());
        String link = path(ann.mailbox().await("reset-password"));
        Answer led = system.browser().get(link).expect(302);
        String token = link.replaceAll(".*/reset-password/([^?]+)\\?.*", "$1");
        led.expectHeader("location", system.origin() + "/reset?x=1&token=" + token + "#top");
        Map<String, Object> reset = Map.of("newPassword", "brand-new-pass-1", "token", token);
        system.browser().post(AUTH + "reset-password", reset).expect(200).expectTrue("/status");
        ann.browser().me().expect(401);
        system.browser()
                .get(link)
                .expect(302)
                .expectHeader("location", system.origin() + "/reset?x=1&error=INVALID_TOKEN#top");
    }

    @Test
    void c_32_no_link_leads_elsewhere() {
        Map<String, Object> body = Map.of("email", system.newEmail(), "redirectTo", "https://evil.example/x");
        system.browser().post(AUTH + "request-password-reset", body).expectError(403, "INVALID_CALLBACK_URL");
        system.browser()
                .get(AUTH + "reset-password/x?callbackURL=//evil.example")
                .expectError(403, "INVALID_CALLBACK_URL");
    }
}
