package dev.latchkey.system;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** {@code GET /api/auth/session} and {@code POST /api/auth/session/refresh}. */
@OnBothDatabases
class CurrentSessionIT {
    private final LatchkeySystem system;

    CurrentSessionIT(Database database) {
        system = LatchkeySystem.on(database);
    }

    @Test
    void s5_22_s5_26_to_s5_35_session_tells_the_caller_by_cookie_and_bearer() {
        Browser browser = system.browser();
        Map<String, Object> account =
                Map.of("email", system.newEmail(), "password", LatchkeySystem.PASSWORD, "name", "Ann Ade");
        Answer entry = browser.post("/api/auth/sign-up/email", account).expect(200);
        Answer answer = browser.get("/api/auth/session").expect(200);
        answer.expectText("/id", entry.text("/user/id"))
                .expectText("/orgId", entry.text("/user/orgId"))
                .expectText("/role", "org_owner")
                .expectText("/createdAt", entry.text("/user/createdAt"))
                .expectText("/email", entry.text("/user/email"))
                .expectText("/session/id", entry.text("/session/id"));
        system.program(browser.token()).get("/api/auth/session").expect(200).expectText("/id", entry.text("/user/id"));
        system.browser().get("/api/auth/session").expectError(401, "UNAUTHORIZED");
        system.program("lk_sess_dead").get("/api/auth/session").expectError(401, "INVALID_TOKEN");
    }

    @Test
    void s5_47_to_s5_50_s5_52_a_refresh_gives_the_whole_life_again_and_the_token_stays() {
        Person ann = system.person();
        Instant soon = Instant.now().plusSeconds(600);
        system.change("update sessions set expires_at = ? where user_id = ?", soon, ann.id());
        Answer answer = ann.browser().post("/api/auth/session/refresh").expect(200);
        answer.expectText("/token", ann.browser().token());
        Instant end = system.time("select expires_at from sessions where user_id = ?", ann.id());
        assertTrue(end.isAfter(Instant.now().plus(Duration.ofDays(7)).minusSeconds(600)), end::toString);
        assertTrue(answer.setCookie("auth_token").orElseThrow().attributes().contains("max-age=604800"));
        ann.program().post("/api/auth/session/refresh").expect(200);
        ann.browser().me().expect(200);
        system.browser().post("/api/auth/session/refresh").expectError(401, "UNAUTHORIZED");
    }
}
