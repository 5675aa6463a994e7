package dev.latchkey.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.security.SecureRandom;
import java.util.Map;
import org.bouncycastle.crypto.generators.OpenBSDBCrypt;
import org.junit.jupiter.api.Test;

/** {@code POST /api/auth/login}. */
@OnBothDatabases
class LoginIT {
    private static final String LOGIN = "/api/auth/login";

    private final LatchkeySystem system;

    LoginIT(Database database) {
        system = LatchkeySystem.on(database);
    }

    @Test
    void s4_01_to_s4_06_it_returns_the_user() {
        Person ann = system.person();
        system.browser()
                .signIn(ann.email(), ann.password())
                .expect(200)
                .expectMembers("", "user", "tenants", "invites")
                .expectMembers("/user", "id", "email", "name", "emailVerified")
                .expectText("/user/id", ann.id())
                .expectText("/user/email", ann.email())
                .expectText("/user/name", "Ann Example")
                .expectSize("/tenants", 0)
                .expectSize("/invites", 0)
                .expectNowhere(ann.password());
    }

    @Test
    void s4_02_it_needs_no_session_and_no_origin() {
        Person ann = system.person();
        system.local("POST", LOGIN)
                .header("X-Forwarded-For", system.nextAddress())
                .json(Map.of("email", ann.email(), "password", ann.password()))
                .send()
                .expect(200);
    }

    @Test
    void s4_07_to_s4_10_it_returns_the_tenants_and_the_role_in_each() {
        Person ann = system.person();
        String id = ann.browser()
                .post("/api/tenants", Map.of("name", "Acme"))
                .expect(201)
                .text("/tenant/id");
        system.browser()
                .signIn(ann.email(), ann.password())
                .expect(200)
                .expectSize("/tenants", 1)
                .expectMembers("/tenants/0", "id", "name", "slug", "role", "plan")
                .expectText("/tenants/0/id", id)
                .expectText("/tenants/0/name", "Acme")
                .expectText("/tenants/0/role", "owner")
                .expectText("/tenants/0/plan", "free");
    }

    @Test
    void s4_11_it_returns_the_pending_invites() {
        Person ann = system.person();
        Person bob = system.person();
        String id = ann.browser()
                .post("/api/tenants", Map.of("name", "Acme"))
                .expect(201)
                .text("/tenant/id");
        ann.browser()
                .post("/api/tenants/" + id + "/invites", Map.of("email", bob.email(), "role", "member"))
                .expect(201);
        system.browser()
                .signIn(bob.email(), bob.password())
                .expectSize("/tenants", 0)
                .expectSize("/invites", 1)
                .expectMembers("/invites/0", "id", "tenantId", "tenantName", "role", "createdAt", "expiresAt")
                .expectText("/invites/0/tenantId", id)
                .expectText("/invites/0/tenantName", "Acme")
                .expectText("/invites/0/role", "member");
    }

    @Test
    void s4_12_it_sets_the_cookie_that_signs_in() {
        Person ann = system.person();
        Browser browser = system.browser();
        browser.signIn(ann.email(), ann.password()).expect(200);
        assertTrue(browser.token().startsWith("lk_sess_"), browser.token());
        browser.me().expect(200).expectText("/user/id", ann.id());
    }

    @Test
    void s4_12_asvs_7_2_4_a_session_from_before_the_sign_in_is_not_taken_over_and_ends() {
        Person ann = system.person();
        Person mallory = system.person();
        Browser victim = mallory.browser().copy();
        victim.signIn(ann.email(), ann.password()).expect(200);
        assertNotEquals(mallory.browser().token(), victim.token());
        victim.me().expect(200).expectText("/user/id", ann.id());
        mallory.browser().me().expect(401);
    }

    @Test
    void s3_71_s3_74_s4_13_bad_credentials_are_401_and_say_nothing_about_the_account() {
        Person ann = system.person();
        Answer wrong = system.browser()
                .signIn(ann.email(), "not the password")
                .expectError(401, "INVALID_EMAIL_OR_PASSWORD")
                .expectHeader("www-authenticate", "Bearer");
        Answer unknown = system.browser()
                .signIn(system.newEmail(), "not the password")
                .expectError(401, "INVALID_EMAIL_OR_PASSWORD");
        assertEquals(wrong.text("/message"), unknown.text("/message"));
        assertEquals(wrong.headers().map().keySet(), unknown.headers().map().keySet());
        assertTrue(wrong.setCookie("auth_token").isEmpty(), wrong::toString);
    }

    @Test
    void s4_13_a_failed_sign_in_leaves_the_session_that_was_there() {
        Person ann = system.person();
        ann.browser().signIn(ann.email(), "not the password").expect(401);
        ann.browser().me().expect(200);
    }

    @Test
    void s4_13_an_account_without_a_password_is_401() {
        Person ann = system.person();
        system.change("delete from accounts where user_id = ?", ann.id());
        system.browser().signIn(ann.email(), ann.password()).expectError(401, "INVALID_EMAIL_OR_PASSWORD");
    }

    @Test
    void s4_14_missing_fields_are_400() {
        Browser browser = system.browser();
        browser.post(LOGIN, Map.of("email", system.newEmail()))
                .expectError(400, "VALIDATION_ERROR")
                .at("/fields/password");
        browser.post(LOGIN, Map.of("password", "x"))
                .expectError(400, "VALIDATION_ERROR")
                .at("/fields/email");
    }

    @Test
    void c_09_a_password_is_compared_exactly() {
        Person ann = system.person(system.newEmail(), " Blank Before and After ");
        for (String near :
                new String[] {"Blank Before and After", " blank before and after ", " Blank Before and After"}) {
            system.browser().signIn(ann.email(), near).expect(401);
        }
        system.browser().signIn(ann.email(), ann.password()).expect(200);
    }

    @Test
    void c_10_a_hash_of_another_cost_signs_in_and_is_replaced() {
        Person ann = system.person();
        byte[] salt = new byte[16];
        new SecureRandom().nextBytes(salt);
        String imported = OpenBSDBCrypt.generate("2b", "imported password".toCharArray(), salt, 5);
        system.change("update accounts set password_hash = ? where user_id = ?", imported, ann.id());

        system.browser().signIn(ann.email(), ann.password()).expect(401);
        system.browser().signIn(ann.email(), "imported password").expect(200);
        String hash = system.text("select password_hash from accounts where user_id = ?", ann.id());
        assertTrue(hash.matches("\\$2[aby]\\$04\\$.*"), hash);
        system.browser().signIn(ann.email(), "imported password").expect(200);
    }

    @Test
    void a_banned_user_learns_it_only_with_the_right_password() {
        Person ann = system.person();
        system.change("update users set banned = true where id = ?", ann.id());
        ann.browser().me().expect(401);
        Browser browser = system.browser();
        browser.signIn(ann.email(), "not the password").expectError(401, "INVALID_EMAIL_OR_PASSWORD");
        browser.signIn(ann.email(), ann.password()).expectError(403, "BANNED_USER");
        assertTrue(browser.cookie().isEmpty());
    }
}
