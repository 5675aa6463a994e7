package dev.latchkey.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** API keys of a user, on the native paths. C-27. */
@OnBothDatabases
class ApiKeyIT {
    static final String KEYS = "/api/api-keys";

    private final LatchkeySystem system;

    ApiKeyIT(Database database) {
        system = LatchkeySystem.on(database);
    }

    static Answer create(Client client, Map<String, ?> more) {
        Map<String, Object> body = new HashMap<>(more);
        body.putIfAbsent("name", "ci");
        return client.post(KEYS, body);
    }

    static Answer verify(LatchkeySystem system, String key, List<String> scopes) {
        return system.browser().post(KEYS + "/verify", Map.of("key", key, "scopes", scopes));
    }

    private Answer verify(String key, String... scopes) {
        return verify(system, key, List.of(scopes));
    }

    @Test
    void s3_25_s3_26_s3_40_s3_43_a_key_is_shown_once_and_only_its_hash_is_kept() {
        Person ann = system.person();
        Answer made = create(ann.browser(), Map.of("scopes", List.of("chat:read")))
                .expect(201)
                .expectText("/apiKey/name", "ci")
                .expectText("/apiKey/scopes/0", "chat:read")
                .expectText("/apiKey/userId", ann.id())
                .expectText("/apiKey/status", "active");
        String key = made.text("/key");
        assertTrue(key.startsWith("lk_key_") && key.startsWith(made.text("/apiKey/start")), made::toString);
        String id = made.text("/apiKey/id");
        ann.browser()
                .get(KEYS)
                .expect(200)
                .expectSize("/apiKeys", 1)
                .expectText("/apiKeys/0/start", made.text("/apiKey/start"))
                .expectNowhere(key.substring(12));
        ann.browser().get(KEYS + "/" + id).expect(200).expectNowhere(key.substring(12));
        String row = system.sql("select * from api_keys where id = ?", id).toString();
        assertFalse(row.contains(key.substring(12)), row);
        assertFalse(system.log().contains(key), "the log has no key");
        assertTrue(ann.mailbox().await("notice").text().contains("API key"));
        assertEquals(
                1,
                system.count(
                        "select count(*) from audit_events where actor_id = ? and action = 'api-key-create'",
                        ann.id()));
    }

    @Test
    void s3_05_s3_22_s3_41_it_works_without_a_session_in_either_header() {
        Person ann = system.person();
        String key = create(ann.browser(), Map.of()).expect(201).text("/key");
        ann.browser().signOut().expect(200);
        system.program(key).me().expect(200).expectText("/user/id", ann.id());
        system.local("GET", "/api/auth/me").header("x-api-key", key).send().expect(200);
        system.local("GET", "/api/auth/get-session")
                .header("x-api-key", key)
                .send()
                .expectText("/user/id", ann.id())
                .expectNowhere(key);
    }

    @Test
    void s3_62_a_page_of_a_foreign_origin_may_not_use_it() {
        String key = create(system.person().browser(), Map.of()).text("/key");
        for (String header : List.of("x-api-key", "Authorization")) {
            system.local("GET", "/api/auth/me")
                    .header(header, header.equals("x-api-key") ? key : "Bearer " + key)
                    .header("Origin", "https://evil.example")
                    .send()
                    .expectError(403, "INVALID_ORIGIN");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /api/api-keys", "POST, /api/api-keys", "POST, /api/auth/api-key/create", "GET, /api/auth/api-key/list",
        "POST, /api/auth/password", "POST, /api/tenants", "GET, /api/auth/list-sessions", "POST, /api/auth/delete-user",
        "POST, /api/auth/token", "GET, /api/auth/admin/list-users", "POST, /api/auth/two-factor/enable"
    })
    void promise_19_a_key_reaches_no_keys_passwords_sessions_or_operators(String method, String path) {
        Person ann = system.person();
        system.change("update users set role = 'ADMIN' where id = ?", ann.id());
        String key =
                create(ann.browser(), Map.of("scopes", List.of("agents:write"))).text("/key");
        Call call = system.program(key).call(method, path);
        int status = (method.equals("POST") ? call.json("{\"name\":\"x\"}") : call)
                .send()
                .status();
        assertTrue(List.of(400, 401, 403, 404).contains(status), method + " " + path + ": " + status);
        assertEquals(1, system.count("select count(*) from api_keys where user_id = ?", ann.id()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"name\":\"x\",\"scopes\":[\"agents:admin\"]}",
                "{\"name\":\"x\",\"scopes\":[\"*\"]}",
                "{\"name\":\"x\",\"scopes\":[\"chat:read\",\"chat:read\"]}",
                "{\"name\":\"x\",\"scopes\":\"chat:read\"}",
                "{\"name\":\"x\",\"expiresAt\":\"2020-01-01T00:00:00.000Z\"}",
                "{\"name\":\"x\",\"expiresAt\":\"tomorrow\"}",
                "{\"name\":\"x\",\"expiresAt\":\"9999-12-31T23:59:59Z\"}",
                "{\"name\":\"x\",\"expiresAt\":-1}",
                "{\"name\":\"x\",\"remaining\":0}",
                "{\"name\":\"x\",\"remaining\":-5}",
                "{\"name\":\"x\",\"remaining\":1.5}",
                "{\"name\":\"x\",\"limit\":{\"max\":0,\"windowSeconds\":60}}",
                "{\"name\":\"x\",\"limit\":{\"max\":5}}",
                "{\"name\":\"x\",\"refill\":{\"amount\":5,\"intervalSeconds\":60}}",
                "{}",
                "{\"name\":\"  \"}",
                "{\"name\":\"a\\u0000\"}"
            })
    void s3_63_what_no_key_can_be_given_is_refused(String body) {
        Browser ann = system.person().browser();
        int status = ann.call("POST", KEYS).json(body).send().status();
        assertEquals(400, status, body);
        ann.get(KEYS).expectSize("/apiKeys", 0);
    }

    @Test
    void s3_37_s3_80_scopes_are_enforced_and_none_given_is_none() {
        Browser ann = system.person().browser();
        String none = create(ann, Map.of()).text("/key");
        verify(none).expect(200).expectTrue("/valid").expectSize("/apiKey/scopes", 0);
        verify(none, "chat:read").expectError(403, "INSUFFICIENT_PERMISSIONS");
        String some = create(ann, Map.of("scopes", List.of("chat:read", "agents:read")))
                .text("/key");
        verify(some, "chat:read", "agents:read").expect(200);
        verify(some, "chat:read", "chat:write").expectError(403, "INSUFFICIENT_PERMISSIONS");
        verify(some, "chat").expectError(403, "INSUFFICIENT_PERMISSIONS");
        verify(some, "CHAT:READ").expectError(403, "INSUFFICIENT_PERMISSIONS");
    }

    @Test
    void s3_39_s3_46_s3_79_s3_94_it_ends_when_it_should_and_the_end_can_be_moved() {
        Browser ann = system.person().browser();
        String end = Instant.now().plusSeconds(3600).toString();
        Answer made = create(ann, Map.of("expiresAt", end)).expect(201);
        String id = made.text("/apiKey/id");
        verify(made.text("/key")).expect(200);
        system.change(
                "update api_keys set expires_at = ? where id = ?", Instant.now().minusSeconds(1), id);
        verify(made.text("/key")).expectError(401, "KEY_EXPIRED");
        system.program(made.text("/key")).me().expectError(401, "KEY_EXPIRED");
        ann.get(KEYS + "/" + id).expectText("/apiKey/status", "expired");
        ann.patch(KEYS + "/" + id, Map.of("expiresAt", end)).expect(200).expectText("/apiKey/status", "active");
        verify(made.text("/key")).expect(200);
        ann.patch(KEYS + "/" + id, Map.of("expiresAt", "2020-01-01T00:00:00Z")).expectError(400, "VALIDATION_ERROR");
        ann.call("PATCH", KEYS + "/" + id).json("{\"expiresAt\":null}").send().expectNull("/apiKey/expiresAt");
    }

    @Test
    void s3_44_s3_61_revoking_and_disabling_count_for_the_next_request() {
        Browser ann = system.person().browser();
        Answer made = create(ann, Map.of());
        String id = made.text("/apiKey/id");
        Program program = system.program(made.text("/key"));
        program.me().expect(200);
        ann.patch(KEYS + "/" + id, Map.of("enabled", false, "name", "off"))
                .expect(200)
                .expectText("/apiKey/name", "off");
        program.me().expectError(401, "KEY_DISABLED");
        ann.patch(KEYS + "/" + id, Map.of("enabled", true)).expect(200);
        program.me().expect(200);
        ann.delete(KEYS + "/" + id).expect(200).expectTrue("/success");
        program.me().expectError(401, "INVALID_API_KEY");
        verify(made.text("/key")).expectError(401, "INVALID_API_KEY");
        ann.delete(KEYS + "/" + id).expectError(404, "KEY_NOT_FOUND");
    }

    @Test
    void s3_45_s3_93_rotation_ends_the_old_key_at_once_or_after_the_grace() {
        Browser ann = system.person().browser();
        Answer first = create(ann, Map.of("scopes", List.of("chat:read"), "remaining", 10));
        String firstPath = KEYS + "/" + first.text("/apiKey/id");
        Answer second = ann.post(firstPath + "/rotate", Map.of()).expect(200);
        verify(first.text("/key")).expectError(401, "INVALID_API_KEY");
        verify(second.text("/key"), "chat:read").expect(200);
        String secondPath = KEYS + "/" + second.text("/apiKey/id");
        for (Object wrong : List.of(-1, 604_801, 1.5, "60")) {
            ann.post(secondPath + "/rotate", Map.of("graceSeconds", wrong)).expect(400);
        }
        Answer third =
                ann.post(secondPath + "/rotate", Map.of("graceSeconds", 3600)).expect(200);
        verify(second.text("/key"), "chat:read").expect(200);
        verify(third.text("/key"), "chat:read").expect(200);
        ann.get(secondPath).expectText("/apiKey/status", "replaced");
        // The week of grace is the most: nobody makes it longer afterwards.
        String later = Instant.now().plusSeconds(864_000).toString();
        ann.patch(secondPath, Map.of("expiresAt", later)).expectError(400, "VALIDATION_ERROR");
        ann.call("PATCH", secondPath).json("{\"expiresAt\":null}").send().expectError(400, "VALIDATION_ERROR");
        ann.post(secondPath + "/rotate", Map.of()).expectError(409, "KEY_CANNOT_BE_ROTATED");
        // Both spend the same uses: one of the second alone, one of each after that.
        ann.get(KEYS + "/" + third.text("/apiKey/id")).expect(200);
        assertEquals(
                7,
                ann.get(KEYS + "/" + third.text("/apiKey/id"))
                        .at("/apiKey/remaining")
                        .asInt());
        system.change(
                "update api_keys set expires_at = ? where id = ?",
                Instant.now().minusSeconds(1),
                second.text("/apiKey/id"));
        verify(second.text("/key")).expectError(401, "KEY_EXPIRED");
        // Revoking the successor ends those that it has replaced.
        ann.delete(KEYS + "/" + third.text("/apiKey/id")).expect(200);
        verify(second.text("/key")).expectError(401, "INVALID_API_KEY");
    }

    @Test
    void promise_25_the_owner_is_told_of_every_new_secret() {
        Person ann = system.person();
        Answer made = create(ann.browser(), Map.of()).expect(201);
        ann.browser()
                .post(KEYS + "/" + made.text("/apiKey/id") + "/rotate", Map.of())
                .expect(200);
        assertTrue(ann.mailbox().await("notice", 2).text().contains("API key"));
    }

    @Test
    void promise_19_a_key_does_no_more_than_its_owner_may_at_that_moment() {
        Person ann = system.person();
        Program program = system.program(create(ann.browser(), Map.of()).text("/key"));
        system.change("update users set banned = true where id = ?", ann.id());
        program.me().expectError(401, "INVALID_API_KEY");
        system.change("update users set banned = false where id = ?", ann.id());
        program.me().expect(200);
        system.change("delete from users where id = ?", ann.id());
        program.me().expectError(401, "INVALID_API_KEY");
    }

    @Test
    void s3_78_what_is_no_key_is_refused_with_its_code_on_every_path() {
        String key = create(system.person().browser(), Map.of()).text("/key");
        for (String wrong : List.of(key.substring(0, key.length() - 1), key + "0", "lk_key_dead", "z".repeat(64), "")) {
            system.local("GET", "/api/auth/get-session")
                    .header("x-api-key", wrong)
                    .send()
                    .expectError(401, "INVALID_API_KEY");
        }
        system.browser()
                .get("/api/auth/get-session?api_key=" + key + "&x-api-key=" + key)
                .expect(200)
                .expectNowhere("user");
    }
}
