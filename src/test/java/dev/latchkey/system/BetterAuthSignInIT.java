package dev.latchkey.system;

import static dev.latchkey.system.LatchkeySystem.PASSWORD;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code sign-up/email}, {@code sign-in/email}, {@code sign-out} and what S5 asks of sessions. */
@OnBothDatabases
class BetterAuthSignInIT {
    private static final String SIGN_UP = "/api/auth/sign-up/email";
    private static final String SIGN_IN = "/api/auth/sign-in/email";
    private static final String TIME = "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z";

    private final LatchkeySystem system;
    private final Database database;

    BetterAuthSignInIT(Database database) {
        this.database = database;
        system = LatchkeySystem.on(database);
    }

    private static Map<String, Object> account(String email) {
        return new HashMap<>(Map.of("email", email, "password", PASSWORD, "name", "Ann Ade"));
    }

    private Answer signUp(Browser browser, String email) {
        return browser.post(SIGN_UP, account(email)).expect(200);
    }

    @Test
    void c_01_s1_21_to_s1_28_s2_13_to_s2_17_s5_18_to_s5_20_a_sign_up_answers_the_union_of_all_families() {
        Browser browser = system.browser();
        String email = system.newEmail();
        Answer answer = signUp(browser, email);
        answer.expectMembers("", "redirect", "token", "user", "session")
                .expectMembers(
                        "/user",
                        "id",
                        "name",
                        "email",
                        "emailVerified",
                        "image",
                        "createdAt",
                        "updatedAt",
                        "orgId",
                        "role")
                .expectMembers(
                        "/session",
                        "id",
                        "userId",
                        "token",
                        "expiresAt",
                        "createdAt",
                        "updatedAt",
                        "ipAddress",
                        "userAgent",
                        "activeOrganizationId",
                        "activeTeamId",
                        "impersonatedBy")
                .expectFalse("/redirect")
                .expectText("/user/email", email)
                .expectText("/user/name", "Ann Ade")
                .expectNull("/user/image")
                .expectText("/session/userId", answer.text("/user/id"))
                .expectText("/token", browser.token())
                .expectText("/session/token", browser.token())
                .expectHeader("set-auth-token", browser.token());
        assertTrue(answer.text("/user/createdAt").matches(TIME), answer::toString);
        assertTrue(answer.text("/session/expiresAt").matches(TIME), answer::toString);
        Instant created = Instant.parse(answer.text("/session/createdAt"));
        assertEquals(Duration.ofDays(7), Duration.between(created, Instant.parse(answer.text("/session/expiresAt"))));
    }

    @Test
    void s5_01_s5_02_s5_16_s5_21_c_19_a_sign_up_makes_a_tenant_of_that_name_with_its_owner() {
        Browser browser = system.browser();
        Map<String, Object> body = account(system.newEmail());
        body.put("org_name", "Analytical Engines");
        Answer answer = browser.post(SIGN_UP, body).expect(200).expectText("/user/role", "org_owner");
        answer.expectText("/session/activeOrganizationId", answer.text("/user/orgId"));
        browser.me().expectText("/tenants/0/name", "Analytical Engines").expectText("/tenants/0/role", "owner");
    }

    @Test
    void s1_20_s5_15_c_19_without_a_name_the_tenant_has_the_users() {
        Browser browser = system.browser();
        signUp(browser, system.newEmail());
        browser.me().expectSize("/tenants", 1).expectText("/tenants/0/name", "Ann Ade's organization");
    }

    @Test
    void c_12_a_taken_address_is_422_here_and_409_there_in_any_letter_case() {
        Person ann = system.person();
        for (String email : List.of(ann.email(), ann.email().toUpperCase(java.util.Locale.ROOT))) {
            Answer answer = system.browser().post(SIGN_UP, account(email));
            answer.expectError(422, "USER_ALREADY_EXISTS_USE_ANOTHER_EMAIL");
            assertTrue(answer.setCookie("auth_token").isEmpty(), answer::toString);
        }
        system.browser().register(ann.email(), PASSWORD).expectError(409, "USER_ALREADY_EXISTS_USE_ANOTHER_EMAIL");
    }

    @Test
    void c_12_c_13_with_verification_required_new_and_known_addresses_get_the_same_answer() {
        LatchkeySystem strict = LatchkeySystem.on(database, Settings.VERIFICATION_REQUIRED);
        String email = strict.newEmail();
        Browser browser = strict.browser();
        Answer fresh = browser.post(SIGN_UP, account(email)).expect(200);
        fresh.expectNull("/token").expectNull("/session").expectNull("/user/orgId");
        Answer known = strict.browser().post(SIGN_UP, account(email)).expect(200);
        known.expectNull("/token").expectNull("/session").expectText("/user/email", email);
        assertTrue(browser.cookie().isEmpty());
        assertNotEquals(fresh.text("/user/id"), known.text("/user/id"));
        assertEquals(1, strict.count("select count(*) from users where email = ?", email));
        strict.browser()
                .post(SIGN_IN, Map.of("email", email, "password", PASSWORD))
                .expectError(403, "EMAIL_NOT_VERIFIED");
    }

    @Test
    void s2_12_c_09_seven_characters_are_too_few_here() {
        Map<String, Object> body = account(system.newEmail());
        body.put("password", "kz4x7wq");
        system.browser().post(SIGN_UP, body).expectError(400, "PASSWORD_TOO_SHORT");
    }

    @ParameterizedTest
    @ValueSource(strings = {"securepassword", "s3cureP@ssw0rd"})
    void s1_31_s5_17_the_passwords_of_the_seeds_are_taken(String password) {
        Map<String, Object> body = account(system.newEmail());
        body.put("password", password);
        system.browser().post(SIGN_UP, body).expect(200);
    }

    @Test
    void s2_08_to_s2_10_s5_12_to_s5_14_the_wrong_member_is_named() {
        for (String member : List.of("name", "email", "password")) {
            Map<String, Object> body = account(system.newEmail());
            body.remove(member);
            Answer answer = system.browser().post(SIGN_UP, body).expectError(400, "VALIDATION_ERROR");
            assertTrue(answer.at("/fields").has(member), answer::toString);
        }
        Map<String, Object> body = account("no-address");
        Answer answer = system.browser().post(SIGN_UP, body).expectError(400, "VALIDATION_ERROR");
        assertTrue(answer.at("/fields").has("email"), answer::toString);
    }

    @Test
    void promise_15_a_sign_up_sets_nothing_that_is_not_asked_for() {
        String email = system.newEmail();
        Map<String, Object> body = account(email);
        body.putAll(Map.of("role", "admin", "id", "usr_mine", "emailVerified", true, "plan", "PRO"));
        Answer answer = system.browser().post(SIGN_UP, body).expect(200).expectFalse("/user/emailVerified");
        assertNotEquals("usr_mine", answer.text("/user/id"));
        assertEquals("user", system.text("select role from users where email = ?", email));
    }

    @Test
    void s2_23_s2_24_s5_03_s5_23_s5_25_a_sign_in_answers_token_user_and_session_and_a_new_one_each_time() {
        Person ann = system.person();
        Map<String, Object> body = Map.of("email", ann.email(), "password", ann.password());
        Browser browser = system.browser();
        Answer first = browser.post(SIGN_IN, body).expect(200);
        first.expectMembers("", "redirect", "token", "user", "session")
                .expectText("/user/id", ann.id())
                .expectText("/token", browser.token())
                .expectNull("/user/orgId")
                .expectNull("/user/role");
        Answer second = system.browser().post(SIGN_IN, body).expect(200);
        assertNotEquals(first.text("/session/id"), second.text("/session/id"));
        system.program(first.text("/token")).me().expect(200);
    }

    @Test
    void promise_12_a_wrong_password_and_an_unknown_address_are_told_alike() {
        Person ann = system.person();
        Answer wrong = system.browser()
                .post(SIGN_IN, Map.of("email", ann.email(), "password", "not the password"))
                .expectError(401, "INVALID_EMAIL_OR_PASSWORD");
        Answer unknown = system.browser()
                .post(SIGN_IN, Map.of("email", system.newEmail(), "password", "not the password"))
                .expectError(401, "INVALID_EMAIL_OR_PASSWORD");
        assertEquals(wrong.text("/message"), unknown.text("/message"));
        system.browser()
                .post(SIGN_IN, Map.of("email", "nope", "password", PASSWORD))
                .expectError(400, "INVALID_EMAIL");
    }

    @Test
    void c_30_both_families_count_into_one_lock() {
        Person ann = system.person();
        for (int i = 0; i < 5; i++) {
            system.browser().post(SIGN_IN, Map.of("email", ann.email(), "password", "wrong" + i));
            system.browser().signIn(ann.email(), "wrong again" + i);
        }
        system.browser()
                .post(SIGN_IN, Map.of("email", ann.email(), "password", ann.password()))
                .expectError(403, "ACCOUNT_LOCKED");
    }

    @Test
    void c_03_c_07_without_remember_me_the_cookie_ends_with_the_browser() {
        Person ann = system.person();
        Map<String, Object> body = Map.of("email", ann.email(), "password", ann.password(), "rememberMe", false);
        Answer answer = system.browser().post(SIGN_IN, body).expect(200);
        assertEquals(
                List.of("path=/", "httponly", "samesite=lax"),
                answer.setCookie("auth_token").orElseThrow().attributes());
        Map<String, Object> account = account(system.newEmail());
        account.put("rememberMe", false);
        Answer signedUp = system.browser().post(SIGN_UP, account).expect(200);
        assertEquals(
                List.of("path=/", "httponly", "samesite=lax"),
                signedUp.setCookie("auth_token").orElseThrow().attributes());
    }

    @Test
    void c_32_a_callback_is_told_back_if_it_is_ours() {
        Person ann = system.person();
        Map<String, Object> body = new HashMap<>(Map.of("email", ann.email(), "password", ann.password()));
        body.put("callbackURL", "/a/b?c=d");
        system.browser()
                .post(SIGN_IN, body)
                .expect(200)
                .expectTrue("/redirect")
                .expectText("/url", "/a/b?c=d")
                .expectHeader("location", "/a/b?c=d");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.example/x",
                "//evil.example",
                "/\\evil.example",
                "javascript:alert(1)",
                "/a/../b",
                "http://localhost@evil.example/",
                "/%2f%2fevil.example",
                "x"
            })
    void c_32_a_callback_elsewhere_is_403_before_anything_happens(String callback) {
        Person ann = system.person();
        long before = system.count("select count(*) from sessions where user_id = ?", ann.id());
        Map<String, Object> body = Map.of("email", ann.email(), "password", ann.password(), "callbackURL", callback);
        system.browser().post(SIGN_IN, body).expectError(403, "INVALID_CALLBACK_URL");
        assertEquals(before, system.count("select count(*) from sessions where user_id = ?", ann.id()));
        String email = system.newEmail();
        Map<String, Object> account = account(email);
        account.put("callbackURL", callback);
        system.browser().post(SIGN_UP, account).expectError(403, "INVALID_CALLBACK_URL");
        assertEquals(0, system.count("select count(*) from users where email = ?", email));
    }

    @Test
    void s1_34_s1_35_s2_25_s2_30_c_33_sign_out_ends_the_session_and_without_one_says_the_same() {
        Person ann = system.person();
        Browser copy = ann.browser().copy();
        Answer answer = ann.browser().post("/api/auth/sign-out").expect(200).expectMembers("", "success");
        assertTrue(answer.setCookie("auth_token").orElseThrow().removes(), answer::toString);
        copy.me().expect(401);
        system.browser().post("/api/auth/sign-out", Map.of()).expect(200).expectTrue("/success");
    }

    @Test
    void c_12_sign_ups_with_one_address_at_once_make_one_account() {
        String email = system.newEmail();
        List<Answer> answers = Crowd.atOnce(8, i -> system.browser().post(SIGN_UP, account(email)));
        assertEquals(
                1, answers.stream().filter(answer -> answer.status() == 200).count());
        assertEquals(
                7, answers.stream().filter(answer -> answer.status() == 422).count());
        assertEquals(1, system.count("select count(*) from users where email = ?", email));
    }
}
