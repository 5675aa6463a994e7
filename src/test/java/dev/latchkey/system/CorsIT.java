package dev.latchkey.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** S1-29, S1-30, ASVS 3.4.2: pages of trusted origins call with the cookie, and those of no other. */
@OnBothDatabases
class CorsIT {
    private final LatchkeySystem system;

    CorsIT(Database database) {
        // The same settings as OriginIT, so that one server does for both.
        system = LatchkeySystem.on(
                database,
                Map.of(
                        "LATCHKEY_BASE_URL",
                        "http://id.example.org",
                        "LATCHKEY_TRUSTED_ORIGINS",
                        "https://app.example.com,https://*.example.net,http://localhost:3001"));
    }

    private Answer preflight(String path, String origin) {
        return system.browser()
                .call("OPTIONS", path)
                .header("Origin", origin)
                .header("Access-Control-Request-Method", "POST")
                .header("Access-Control-Request-Headers", "content-type,authorization")
                .send();
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://app.example.com", "https://a.example.net", "http://localhost:3001"})
    void s1_29_s1_30_a_trusted_origin_may_ask_act_and_read(String origin) {
        Answer asked = preflight("/api/auth/sign-in/email", origin).expect(204);
        asked.expectHeader("access-control-allow-origin", origin)
                .expectHeader("access-control-allow-credentials", "true")
                .expectHeader("vary", "Origin");
        assertTrue(asked.header("access-control-allow-headers").contains("Content-Type"), asked::toString);
        assertTrue(asked.header("access-control-allow-methods").contains("POST"), asked::toString);
        Person ann = system.person();
        Answer told = ann.browser()
                .call("GET", "/api/auth/get-session")
                .header("Origin", origin)
                .send()
                .expect(200);
        told.expectText("/user/id", ann.id())
                .expectHeader("access-control-allow-origin", origin)
                .expectHeader("access-control-allow-credentials", "true");
        assertEquals(1, told.headers().allValues("access-control-allow-origin").size(), told::toString);
    }

    @Test
    void s1_29_errors_and_the_short_way_of_me_are_readable_too() {
        String origin = "https://app.example.com";
        Person ann = system.person();
        ann.browser()
                .call("GET", "/api/auth/me")
                .header("Origin", origin)
                .send()
                .expect(200)
                .expectHeader("access-control-allow-origin", origin);
        system.browser()
                .call("GET", "/api/auth/me")
                .header("Origin", origin)
                .send()
                .expect(401)
                .expectHeader("access-control-allow-origin", origin);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.example",
                "null",
                "https://app.example.com.evil.example",
                "https://evilapp.example.com",
                "http://app.example.com",
                "https://example.net",
                "*",
            })
    void asvs_3_4_2_any_other_origin_gets_no_leave(String origin) {
        Person ann = system.person();
        Answer read = ann.browser()
                .call("GET", "/api/auth/get-session")
                .header("Origin", origin)
                .send();
        for (Answer answer : new Answer[] {preflight("/api/auth/sign-in/email", origin), read}) {
            assertTrue(
                    answer.headers().map().keySet().stream().noneMatch(name -> name.startsWith("access-control-")),
                    answer::toString);
            assertTrue(answer.headers().allValues("vary").contains("Origin"), answer::toString);
        }
    }
}
