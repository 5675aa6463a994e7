package dev.latchkey.system;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** {@code POST /api/api-keys/verify} by the short way, which only a plain question takes, and by the long one: ADR 7. */
@OnBothDatabases
class KeyVerifyWayIT {
    private static final String VERIFY = "/api/api-keys/verify";
    private static final Set<String> OTHERWISE = Set.of(
            "x-request-id", "date", "x-ratelimit-remaining", "x-ratelimit-reset", "retry-after", "x-retry-after");

    private final LatchkeySystem system;

    KeyVerifyWayIT(Database database) {
        system = LatchkeySystem.on(database);
    }

    private Answer shortWay(String body) {
        return system.local("POST", VERIFY).json(body).send();
    }

    /** A media type that needs a closer look is JAX-RS's matter. */
    private Answer longWay(String body) {
        return system.local("POST", VERIFY)
                .header("Accept", "text/html;q=0.1, application/json")
                .json(body)
                .send();
    }

    private static Map<String, List<String>> steady(Answer answer) {
        Map<String, List<String>> headers = new TreeMap<>(answer.headers().map());
        headers.keySet().removeAll(OTHERWISE);
        return headers;
    }

    private static String steadyBody(Answer answer) {
        return answer.body()
                .replaceAll("\"requestId\":\"[^\"]*\"", "")
                .replaceAll("\"tryAgainIn\":\\d+", "")
                .strip();
    }

    private Answer alike(String body) {
        Answer shortWay = shortWay(body);
        Answer longWay = longWay(body);
        assertEquals(longWay.status(), shortWay.status(), body);
        assertEquals(steadyBody(longWay), steadyBody(shortWay), body);
        assertEquals(steady(longWay), steady(shortWay), body);
        return shortWay;
    }

    private static String asked(String key, String more) {
        return "{\"key\":\"" + key + "\"" + more + "}";
    }

    @Test
    void c_27_s3_85_both_ways_say_yes_and_no_alike() {
        Browser ann = system.person().browser();
        String key =
                ApiKeyIT.create(ann, Map.of("scopes", List.of("chat:read"))).text("/key");
        alike(asked(key, "")).expect(200).expectTrue("/valid");
        alike(asked(key, ",\"scopes\":[\"chat:read\"],\"more\":1")).expect(200);
        alike(asked(key, ",\"scopes\":[\"chat:write\"]")).expectError(403, "INSUFFICIENT_PERMISSIONS");
        alike(asked("lk_key_wrong", "")).expectError(401, "INVALID_API_KEY");
        Answer off = ApiKeyIT.create(ann, Map.of());
        ann.patch("/api/api-keys/" + off.text("/apiKey/id"), Map.of("enabled", false))
                .expect(200);
        alike(asked(off.text("/key"), "")).expectError(401, "KEY_DISABLED");
        Answer spent = ApiKeyIT.create(ann, Map.of("remaining", 1));
        shortWay(asked(spent.text("/key"), "")).expect(200);
        alike(asked(spent.text("/key"), "")).expectError(429, "USAGE_EXCEEDED");
        Answer slow = ApiKeyIT.create(ann, Map.of("limit", Map.of("max", 1, "windowSeconds", 600)));
        longWay(asked(slow.text("/key"), "")).expect(200);
        alike(asked(slow.text("/key"), "")).expectError(429, "RATE_LIMITED").header("retry-after");
        system.change(
                "update api_keys set expires_at = ? where key_hash is not null and maker_id = ?",
                Instant.now().minusSeconds(1),
                ann.me().text("/user/id"));
        alike(asked(key, "")).expectError(401, "KEY_EXPIRED");
    }

    @Test
    void promise_22_what_is_not_sound_is_refused_alike() {
        for (String body : List.of(
                "{}",
                "[]",
                "null",
                "\"\"",
                "{",
                "{\"key\":1}",
                "{\"key\":null}",
                "{\"key\":\"a\",\"key\":\"b\"}",
                "{\"key\":\"a\"}x",
                "{\"key\":\"\\u0000\"}",
                asked("k".repeat(257), ""),
                asked("a", ",\"scopes\":[null]"),
                asked("a", ",\"scopes\":[\"" + "s".repeat(65) + "\"]"),
                asked("a", ",\"scopes\":\"chat:read\""),
                asked("a", ",\"pad\":\"" + "x".repeat(5000) + "\""),
                asked("a", ",\"deep\":" + "[".repeat(70) + "]".repeat(70)))) {
            Answer answer = alike(body);
            assertEquals(4, answer.status() / 100, answer::toString);
        }
    }

    @Test
    void c_31_c_04_a_foreign_origin_and_a_wrong_credential_are_refused_before() {
        String key = ApiKeyIT.create(system.person().browser(), Map.of()).text("/key");
        system.local("POST", VERIFY)
                .header("Origin", "https://evil.example")
                .json(asked(key, ""))
                .send()
                .expectError(403, "INVALID_ORIGIN");
        system.local("POST", VERIFY)
                .header("Sec-Fetch-Site", "cross-site")
                .json(asked(key, ""))
                .send()
                .expectError(403, "MISSING_OR_NULL_ORIGIN");
        system.local("POST", VERIFY)
                .header("Authorization", "Bearer lk_sess_dead")
                .json(asked(key, ""))
                .send()
                .expectError(401, "INVALID_TOKEN");
    }
}
