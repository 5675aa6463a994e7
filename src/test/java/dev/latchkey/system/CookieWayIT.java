package dev.latchkey.system;

import static dev.latchkey.system.LatchkeySystem.PASSWORD;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The way of a browser from sign-up to sign-out, with nothing but its cookie and the row behind it. */
@OnBothDatabases
class CookieWayIT {
    private static final String SIGN_UP = "/api/auth/sign-up/email";
    private static final String SIGN_IN = "/api/auth/sign-in/email";
    private static final String HASH = "select token_hash from sessions where id = ?";

    private final LatchkeySystem system;
    private final Database database;

    CookieWayIT(Database database) {
        this.database = database;
        system = LatchkeySystem.on(database);
    }

    private static Map<String, Object> account(String email, String password) {
        return Map.of("email", email, "password", password, "name", "Ann Ade");
    }

    @Test
    void s1_17_to_s1_19_s2_06_s2_07_s2_11_s2_19_s5_11_one_after_another_signs_up_with_eight_characters() {
        for (String email : List.of(system.newEmail(), system.newEmail())) {
            String id = system.browser()
                    .post(SIGN_UP, account(email, "kz4x7wq8"))
                    .expect(200)
                    .text("/user/id");
            assertEquals(id, system.text("select id from users where email = ?", email));
            assertEquals(1, system.count("select count(*) from members where user_id = ? and role = 'OWNER'", id));
        }
    }

    @Test
    void s1_07_to_s1_12_s1_32_s2_20_to_s2_22_a_sign_in_writes_a_row_and_sets_its_cookie_for_every_path() {
        Person ann = system.person();
        String rows = "select count(*) from sessions where user_id = ?";
        long before = system.count(rows, ann.id());
        Answer wrong = system.browser()
                .post(SIGN_IN, Map.of("email", ann.email(), "password", "not the password"))
                .expectError(401, "INVALID_EMAIL_OR_PASSWORD");
        assertTrue(wrong.setCookie("auth_token").isEmpty(), wrong::toString);
        assertEquals(before, system.count(rows, ann.id()));
        Answer right = system.browser()
                .post(SIGN_IN, Map.of("email", ann.email(), "password", ann.password()))
                .expect(200);
        assertEquals(before + 1, system.count(rows, ann.id()));
        Answer.SetCookie cookie = right.setCookie("auth_token").orElseThrow();
        assertTrue(cookie.attributes().containsAll(List.of("path=/", "httponly", "samesite=lax")), right::toString);
        assertEquals(ann.id(), system.text("select user_id from sessions where id = ?", right.text("/session/id")));
        right.expectNowhere(system.text(HASH, right.text("/session/id")));
    }

    @Test
    void s2_21_s5_24_a_sign_in_wants_both_and_names_what_is_missing() {
        for (String member : List.of("email", "password")) {
            Map<String, Object> body = new HashMap<>(Map.of("email", system.newEmail(), "password", PASSWORD));
            body.remove(member);
            Answer answer = system.browser().post(SIGN_IN, body).expectError(400, "VALIDATION_ERROR");
            assertTrue(answer.at("/fields").has(member), answer::toString);
        }
    }

    @Test
    void s1_02_to_s1_05_s1_13_s1_15_s2_03_s5_07_the_cookie_alone_opens_what_is_ones_own() {
        Browser ann = system.browser();
        String id = ann.post(SIGN_UP, account(system.newEmail(), PASSWORD))
                .expect(200)
                .text("/user/orgId");
        Browser bob = system.browser();
        bob.post(SIGN_UP, account(system.newEmail(), PASSWORD)).expect(200);
        Answer own = system.browser()
                .call("GET", "/api/tenants")
                .header("Cookie", "auth_token=" + ann.token())
                .without("Origin")
                .send()
                .expect(200)
                .expectSize("/tenants", 1);
        own.expectText("/tenants/0/id", id);
        bob.get("/api/tenants").expect(200).expectSize("/tenants", 1).expectNowhere(id);
        ann.post("/api/auth/sign-out").expect(200);
        ann.get("/api/tenants").expectError(401, "UNAUTHORIZED");
        bob.get("/api/tenants").expect(200);
    }

    @Test
    void s2_26_to_s2_29_a_sign_out_needs_no_body_and_a_stranger_s_ends_nothing() {
        Person ann = system.person();
        for (Client stranger : List.of(system.browser(), system.browser().withCookie("lk_sess_dead"))) {
            stranger.post("/api/auth/sign-out").expect(200).expectTrue("/success");
        }
        ann.browser().me().expect(200);
        Browser copy = ann.browser().copy();
        Answer answer = ann.browser()
                .call("POST", "/api/auth/sign-out")
                .without("Content-Type")
                .send()
                .expect(200);
        assertTrue(answer.setCookie("auth_token").orElseThrow().removes(), answer::toString);
        copy.me().expect(401);
    }

    @Test
    void s5_06_s5_09_s5_10_s5_51_the_cookie_is_secure_on_https_and_tokens_may_begin_with_el_sess() {
        LatchkeySystem https = LatchkeySystem.on(database, Settings.UNUSUAL);
        Person ann = https.person();
        Browser browser = https.browser();
        Answer entry = browser.post(SIGN_IN, Map.of("email", ann.email(), "password", ann.password()))
                .expect(200);
        assertTrue(
                entry.setCookie(https.cookieName())
                        .orElseThrow()
                        .attributes()
                        .containsAll(List.of("secure", "httponly")),
                entry::toString);
        String form = "el_sess_[0-9A-Za-z]{40,}";
        assertTrue(entry.text("/token").matches(form), entry::toString);
        Answer refreshed = browser.post("/api/auth/session/refresh").expect(200);
        assertTrue(refreshed.text("/token").matches(form), refreshed::toString);
        https.program(refreshed.text("/token")).me().expect(200);
    }
}
