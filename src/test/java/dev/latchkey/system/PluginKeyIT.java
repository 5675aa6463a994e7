package dev.latchkey.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Better Auth's API key plugin over the same rows. */
@OnBothDatabases
class PluginKeyIT {
    private static final String PLUGIN = "/api/auth/api-key/";

    private final LatchkeySystem system;

    PluginKeyIT(Database database) {
        system = LatchkeySystem.on(database);
    }

    @Test
    void a_key_has_the_plugins_members_and_is_the_native_one_too() {
        Person ann = system.person();
        Browser browser = ann.browser();
        Answer made = browser.post(
                        PLUGIN + "create", Map.of("name", "ci", "prefix", "sk_live_", "metadata", Map.of("a", 1)))
                .expect(200)
                .expectText("/referenceId", ann.id())
                .expectText("/configId", "default")
                .expectText("/prefix", "sk_live_")
                .expectText("/start", "sk_liv")
                .expectTrue("/rateLimitEnabled")
                .expectNull("/permissions");
        assertEquals(10, made.at("/rateLimitMax").asInt());
        String id = made.text("/id");
        browser.get(PLUGIN + "get?id=" + id)
                .expect(200)
                .expectMembers(
                        "",
                        "configId",
                        "name",
                        "start",
                        "referenceId",
                        "prefix",
                        "refillInterval",
                        "refillAmount",
                        "lastRefillAt",
                        "enabled",
                        "rateLimitEnabled",
                        "rateLimitTimeWindow",
                        "rateLimitMax",
                        "requestCount",
                        "remaining",
                        "lastRequest",
                        "expiresAt",
                        "createdAt",
                        "updatedAt",
                        "permissions",
                        "metadata",
                        "id");
        browser.get("/api/api-keys/" + id).expect(200).expectText("/apiKey/name", "ci");
        system.program(made.text("/key")).me().expect(200);
        String scoped = browser.post("/api/api-keys", Map.of("name", "n", "scopes", List.of("chat:read")))
                .text("/apiKey/id");
        browser.get(PLUGIN + "get?id=" + scoped)
                .expectText("/permissions/chat/0", "read")
                .expectFalse("/rateLimitEnabled");
        browser.get(PLUGIN + "list?limit=1&offset=1&sortBy=name&sortDirection=desc")
                .expectSize("/apiKeys", 1)
                .expectText("/apiKeys/0/id", id);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"permissions":{"*":["*"]}}      | 400 | SERVER_ONLY_PROPERTY
            {"remaining":null}               | 400 | SERVER_ONLY_PROPERTY
            {"rateLimitEnabled":false}       | 400 | SERVER_ONLY_PROPERTY
            {"expiresIn":3600}               | 400 | EXPIRES_IN_IS_TOO_SMALL
            {"expiresIn":34560000}           | 400 | EXPIRES_IN_IS_TOO_LARGE
            {"expiresIn":-1}                 | 400 | VALIDATION_ERROR
            {"expiresIn":86400.5}            | 400 | VALIDATION_ERROR
            {"prefix":"no spaces!"}          | 400 | VALIDATION_ERROR
            {"metadata":"text"}              | 400 | INVALID_METADATA_TYPE
            {"userId":"usr_somebody"}        | 401 | UNAUTHORIZED_SESSION
            {"organizationId":"org_nobody"}  | 404 | ORGANIZATION_NOT_FOUND
            """)
    void what_a_client_may_not_say_is_refused(String body, int status, String code) {
        Browser ann = system.person().browser();
        ann.call("POST", PLUGIN + "create").json(body).send().expectError(status, code);
        ann.get(PLUGIN + "list").expectSize("/apiKeys", 0);
    }

    @Test
    void nobody_reaches_another_ones_keys() {
        Browser ann = system.person().browser();
        Browser eve = system.person().browser();
        Answer made = ann.post(PLUGIN + "create", Map.of("name", "a")).expect(200);
        String id = made.text("/id");
        eve.get(PLUGIN + "get?id=" + id).expectError(404, "KEY_NOT_FOUND");
        eve.post(PLUGIN + "update", Map.of("keyId", id, "enabled", false)).expectError(404, "KEY_NOT_FOUND");
        eve.post(PLUGIN + "delete", Map.of("keyId", id)).expectError(404, "KEY_NOT_FOUND");
        system.browser().post(PLUGIN + "create", Map.of("name", "x")).expectError(401, "UNAUTHORIZED_SESSION");
        system.program(made.text("/key"))
                .post(PLUGIN + "create", Map.of("name", "x"))
                .expectError(401, "UNAUTHORIZED_SESSION");
        ann.post(PLUGIN + "update", Map.of("keyId", id)).expectError(400, "NO_VALUES_TO_UPDATE");
        ann.post(PLUGIN + "update", Map.of("keyId", id, "name", "b", "enabled", false))
                .expectText("/name", "b");
        ann.post(PLUGIN + "delete", Map.of("keyId", id)).expectTrue("/success");
    }

    @Test
    void ten_requests_a_day_and_then_when_to_come_again() {
        String key = system.person().browser().post(PLUGIN + "create", Map.of()).text("/key");
        List<Integer> statuses = Crowd.atOnce(12, i -> system.program(key).me().status());
        assertEquals(10, statuses.stream().filter(status -> status == 200).count(), statuses::toString);
        Answer over = system.program(key).me().expectError(429, "RATE_LIMITED");
        assertTrue(over.at("/details/tryAgainIn").asLong() > 0, over::toString);
    }
}
