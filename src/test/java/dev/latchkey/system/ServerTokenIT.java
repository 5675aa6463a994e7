package dev.latchkey.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** C-24: the application's own server sends {@code X-API-Token} and acts as the oldest user. */
@OnBothDatabases
class ServerTokenIT {
    private final LatchkeySystem system;
    private final LatchkeySystem without;

    ServerTokenIT(Database database) {
        system = LatchkeySystem.on(database, Settings.UNUSUAL);
        without = LatchkeySystem.on(database);
    }

    @BeforeEach
    void somebody_has_an_account() {
        if (system.count("select count(*) from users") == 0) {
            system.browser()
                    .register(system.newEmail(), LatchkeySystem.PASSWORD)
                    .expect(200);
        }
    }

    private String oldest() {
        return system.text("select id from users order by created_at, id fetch first 1 rows only");
    }

    private Call call(String method, String path) {
        return system.browser().call(method, path).header("X-API-Token", Settings.API_TOKEN);
    }

    @Test
    void s2_36_s2_37_s2_39_it_is_the_oldest_user() {
        call("GET", "/api/auth/me").send().expect(200).expectText("/user/id", oldest());
    }

    @Test
    void s2_38_s2_41_it_makes_and_ends_a_tenant_without_a_session_or_an_origin() {
        String name = "Scripted " + system.newEmail();
        Answer made = call("POST", "/api/tenants")
                .without("Origin")
                .json(Map.of("name", name))
                .send()
                .expect(201);
        String path = "/api/tenants/" + made.text("/tenant/id");
        call("GET", path).send().expect(200).expectText("/tenant/name", name);
        call("GET", path + "/members").send().expect(200).expectText("/members/0/userId", oldest());
        call("POST", path + "/activate").send().expectError(403, "FORBIDDEN");
        call("DELETE", path).send().expect(200);
        call("GET", path).send().expect(404);
    }

    @Test
    void s2_40_it_is_asked_before_the_cookie() {
        Browser person = system.person().browser();
        person.call("GET", "/api/auth/me")
                .header("X-API-Token", Settings.API_TOKEN)
                .send()
                .expect(200)
                .expectText("/user/id", oldest());
        person.call("GET", "/api/auth/me")
                .header("X-API-Token", "another one, which is as long as it must be")
                .send()
                .expectError(401, "INVALID_TOKEN");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "x", "undefined", "null", "Token of the application's own server"})
    void s2_42_any_other_value_is_refused(String value) {
        for (LatchkeySystem each : new LatchkeySystem[] {system, without}) {
            each.browser()
                    .call("GET", "/api/auth/me")
                    .header("X-API-Token", value)
                    .send()
                    .expectError(401, "INVALID_TOKEN");
        }
    }

    @Test
    void c_24_a_server_without_the_setting_takes_no_token() {
        without.browser()
                .call("GET", "/api/auth/me")
                .header("X-API-Token", Settings.API_TOKEN)
                .send()
                .expectError(401, "INVALID_TOKEN");
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(delimiter = '|', textBlock = """
            POST | /api/auth/password             | {"currentPassword":"correct horse battery","newPassword":"another battery"}
            POST | /api/auth/change-password      | {"currentPassword":"correct horse battery","newPassword":"another battery"}
            POST | /api/auth/set-password         | {"newPassword":"another battery"}
            POST | /api/auth/verify-password      | {"password":"correct horse battery"}
            POST | /api/auth/change-email         | {"newEmail":"new@example.org"}
            POST | /api/auth/update-user          | {"name":"Another"}
            POST | /api/auth/delete-user          | {"password":"correct horse battery"}
            GET  | /api/auth/list-sessions        |
            GET  | /api/auth/list-accounts        |
            POST | /api/auth/revoke-sessions      | {}
            POST | /api/auth/revoke-other-sessions| {}
            POST | /api/auth/unlink-account       | {"providerId":"credential"}
            POST | /api/auth/link-social          | {"provider":"google"}
            POST | /api/auth/get-access-token     | {"providerId":"google"}
            POST | /api/auth/refresh-token        | {"providerId":"google"}
            POST | /api/auth/session/refresh      | {}
            """)
    void promise_19_what_is_a_persons_own_is_shut_to_it(String method, String path, String body) {
        Call call = call(method, path);
        (body == null ? call : call.json(body)).send().expectError(403, "FORBIDDEN");
    }

    @Test
    void it_has_no_session_and_no_pages() {
        Answer none = system.person()
                .browser()
                .call("GET", "/api/auth/get-session")
                .header("X-API-Token", Settings.API_TOKEN)
                .send()
                .expect(200);
        assertEquals("null", none.body());
        assertTrue(none.headers().firstValue("set-cookie").isEmpty(), none::toString);
        for (String page : new String[] {"/account", "/account/sessions", "/operator/users", "/tenants"}) {
            Answer answer = call("GET", page).header("Accept", "text/html").send();
            assertEquals(303, answer.status(), answer::toString);
            assertTrue(answer.header("location").contains("/login"), answer::toString);
        }
        call("POST", "/api/auth/logout").send().expect(200).expectTrue("/success");
    }

    @Test
    void promise_1_a_ban_of_the_oldest_user_shuts_it_and_passes_it_on_to_nobody() {
        String id = oldest();
        system.change("update users set banned = true where id = ?", id);
        try {
            call("GET", "/api/auth/me").send().expectError(401, "INVALID_TOKEN");
        } finally {
            system.change("update users set banned = false where id = ?", id);
        }
        call("GET", "/api/auth/me").send().expect(200).expectText("/user/id", id);
    }
}
