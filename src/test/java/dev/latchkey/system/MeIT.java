package dev.latchkey.system;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** {@code GET /api/auth/me}. */
@OnBothDatabases
class MeIT {
    private final LatchkeySystem system;

    MeIT(Database database) {
        system = LatchkeySystem.on(database);
    }

    @Test
    void s4_21_s4_22_s4_23_the_cookie_tells_who_the_caller_is() {
        Person ann = system.person();
        ann.browser()
                .me()
                .expect(200)
                .expectMembers("", "user", "tenants", "invites")
                .expectMembers("/user", "id", "email", "name", "emailVerified")
                .expectText("/user/id", ann.id())
                .expectText("/user/email", ann.email())
                .expectText("/user/name", "Ann Example")
                .expectFalse("/user/emailVerified")
                .expectNowhere(ann.browser().token());
    }

    @Test
    void s4_24_s4_25_tenants_and_invites_are_those_of_login() {
        Person ann = system.person();
        Person bob = system.person();
        ann.browser().post("/api/tenants", Map.of("name", "Ann's")).expect(201);
        String bobs = bob.browser()
                .post("/api/tenants", Map.of("name", "Bob's"))
                .expect(201)
                .text("/tenant/id");
        bob.browser()
                .post("/api/tenants/" + bobs + "/invites", Map.of("email", ann.email(), "role", "admin"))
                .expect(201);
        Answer login = system.browser().signIn(ann.email(), ann.password());
        Answer me = ann.browser().me().expect(200).expectSize("/tenants", 1).expectSize("/invites", 1);
        assertEquals(login.json(), me.json());
    }

    @Test
    void s4_26_without_a_session_is_401() {
        system.browser().me().expectError(401, "UNAUTHORIZED").expectHeader("www-authenticate", "Bearer");
    }

    @Test
    void s4_79_the_answer_is_json_that_no_cache_keeps() {
        system.person()
                .browser()
                .me()
                .expectHeader("content-type", "application/json;charset=utf-8")
                .expectHeader("cache-control", "no-store")
                .expectHeader("x-content-type-options", "nosniff")
                .header("x-request-id");
    }

    /** Answers of the filter and of the resource behind it, which says the same when the media type needs a closer look. */
    @Test
    void s4_21_the_short_way_and_the_long_way_answer_alike() {
        Browser ann = system.person().browser();
        Answer shortWay = ann.me().expect(200);
        Answer longWay = ann.call("GET", "/api/auth/me")
                .header("Accept", "text/html;q=0.1, application/json")
                .send()
                .expect(200);
        assertEquals(longWay.body(), shortWay.body());
        assertEquals(steady(longWay), steady(shortWay));
    }

    @Test
    void s4_21_a_media_type_that_is_not_there_is_406() {
        system.person()
                .browser()
                .call("GET", "/api/auth/me")
                .header("Accept", "text/csv")
                .send()
                .expectError(406, "NOT_ACCEPTABLE");
    }

    @Test
    void c_04_a_wrong_bearer_beside_a_live_cookie_is_401_on_the_short_way_too() {
        system.person()
                .browser()
                .call("GET", "/api/auth/me")
                .header("Authorization", "Bearer lk_sess_wrong")
                .send()
                .expectError(401, "INVALID_TOKEN");
    }

    private static Map<String, List<String>> steady(Answer answer) {
        Map<String, List<String>> headers = new TreeMap<>(answer.headers().map());
        headers.keySet().removeAll(Set.of("x-request-id", "date", "x-ratelimit-remaining", "x-ratelimit-reset"));
        return headers;
    }
}
