package dev.latchkey.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** {@code POST /api/auth/register}. */
@OnBothDatabases
class RegisterIT {
    private static final String REGISTER = "/api/auth/register";

    private final LatchkeySystem system;
    private final Database database;

    RegisterIT(Database database) {
        this.database = database;
        this.system = LatchkeySystem.on(database);
    }

    @Test
    void s4_27_s4_29_s4_33_it_makes_an_account_and_returns_the_user() {
        String email = system.newEmail();
        Answer answer = system.browser()
                .register(email, LatchkeySystem.PASSWORD)
                .expect(200)
                .expectMembers("", "user")
                .expectMembers("/user", "id", "email", "name", "emailVerified")
                .expectText("/user/email", email)
                .expectText("/user/name", "Ann Example")
                .expectFalse("/user/emailVerified")
                .expectNowhere(LatchkeySystem.PASSWORD);
        assertTrue(answer.text("/user/id").matches("usr_[0-9a-z]{26}"), answer::toString);
    }

    @Test
    void s4_28_it_needs_no_session_and_no_origin() {
        system.local("POST", REGISTER)
                .header("X-Forwarded-For", system.nextAddress())
                .json(Map.of("email", system.newEmail(), "password", LatchkeySystem.PASSWORD))
                .send()
                .expect(200);
    }

    @Test
    void s4_34_it_signs_in() {
        Person ann = system.person();
        ann.browser().me().expect(200).expectText("/user/id", ann.id());
    }

    @Test
    void s4_34_asvs_7_2_4_who_was_signed_in_as_another_gets_a_session_of_his_own_and_the_old_one_ends() {
        Person ann = system.person();
        String annsToken = ann.browser().token();
        Browser shared = ann.browser().copy();
        shared.register(system.newEmail(), LatchkeySystem.PASSWORD).expect(200);
        assertNotEquals(annsToken, shared.token());
        shared.me().expect(200);
        ann.browser().me().expect(401);
    }

    @Test
    void s4_30_s4_31_six_characters_are_enough() {
        String email = system.newEmail();
        system.browser().register(email, "kzq4x7").expect(200);
        system.browser().signIn(email, "kzq4x7").expect(200);
    }

    @Test
    void s4_32_the_name_is_optional() {
        Browser ann = system.browser();
        ann.post(REGISTER, Map.of("email", system.newEmail(), "password", LatchkeySystem.PASSWORD))
                .expect(200)
                .expectNull("/user/name");
        ann.me().expect(200).expectNull("/user/name");
    }

    @Test
    void s4_35_c_12_a_taken_address_is_409_in_any_letter_case() {
        Person ann = system.person();
        for (String email : new String[] {ann.email(), ann.email().toUpperCase(java.util.Locale.ROOT)}) {
            Browser other = system.browser();
            other.register(email, "quite another password")
                    .expectError(409, "USER_ALREADY_EXISTS_USE_ANOTHER_EMAIL")
                    .expectNowhere(ann.id());
            assertTrue(other.cookie().isEmpty());
        }
        assertEquals(1, system.count("select count(*) from users where email = ?", ann.email()));
        system.browser().signIn(ann.email(), ann.password()).expect(200);
        system.browser().signIn(ann.email(), "quite another password").expect(401);
    }

    @Test
    void c_12_the_address_is_kept_in_lower_case_and_any_case_signs_in() {
        String email = system.newEmail();
        Person ann = system.person(email.replace("ann", "ANN").replace("org", "Org"), LatchkeySystem.PASSWORD);
        assertEquals(email, ann.email());
        system.browser().signIn(email, ann.password()).expect(200);
        system.browser()
                .signIn(email.toUpperCase(java.util.Locale.ROOT), ann.password())
                .expect(200);
    }

    @Test
    void c_19_it_makes_no_tenant() {
        system.person().browser().me().expectSize("/tenants", 0).expectSize("/invites", 0);
    }

    @Test
    void c_10_only_a_bcrypt_hash_is_kept() {
        Person ann = system.person();
        String hash = system.text("select password_hash from accounts where user_id = ?", ann.id());
        assertTrue(hash.matches("\\$2[aby]\\$04\\$[./A-Za-z0-9]{53}"), hash);
    }

    @Test
    void c_13_a_verification_mail_with_a_link_to_the_base_url_is_sent() {
        Person ann = system.person();
        Mails.Mail mail = ann.mailbox().await("verify-email");
        assertEquals(ann.email(), mail.to());
        assertTrue(mail.link().startsWith(system.origin() + "/verify-email?token="), mail.link());
        assertTrue(mail.html().contains(mail.token()), mail.html());
        assertTrue(mail.text().contains("Ann Example"), mail.text());
    }

    @Test
    void c_29_c_38_a_hidden_sign_up_answers_alike_for_a_known_address_and_tells_its_owner() {
        LatchkeySystem hidden = LatchkeySystem.on(database, Settings.UNUSUAL);
        String email = hidden.newEmail();
        Browser first = hidden.browser();
        Answer fresh = first.register(email, LatchkeySystem.PASSWORD).expect(200);
        Browser second = hidden.browser();
        Answer known = second.register(email, "quite another password").expect(200);

        assertTrue(first.cookie().isEmpty() && second.cookie().isEmpty(), "neither answer may open a session");
        assertEquals(shape(fresh), shape(known));
        assertNotEquals(fresh.text("/user/id"), known.text("/user/id"));
        hidden.mails().to(email).await("verify-email");
        assertFalse(hidden.mails().to(email).await("notice").subject().isBlank());
        hidden.browser().signIn(email, "quite another password").expect(401);
        hidden.browser().signIn(email, LatchkeySystem.PASSWORD).expect(200);
    }

    /** All that must not differ: what remains of the answer when its random parts are taken out. */
    private static String shape(Answer answer) {
        String body = answer.body().replaceAll("usr_[0-9a-z]{26}", "usr_…");
        return answer.status() + " " + answer.headers().map().keySet() + " " + body;
    }
}
