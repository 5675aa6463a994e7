package dev.latchkey.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** C-31, promise 13, ASVS 3.5.1 to 3.5.3: no other site acts in a user's browser. */
@OnBothDatabases
class OriginIT {
    private final LatchkeySystem system;

    OriginIT(Database database) {
        system = LatchkeySystem.on(
                database,
                Map.of(
                        "LATCHKEY_BASE_URL",
                        "http://id.example.org",
                        "LATCHKEY_TRUSTED_ORIGINS",
                        "https://app.example.com,https://*.example.net,http://localhost:3001"));
    }

    private Call rename(Person person, String tenant) {
        return person.browser().call("PATCH", "/api/tenants/" + tenant).json("{\"name\":\"Renamed\"}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://id.example.org",
                "http://id.example.org:80",
                "https://app.example.com",
                "https://app.example.com:443",
                "https://a.example.net",
                "https://a.b.example.net",
                "http://localhost:3001",
            })
    void c_31_own_and_trusted_origins_may_act_with_the_cookie(String origin) {
        Person ann = system.person();
        ann.browser()
                .call("POST", "/api/tenants")
                .json("{\"name\":\"x\"}")
                .header("Origin", origin)
                .send()
                .expect(201);
    }

    @ParameterizedTest
    @CsvSource({
        "https://evil.example, INVALID_ORIGIN",
        "https://id.example.org, INVALID_ORIGIN",
        "http://id.example.org:8080, INVALID_ORIGIN",
        "http://id.example.org.evil.example, INVALID_ORIGIN",
        "http://evil-id.example.org, INVALID_ORIGIN",
        "http://id.example.org@evil.example, INVALID_ORIGIN",
        "https://example.net, INVALID_ORIGIN",
        "https://evilexample.net, INVALID_ORIGIN",
        "https://a.example.net.evil.example, INVALID_ORIGIN",
        "http://a.example.net, INVALID_ORIGIN",
        "http://127.0.0.1, INVALID_ORIGIN",
        "'https://app.example.com, https://evil.example', INVALID_ORIGIN",
        "file://, INVALID_ORIGIN",
        "null, MISSING_OR_NULL_ORIGIN",
    })
    void c_31_any_other_origin_may_not(String origin, String code) {
        Person ann = system.person();
        String tenant = Tenancy.create(ann.browser(), "Before");
        rename(ann, tenant).header("Origin", origin).send().expectError(403, code);
        ann.browser()
                .call("POST", "/api/auth/logout")
                .header("Origin", origin)
                .send()
                .expectError(403, code);
        ann.browser()
                .call("DELETE", "/api/tenants/" + tenant)
                .header("Origin", origin)
                .send()
                .expectError(403, code);
        ann.browser().me().expect(200).expectText("/tenants/0/name", "Before");
    }

    @Test
    void c_31_a_cookie_without_an_origin_may_not() {
        Person ann = system.person();
        String tenant = Tenancy.create(ann.browser(), "Before");
        rename(ann, tenant).without("Origin").send().expectError(403, "MISSING_OR_NULL_ORIGIN");
        rename(ann, tenant)
                .without("Origin")
                .header("Sec-Fetch-Site", "same-origin")
                .send()
                .expectError(403, "MISSING_OR_NULL_ORIGIN");
        system.browser()
                .withCookie("lk_sess_dead")
                .call("POST", "/api/auth/login")
                .json("{}")
                .without("Origin")
                .send()
                .expectError(403, "MISSING_OR_NULL_ORIGIN");
        ann.browser().me().expectText("/tenants/0/name", "Before");
    }

    @ParameterizedTest
    @CsvSource({
        "http://id.example.org/account?x=1, 200",
        "https://app.example.com/, 200",
        "https://evil.example/http://id.example.org/, 403",
        "https://evil.example/?http://id.example.org, 403",
        "http://id.example.org.evil.example/, 403",
        "null, 403",
        "nonsense, 403",
    })
    void c_31_without_an_origin_the_referer_counts(String referer, int status) {
        Person ann = system.person();
        String tenant = Tenancy.create(ann.browser(), "Before");
        rename(ann, tenant).without("Origin").header("Referer", referer).send().expect(status);
    }

    @Test
    void c_31_the_origin_outweighs_the_referer() {
        Person ann = system.person();
        rename(ann, Tenancy.create(ann.browser(), "Before"))
                .header("Origin", "https://evil.example")
                .header("Referer", "http://id.example.org/")
                .send()
                .expectError(403, "INVALID_ORIGIN");
    }

    /** Another site must not sign a visitor in to the attacker's account either. */
    @ParameterizedTest
    @ValueSource(strings = {"login", "register", "forgot-password", "reset-password", "verify-email", "logout"})
    void c_31_login_csrf_is_refused_without_a_cookie_too(String act) {
        for (String origin : List.of("https://evil.example", "null")) {
            Answer answer = system.browser()
                    .call("POST", "/api/auth/" + act)
                    .json("{}")
                    .header("Origin", origin)
                    .send()
                    .expect(403);
            assertTrue(answer.text("/code").endsWith("_ORIGIN"), answer::toString);
            assertTrue(answer.setCookie(system.cookieName()).isEmpty(), answer::toString);
        }
        system.browser()
                .call("POST", "/api/auth/" + act)
                .json("{}")
                .without("Origin")
                .header("Sec-Fetch-Site", "cross-site")
                .send()
                .expectError(403, "MISSING_OR_NULL_ORIGIN");
    }

    @Test
    void a_program_without_cookie_and_origin_signs_in() {
        Person ann = system.person();
        Call call = system.browser()
                .call("POST", "/api/auth/login")
                .json(Map.of("email", ann.email(), "password", ann.password()))
                .without("Origin");
        call.send().expect(200);
    }

    @Test
    void c_31_a_bearer_is_exempt_because_no_page_can_send_it() {
        Person ann = system.person();
        String tenant = Tenancy.create(ann.browser(), "Before");
        ann.program().patch("/api/tenants/" + tenant, Map.of("name", "A")).expect(200);
        ann.program()
                .call("PATCH", "/api/tenants/" + tenant)
                .json("{\"name\":\"B\"}")
                .header("Origin", "https://evil.example")
                .send()
                .expect(200);
    }

    /** C-04: a bearer that is no good is never passed over for the cookie. */
    @ParameterizedTest
    @ValueSource(strings = {"Bearer x", "Bearer", "Basic YTpi", "lk_sess_x", ""})
    void c_31_c_04_a_dead_bearer_beside_the_cookie_opens_nothing(String authorization) {
        Person ann = system.person();
        String tenant = Tenancy.create(ann.browser(), "Before");
        Answer answer = rename(ann, tenant)
                .without("Origin")
                .header("Authorization", authorization)
                .send();
        assertTrue(answer.status() == 401 || answer.status() == 403, answer::toString);
        ann.browser().me().expectText("/tenants/0/name", "Before");
    }

    @Test
    void asvs_3_5_3_reading_needs_no_origin_and_changes_nothing() {
        Person ann = system.person();
        ann.browser().call("GET", "/api/auth/me").without("Origin").send().expect(200);
        ann.browser()
                .call("GET", "/api/auth/me")
                .header("Origin", "https://evil.example")
                .send()
                .expect(200);
        for (String act : List.of("logout", "login", "register", "password")) {
            ann.browser().get("/api/auth/" + act).expectError(405, "METHOD_NOT_ALLOWED");
        }
        ann.browser().me().expect(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text/plain",
                "application/x-www-form-urlencoded",
                "multipart/form-data; boundary=x",
                "application/xml",
                "text/json",
                "application/json-patch+json",
            })
    void asvs_3_5_2_what_a_form_could_send_is_415(String type) {
        byte[] body = "{\"email\":\"ann@example.org\",\"password\":\"correct horse battery\"}"
                .getBytes(StandardCharsets.UTF_8);
        for (String act : List.of("login", "register", "forgot-password", "reset-password", "verify-email")) {
            system.browser()
                    .call("POST", "/api/auth/" + act)
                    .body(body, type)
                    .send()
                    .expectError(415, "UNSUPPORTED_MEDIA_TYPE");
        }
        system.person()
                .browser()
                .call("POST", "/api/tenants")
                .body("{\"name\":\"x\"}".getBytes(StandardCharsets.UTF_8), type)
                .send()
                .expectError(415, "UNSUPPORTED_MEDIA_TYPE");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"application/json; charset=utf-8", "Application/JSON", "application/json;charset=\"UTF-8\""})
    void json_may_say_its_charset(String type) {
        system.person()
                .browser()
                .call("POST", "/api/tenants")
                .body("{\"name\":\"Müller\"}".getBytes(StandardCharsets.UTF_8), type)
                .send()
                .expect(201)
                .expectText("/tenant/name", "Müller");
    }

    /** C-32: the Host header has no say in links and origins. */
    @Test
    void c_32_a_link_comes_from_the_base_url() {
        Person ann = system.person();
        String link = ann.mailbox().await("verify-email").link();
        assertEquals("http://id.example.org/verify-email", link.substring(0, link.indexOf('?')));
    }

    @Test
    void promise_25_a_refused_caller_leaves_no_act_behind() {
        Person ann = system.person();
        String tenant = Tenancy.create(ann.browser(), "Before");
        rename(ann, tenant).header("Origin", "https://evil.example").send().expect(403);
        assertEquals(
                0,
                system.count(
                        "select count(*) from audit_events where tenant_id = ? and action = 'tenant-update'", tenant));
    }
}
