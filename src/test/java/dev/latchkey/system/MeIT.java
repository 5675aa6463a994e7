package dev.latchkey.system;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
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
}
