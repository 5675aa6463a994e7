package dev.latchkey.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** {@code get-session}, the list of sessions and their end, as Better Auth's client asks for them. */
@OnBothDatabases
class BetterAuthSessionIT {
    private static final String GET = "/api/auth/get-session";
    private static final String LIST = "/api/auth/list-sessions";
    private static final String REVOKE = "/api/auth/revoke-session";

    private final LatchkeySystem system;

    BetterAuthSessionIT(Database database) {
        system = LatchkeySystem.on(database);
    }

    private void age(Person person, Duration age) {
        Instant then = Instant.now().minus(age);
        system.change(
                "update sessions set created_at = ?, updated_at = ?, expires_at = ? where user_id = ?",
                then,
                then,
                then.plus(Duration.ofDays(7)),
                person.id());
    }

    @Test
    void s1_33_s2_31_s2_32_it_tells_session_and_user() {
        Person ann = system.person();
        Answer answer = ann.browser().get(GET).expect(200);
        answer.expectMembers("", "session", "user")
                .expectMembers(
                        "/user",
                        "id",
                        "name",
                        "email",
                        "emailVerified",
                        "image",
                        "createdAt",
                        "updatedAt",
                        "role",
                        "banned",
                        "banReason",
                        "banExpires")
                .expectFalse("/user/banned")
                .expectNull("/session/impersonatedBy")
                .expectText("/user/id", ann.id())
                .expectText("/user/role", "user")
                .expectText("/session/userId", ann.id())
                .expectText("/session/token", ann.browser().token())
                .expectNull("/session/activeOrganizationId")
                .expectHeader("cache-control", "no-store");
        assertTrue(answer.setCookie("auth_token").isEmpty(), answer::toString);
        assertTrue(answer.headers().firstValue("set-auth-jwt").isEmpty(), answer::toString);
        ann.program().get(GET).expect(200).expectText("/user/id", ann.id());
    }

    @Test
    void c_06_s2_34_s2_35_without_a_session_it_is_null_whatever_bearer_was_sent() {
        for (Answer answer : List.of(
                system.browser().get(GET),
                system.program("lk_sess_dead").get(GET),
                system.program("eyJhbGciOiJub25lIn0.e30.").get(GET))) {
            assertEquals("null", answer.expect(200).body());
            assertTrue(answer.header("content-type").startsWith("application/json"), answer::toString);
        }
    }

    @Test
    void c_04_a_dead_cookie_is_cleared() {
        Answer answer = system.browser().withCookie("lk_sess_dead").get(GET).expect(200);
        assertTrue(answer.setCookie("auth_token").orElseThrow().removes(), answer::toString);
    }

    @Test
    void c_07_s2_05_after_a_day_it_moves_the_session_forward_with_its_cookie() {
        Person ann = system.person();
        age(ann, Duration.ofDays(2));
        Answer answer = ann.browser().get(GET).expect(200);
        Instant end = Instant.parse(answer.text("/session/expiresAt"));
        assertTrue(end.isAfter(Instant.now().plus(Duration.ofDays(7)).minusSeconds(600)), answer::toString);
        assertTrue(answer.setCookie("auth_token").orElseThrow().attributes().contains("max-age=604800"));
        Answer again = ann.browser().get(GET).expectText("/session/expiresAt", answer.text("/session/expiresAt"));
        assertTrue(again.setCookie("auth_token").isEmpty(), again::toString);
    }

    @Test
    void c_07_with_disable_refresh_it_only_looks() {
        Person ann = system.person();
        age(ann, Duration.ofDays(2));
        Instant before = system.time("select expires_at from sessions where user_id = ?", ann.id());
        for (Client client : List.of(ann.browser(), ann.program())) {
            Answer answer = client.get(GET + "?x=1&disableRefresh=true").expect(200);
            assertTrue(answer.setCookie("auth_token").isEmpty(), answer::toString);
        }
        assertEquals(before, system.time("select expires_at from sessions where user_id = ?", ann.id()));
    }

    @Test
    void promise_1_a_session_that_is_over_or_deleted_is_null() {
        Person ann = system.person();
        age(ann, Duration.ofDays(8));
        assertEquals("null", ann.browser().get(GET).expect(200).body());
        Person bob = system.person();
        system.change("delete from sessions where user_id = ?", bob.id());
        assertEquals("null", bob.program().get(GET).expect(200).body());
    }

    @Test
    void c_37_a_list_shows_handles_that_end_sessions_and_open_nothing() {
        Person ann = system.person();
        Browser other = ann.anotherBrowser();
        Answer list = ann.browser().get(LIST).expect(200).expectSize("", 2);
        list.expectNowhere(ann.browser().token()).expectNowhere(other.token());
        String handle = list.text("/1/token");
        system.program(handle).me().expectError(401, "INVALID_TOKEN");
        system.browser().withCookie(handle).me().expect(401);
        ann.browser().post(REVOKE, Map.of("token", handle)).expect(200).expectTrue("/status");
        other.me().expect(401);
        ann.browser().me().expect(200);
    }

    @Test
    void c_37_the_raw_token_ends_a_session_too() {
        Person ann = system.person();
        Browser other = ann.anotherBrowser();
        ann.browser().post(REVOKE, Map.of("token", other.token())).expect(200);
        other.me().expect(401);
    }

    @Test
    void promise_4_nobody_ends_or_sees_the_sessions_of_another() {
        Person ann = system.person();
        Person eve = system.person();
        String handle = ann.browser().get(LIST).text("/0/token");
        for (String name : List.of(handle, ann.browser().token(), "%", "' or 1=1 --")) {
            eve.browser().post(REVOKE, Map.of("token", name)).expect(200).expectTrue("/status");
        }
        eve.browser().get(LIST).expectSize("", 1).expectNowhere(ann.id());
        eve.browser().post("/api/auth/revoke-sessions").expect(200);
        eve.browser().post("/api/auth/revoke-sessions").expect(401);
        ann.browser().me().expect(200);
    }

    @Test
    void a_list_wants_a_fresh_session() {
        Person ann = system.person();
        age(ann, Duration.ofDays(1).plusMinutes(1));
        ann.browser().get(LIST).expectError(403, "SESSION_NOT_FRESH");
        system.browser().get(LIST).expectError(401, "UNAUTHORIZED");
    }

    @Test
    void revoke_other_sessions_keeps_this_one_and_revoke_sessions_none() {
        Person ann = system.person();
        Browser second = ann.anotherBrowser();
        ann.browser().post("/api/auth/revoke-other-sessions").expect(200).expectTrue("/status");
        second.me().expect(401);
        Browser third = ann.anotherBrowser();
        Answer answer = third.post("/api/auth/revoke-sessions").expect(200).expectTrue("/status");
        assertTrue(answer.setCookie("auth_token").orElseThrow().removes(), answer::toString);
        ann.browser().me().expect(401);
    }

    @Test
    void promise_13_a_get_ends_nothing() {
        Person ann = system.person();
        for (String act : List.of("sign-out", "revoke-sessions", "revoke-other-sessions", "delete-user")) {
            ann.browser().get("/api/auth/" + act).expectError(405, "METHOD_NOT_ALLOWED");
        }
        ann.browser().me().expect(200);
    }

    @Test
    void ok_says_that_there_is_somebody_and_error_is_a_page_with_no_words_of_the_link() {
        system.browser().get("/api/auth/ok").expect(200).expectTrue("/ok");
        Answer page = system.browser().get("/api/auth/error?error=%3Cscript%3Ex&error_description=call+0900");
        page.expect(200).expectNowhere("<script>x").expectNowhere("0900");
        assertTrue(page.header("content-type").startsWith("text/html"), page::toString);
    }
}
