package dev.latchkey.system;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Promises 23 and 24, ASVS 3.4 and 4.1: what is on every answer, and what is on none. */
@OnBothDatabases
class HeadersIT {
    private static final List<String> TELLTALE = List.of(
            "payara",
            "glassfish",
            "grizzly",
            "jersey",
            "hk2",
            "eclipselink",
            "jakarta.",
            "java.lang",
            "dev.latchkey",
            "exception",
            "\tat ",
            "<html",
            "<!doctype",
            "postgres",
            "h2 ",
            "select ");

    private final LatchkeySystem system;
    private final Database database;

    HeadersIT(Database database) {
        this.database = database;
        system = LatchkeySystem.on(database);
    }

    private static void assertSafe(Answer answer) {
        answer.expectHeader("cache-control", "no-store")
                .expectHeader("x-content-type-options", "nosniff")
                .expectHeader("referrer-policy", "no-referrer");
        assertTrue(answer.header("content-security-policy").contains("frame-ancestors 'none'"), answer::toString);
        assertTrue(answer.header("x-request-id").matches("[A-Za-z0-9._-]{8,64}"), answer::toString);
        assertTellsNothing(answer.headers().map() + answer.body());
        for (String name : List.of("server", "x-powered-by", "x-frame-options-server", "via")) {
            assertTrue(answer.headers().firstValue(name).isEmpty(), answer::toString);
        }
    }

    static void assertTellsNothing(String text) {
        // Ids and tokens are random letters and may spell anything.
        String lower = text.replaceAll("_[0-9A-Za-z]{26,}", "_…").toLowerCase(Locale.ROOT);
        TELLTALE.forEach(word -> assertFalse(lower.contains(word), () -> word + " in " + text));
    }

    private Answer answerOf(String kind) {
        Browser browser = system.browser();
        return switch (kind) {
            case "200" -> system.person().browser().me();
            case "200 health" -> browser.get("/health/live");
            case "201" -> system.person().browser().post("/api/tenants", Map.of("name", "x"));
            case "400 validation" -> browser.post("/api/auth/login", Map.of());
            case "400 syntax" ->
                browser.call("POST", "/api/auth/login").json("{").send();
            case "401" -> browser.me();
            case "401 bearer" -> system.program("lk_sess_dead").me();
            case "401 login" -> browser.signIn("nobody@example.org", "wrong password");
            case "403" ->
                browser.call("POST", "/api/auth/login")
                        .json("{}")
                        .header("Origin", "null")
                        .send();
            case "404" -> browser.get("/nothing/here");
            case "404 below" -> browser.get("/api/auth/me/too");
            case "404 error page" -> browser.get("/error");
            case "404 file" -> browser.get("/WEB-INF/web.xml");
            case "404 dots" -> browser.get("/api/auth/%2e%2e/%2e%2e/WEB-INF/web.xml");
            case "404 jsp" -> browser.get("/x.jsp");
            case "405" -> browser.delete("/api/auth/me");
            case "406" ->
                browser.call("GET", "/api/auth/me")
                        .header("Accept", "text/html")
                        .send();
            case "413" ->
                browser.call("POST", "/api/auth/login")
                        .json("\"" + "x".repeat(70_000) + "\"")
                        .send();
            case "413 chunked" ->
                browser.call("POST", "/api/auth/login")
                        .json("\"" + "x".repeat(70_000) + "\"")
                        .chunked()
                        .send();
            case "415" ->
                browser.call("POST", "/api/auth/login")
                        .body(new byte[2], "text/plain")
                        .send();
            default -> throw new AssertionError(kind);
        };
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "200",
                "200 health",
                "201",
                "400 validation",
                "400 syntax",
                "401",
                "401 bearer",
                "401 login",
                "403",
                "404",
                "404 below",
                "404 error page",
                "404 file",
                "404 dots",
                "404 jsp",
                "405",
                "406",
                "413",
                "413 chunked",
                "415",
            })
    void promise_24_every_kind_of_answer_has_the_headers_and_tells_nothing(String kind) {
        Answer answer = answerOf(kind);
        answer.expect(Integer.parseInt(kind.substring(0, 3)));
        assertSafe(answer);
        assertTrue(
                answer.header("content-type").toLowerCase(Locale.ROOT).matches("application/json; ?charset=utf-8"),
                answer::toString);
        if (answer.status() >= 400) {
            answer.expectError(answer.status(), answer.text("/code"));
        }
    }

    @ParameterizedTest
    @CsvSource({"/api/auth/me, GET", "/api/auth/login, POST", "/api/tenants, 'GET,POST'"})
    void a_405_names_the_methods_that_would_do(String path, String methods) {
        String allow =
                system.browser().call("PUT", path).json("{}").send().expect(405).header("allow");
        Stream.of(methods.split(",")).forEach(method -> assertTrue(allow.contains(method), allow));
    }

    @Test
    void the_request_id_of_a_gateway_is_kept_if_it_is_harmless_and_else_replaced() {
        Browser browser = system.browser();
        browser.call("GET", "/api/auth/me")
                .header("X-Request-Id", "gateway-4711_x.y")
                .send()
                .expectError(401, "UNAUTHORIZED")
                .expectHeader("x-request-id", "gateway-4711_x.y");
        for (String bad :
                List.of("short", "has blanks in it", "<script>alert(1)</script>", "x".repeat(65), "\"quoted-id\"")) {
            Answer answer = browser.call("GET", "/api/auth/me")
                    .header("X-Request-Id", bad)
                    .send()
                    .expectError(401, "UNAUTHORIZED");
            assertNotEquals(bad, answer.header("x-request-id"));
        }
        assertNotEquals(browser.me().header("x-request-id"), browser.me().header("x-request-id"));
    }

    @Test
    void promise_21_on_https_the_cookie_is_secure_and_the_browser_is_told_to_stay() {
        LatchkeySystem secure = LatchkeySystem.on(database, Settings.UNUSUAL);
        String email = secure.newEmail();
        secure.browser().register(email, LatchkeySystem.PASSWORD).expect(200);
        Answer made = secure.browser().signIn(email, LatchkeySystem.PASSWORD).expect(200);
        assertTrue(
                made.setCookie(secure.cookieName())
                        .orElseThrow()
                        .attributes()
                        .containsAll(List.of("secure", "httponly", "samesite=lax", "path=/", "max-age=604800")),
                made::toString);
        for (Answer answer :
                List.of(made, secure.browser().me(), secure.browser().get("/nothing"))) {
            assertTrue(answer.header("strict-transport-security").matches("max-age=(\\d{8,}).*"), answer::toString);
        }
        assertTrue(system.browser()
                .me()
                .headers()
                .firstValue("strict-transport-security")
                .isEmpty());
    }

    @Test
    void asvs_3_4_2_no_foreign_page_may_read_an_answer() {
        Answer answer = system.person()
                .browser()
                .call("GET", "/api/auth/me")
                .header("Origin", "https://evil.example")
                .send();
        assertTrue(answer.headers().firstValue("access-control-allow-origin").isEmpty(), answer::toString);
        answer.expectHeader("cross-origin-resource-policy", "same-origin");
    }
}
