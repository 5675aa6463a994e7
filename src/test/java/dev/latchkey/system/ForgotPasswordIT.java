package dev.latchkey.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** {@code POST /api/auth/forgot-password}. */
@OnBothDatabases
class ForgotPasswordIT {
    private static final String SENTENCE =
            "If an account exists with this email, you will receive a reset link shortly.";

    private final LatchkeySystem system;

    ForgotPasswordIT(Database database) {
        system = LatchkeySystem.on(database);
    }

    @Test
    void s4_64_to_s4_67_it_answers_with_the_exact_sentence() {
        Person ann = system.person();
        system.browser()
                .forgotPassword(ann.email())
                .expect(200)
                .expectMembers("", "message")
                .expectText("/message", SENTENCE);
    }

    @Test
    void s4_68_an_unknown_address_gets_the_same_answer_and_no_mail() {
        Person ann = system.person();
        String nobody = system.newEmail();
        Answer unknown = system.browser().forgotPassword(nobody).expect(200);
        Answer known = system.browser().forgotPassword(ann.email()).expect(200);
        assertEquals(known.body(), unknown.body());
        assertEquals(known.headers().map().keySet(), unknown.headers().map().keySet());
        assertEquals(0, system.count("select count(*) from mail_outbox where recipient = ?", nobody));
        assertEquals(
                1,
                system.count(
                        "select count(*) from mail_outbox where recipient = ? and type = 'reset-password'",
                        ann.email()));
    }

    @Test
    void s4_69_the_mail_has_a_link_to_the_base_url() {
        Person ann = system.person();
        system.browser().forgotPassword(ann.email()).expect(200);
        Mails.Mail mail = ann.mailbox().await("reset-password");
        assertEquals(ann.email(), mail.to());
        assertTrue(mail.link().startsWith(system.origin() + "/reset-password?token="), mail.link());
        assertTrue(mail.html().contains(mail.token()), mail.html());
    }

    @Test
    void s4_69_an_address_in_another_case_is_the_same_account() {
        Person ann = system.person();
        system.browser().forgotPassword(ann.email().replace("ann", "ANN")).expect(200);
        assertEquals(ann.email(), ann.mailbox().await("reset-password").to());
    }

    @Test
    void c_32_no_header_of_the_request_gets_into_the_link() {
        Person ann = system.person();
        system.browser()
                .call("POST", "/api/auth/forgot-password")
                .header("Host", "evil.example")
                .header("X-Forwarded-Host", "evil.example")
                .header("X-Forwarded-Proto", "https")
                .header("Forwarded", "host=evil.example;proto=https")
                .json(Map.of("email", ann.email()))
                .send()
                .expect(200);
        Mails.Mail mail = ann.mailbox().await("reset-password");
        assertFalse((mail.text() + mail.html()).contains("evil.example"), mail.text());
        assertTrue(mail.link().startsWith(system.origin() + "/"), mail.link());
    }

    @Test
    void c_15_the_link_lives_an_hour_and_its_token_is_stored_as_a_hash() {
        Person ann = system.person();
        String token = ann.resetToken(1);
        String where = " from verifications where user_id = ? and purpose = 'RESET_PASSWORD'";
        Duration life = Duration.between(
                system.time("select created_at" + where, ann.id()), system.time("select expires_at" + where, ann.id()));
        assertEquals(Duration.ofHours(1), life);
        String hash = system.text("select token_hash" + where, ann.id());
        assertTrue(hash.matches("[0-9a-f]{64}") && !hash.contains(token), hash);
    }
}
