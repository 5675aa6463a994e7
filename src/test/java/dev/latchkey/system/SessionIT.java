package dev.latchkey.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a session is, how it is carried, and when it ends. */
@OnBothDatabases
class SessionIT {
    private static final String LOGIN = "/api/auth/login";
    private static final String COOKIE = "auth_token";

    private final LatchkeySystem system;
    private final Database database;

    SessionIT(Database database) {
        this.database = database;
        this.system = LatchkeySystem.on(database);
    }

    @Test
    void c_03_s1_41_s2_04_the_cookie_is_http_only_lax_host_only_and_lives_seven_days() {
        Person ann = system.person();
        Answer answer = system.browser().signIn(ann.email(), ann.password());
        Answer.SetCookie cookie = answer.setCookie(COOKIE).orElseThrow();
        assertEquals(
                List.of("httponly", "max-age=604800", "path=/", "samesite=lax"),
                cookie.attributes().stream().sorted().toList());
    }

    @Test
    void c_03_s1_06_s2_45_on_https_it_is_secure_and_may_have_another_name() {
        LatchkeySystem https = LatchkeySystem.on(database, Settings.UNUSUAL);
        Person ann = https.person();
        Browser browser = https.browser();
        Answer answer = browser.signIn(ann.email(), ann.password()).expect(200);
        Answer.SetCookie cookie = answer.setCookie("__Host-auth_token").orElseThrow();
        assertEquals(
                List.of("httponly", "max-age=604800", "path=/", "samesite=lax", "secure"),
                cookie.attributes().stream().sorted().toList());
        assertTrue(answer.setCookie(COOKIE).isEmpty(), answer::toString);
        browser.me().expect(200);
        https.browser()
                .call("GET", "/api/auth/me")
                .header("Cookie", COOKIE + "=" + cookie.value())
                .send()
                .expect(401);
    }

    @Test
    void c_05_a_token_has_a_prefix_and_256_bits_and_only_its_hash_is_stored() {
        Person ann = system.person();
        String token = ann.browser().token();
        assertTrue(token.matches("lk_sess_[0-9A-Za-z]{43}"), token);
        String hash = system.text("select token_hash from sessions where user_id = ?", ann.id());
        assertTrue(hash.matches("[0-9a-f]{64}"), hash);
        LatchkeySystem other = LatchkeySystem.on(database, Settings.UNUSUAL);
        Person bob = other.person();
        Browser browser = other.browser();
        browser.signIn(bob.email(), bob.password()).expect(200);
        assertTrue(browser.token().matches("el_sess_[0-9A-Za-z]{43}"), browser.token());
    }

    @Test
    void c_07_without_remember_me_the_cookie_ends_with_the_browser_and_the_session_after_a_day() {
        Person ann = system.person();
        Browser browser = system.browser();
        Answer answer = browser.post(
                        LOGIN, Map.of("email", ann.email(), "password", ann.password(), "rememberMe", false))
                .expect(200);
        List<String> attributes = answer.setCookie(COOKIE).orElseThrow().attributes();
        assertFalse(
                attributes.toString().contains("max-age")
                        || attributes.toString().contains("expires"),
                answer::toString);
        assertEquals(Duration.ofDays(1), life("user_id = ? and remembered = false", ann.id()));
        assertEquals(Duration.ofDays(7), life("user_id = ? and remembered = true", ann.id()));
    }

    private Duration life(String where, String parameter) {
        return Duration.between(
                system.time("select created_at from sessions where " + where, parameter),
                system.time("select expires_at from sessions where " + where, parameter));
    }

    @Test
    void c_02_the_token_works_as_a_bearer_too() {
        Person ann = system.person();
        ann.program().me().expect(200).expectText("/user/id", ann.id());
        system.local("GET", "/api/auth/me")
                .header("Authorization", "bearer " + ann.browser().token())
                .send()
                .expect(200);
    }

    @Test
    void c_04_a_bearer_goes_before_the_cookie() {
        Person ann = system.person();
        Person bob = system.person();
        ann.browser()
                .call("GET", "/api/auth/me")
                .header("Authorization", "Bearer " + bob.browser().token())
                .send()
                .expect(200)
                .expectText("/user/id", bob.id());
    }

    @Test
    void c_04_an_invalid_bearer_is_401_everywhere_whatever_the_cookie_says() {
        Person ann = system.person();
        List<String> wrong = List.of(
                "Bearer lk_sess_0000000000000000000000000000000000000000000",
                "Bearer ",
                "Bearer",
                "Bearer x y",
                "Basic YW5uOmFubg==",
                ann.browser().token(),
                "");
        for (String credential : wrong) {
            ann.browser()
                    .call("GET", "/api/auth/me")
                    .header("Authorization", credential)
                    .send()
                    .expectError(401, "INVALID_TOKEN")
                    .expectHeader("www-authenticate", "Bearer");
            system.browser()
                    .call("POST", LOGIN)
                    .header("Authorization", credential)
                    .json(Map.of("email", ann.email(), "password", ann.password()))
                    .send()
                    .expectError(401, "INVALID_TOKEN");
        }
    }

    @Test
    void c_04_an_invalid_cookie_means_signed_out() {
        Person ann = system.person();
        for (String value : List.of("x", "lk_sess_unknown", ann.browser().token() + "x", "")) {
            Browser stranger = system.browser().withCookie(value);
            stranger.me().expectError(401, "UNAUTHORIZED");
            stranger.signIn(ann.email(), ann.password()).expect(200);
        }
    }

    @Test
    void c_07_a_session_used_after_a_day_moves_forward_with_its_cookie() {
        Person ann = system.person();
        age(ann, Duration.ofHours(25), Duration.ofDays(6));
        Answer answer = ann.browser().me().expect(200);
        assertEquals(
                ann.browser().token(), answer.setCookie(COOKIE).orElseThrow().value());
        assertTrue(answer.setCookie(COOKIE).orElseThrow().attributes().contains("max-age=604800"), answer::toString);
        Duration left = Duration.between(Instant.now(), expiry(ann));
        assertTrue(
                left.compareTo(Duration.ofDays(7).minusMinutes(1)) > 0 && left.compareTo(Duration.ofDays(7)) <= 0,
                left::toString);
        assertTrue(ann.browser().me().setCookie(COOKIE).isEmpty(), "once is enough");
    }

    @Test
    void c_07_a_session_used_within_a_day_stays_as_it_is() {
        Person ann = system.person();
        age(ann, Duration.ofHours(23), Duration.ofDays(6));
        Instant before = expiry(ann);
        Answer answer = ann.browser().me().expect(200);
        assertTrue(answer.setCookie(COOKIE).isEmpty(), answer::toString);
        assertEquals(before, expiry(ann));
    }

    @Test
    void c_07_a_bearer_moves_the_session_forward_too() {
        Person ann = system.person();
        age(ann, Duration.ofHours(25), Duration.ofDays(1));
        ann.program().me().expect(200);
        assertTrue(Duration.between(Instant.now(), expiry(ann)).toDays() >= 6);
    }

    @Test
    void c_07_a_session_of_one_day_is_never_moved_forward() {
        Person ann = system.person();
        system.change("update sessions set remembered = false where user_id = ?", ann.id());
        age(ann, Duration.ofHours(25), Duration.ofMinutes(10));
        Instant before = expiry(ann);
        ann.browser().me().expect(200);
        assertEquals(before, expiry(ann));
    }

    @Test
    void c_07_a_session_that_is_over_is_none() {
        Person ann = system.person();
        age(ann, Duration.ofDays(7), Duration.ofSeconds(-1));
        ann.program().me().expectError(401, "INVALID_TOKEN");
        ann.browser().me().expectError(401, "UNAUTHORIZED");
    }

    @Test
    void s1_44_deleting_the_row_signs_out_at_once() {
        Person ann = system.person();
        ann.browser().me().expect(200);
        system.change("delete from sessions where user_id = ?", ann.id());
        ann.browser().me().expectError(401, "UNAUTHORIZED");
    }

    @Test
    void s3_56_s3_57_s3_58_c_08_the_sixth_sign_in_succeeds_and_ends_the_oldest() {
        Person ann = system.person();
        List<Browser> browsers = new ArrayList<>(List.of(ann.browser()));
        for (int i = 0; i < 5; i++) {
            browsers.add(ann.anotherBrowser());
        }
        browsers.get(0).me().expect(401);
        browsers.subList(1, 6).forEach(browser -> browser.me().expect(200));
    }

    @Test
    void c_08_a_session_that_is_over_does_not_count() {
        Person ann = system.person();
        List<Browser> live = new ArrayList<>();
        age(ann, Duration.ofDays(8), Duration.ofSeconds(-1));
        for (int i = 0; i < 5; i++) {
            live.add(ann.anotherBrowser());
        }
        live.forEach(browser -> browser.me().expect(200));
    }

    @Test
    void c_08_sign_ins_at_the_same_time_cannot_exceed_five() {
        Person ann = system.person();
        List<Browser> browsers = Crowd.atOnce(12, i -> ann.anotherBrowser());
        assertEquals(5, system.count("select count(*) from sessions where user_id = ?", ann.id()));
        assertEquals(
                5,
                browsers.stream()
                        .filter(browser -> browser.me().status() == 200)
                        .count());
    }

    @Test
    void c_08_zero_means_unlimited() {
        LatchkeySystem unlimited = LatchkeySystem.on(database, Settings.UNUSUAL);
        Person ann = unlimited.person();
        List<Browser> browsers = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            browsers.add(ann.anotherBrowser());
        }
        browsers.forEach(browser -> browser.me().expect(200));
    }

    private Instant expiry(Person person) {
        return system.time("select expires_at from sessions where user_id = ?", person.id());
    }

    private void age(Person person, Duration age, Duration left) {
        Instant now = Instant.now();
        system.change(
                "update sessions set created_at = ?, updated_at = ?, expires_at = ? where user_id = ?",
                now.minus(age),
                now.minus(age),
                now.plus(left),
                person.id());
    }
}
