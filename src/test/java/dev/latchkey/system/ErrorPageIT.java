package dev.latchkey.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Errors: a page for people, JSON for programs, always with the request id. */
class ErrorPageIT {
    private static final String HTML = "text/html,application/xhtml+xml,*/*;q=0.8";

    private final LatchkeySystem system = LatchkeySystem.on(Database.H2);

    private Call call(String method, String path) {
        return system.browser().call(method, path);
    }

    @ParameterizedTest(name = "{0} {1} with {2}")
    @CsvSource({
        "GET,    /nowhere,            '',               404, This page does not exist",
        "GET,    /login/nowhere,      '',               404, This page does not exist",
        "POST,   /account,            text/plain,       405, This page cannot do that",
        "PUT,    /login,              '',               405, This page cannot do that",
        "DELETE, /login,              '',               405, This page cannot do that",
        "POST,   /login,              application/json, 415, This page cannot read what was sent",
        "POST,   /signup,             text/plain,       415, This page cannot read what was sent",
        "GET,    /WEB-INF/web.xml,    '',               404, This page does not exist",
        "GET,    /error,              '',               404, This page does not exist",
    })
    void people_get_a_page(String method, String path, String type, int status, String title) {
        Call call = call(method, path).header("Accept", HTML);
        Answer answer = (type.isEmpty() ? call : call.body("x".getBytes(java.nio.charset.StandardCharsets.UTF_8), type))
                .send()
                .expect(status);
        assertEquals("text/html;charset=utf-8", answer.header("Content-Type").replace(" ", ""));
        assertTrue(answer.body().contains("<h1>" + title + "</h1>"), answer::toString);
        assertTrue(answer.body().contains(answer.header("X-Request-Id")), answer::toString);
        assertTrue(answer.header("Content-Security-Policy").contains("script-src 'self'"), answer::toString);
        assertEquals("no-store", answer.header("Cache-Control"));
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource({
        "GET,  /api/nowhere,                '" + HTML + "', 404, NOT_FOUND",
        "GET,  /api/auth/me,                '" + HTML + "', 401, UNAUTHORIZED",
        "GET,  /v1/auth/nowhere,            '" + HTML + "', 404, NOT_FOUND",
        "GET,  /health/nowhere,             '" + HTML + "', 404, NOT_FOUND",
        "POST, /openapi,                    '" + HTML + "', 405, METHOD_NOT_ALLOWED",
        "GET,  /assets/nothing.js,          '" + HTML + "', 404, NOT_FOUND",
        "GET,  /nowhere,                    '*/*',                                 404, NOT_FOUND",
        "GET,  /nowhere,                    'application/json',                    404, NOT_FOUND",
    })
    void programs_get_json(String method, String path, String accept, int status, String code) {
        Answer answer = call(method, path).header("Accept", accept).send().expectError(status, code);
        assertEquals(
                "application/json;charset=utf-8", answer.header("Content-Type").replace(" ", ""));
    }

    @Test
    void an_error_is_told_in_the_language_of_the_reader() {
        Answer answer = call("GET", "/nowhere")
                .header("Accept", HTML)
                .header("Accept-Language", "fr;q=0.9, de-CH;q=0.8, en;q=0.1")
                .send()
                .expect(404);
        assertTrue(answer.body().contains("<html lang=\"de\">"), answer::toString);
        assertTrue(answer.body().contains("<h1>Diese Seite gibt es nicht</h1>"), answer::toString);
    }

    @Test
    void an_accept_language_that_cannot_be_read_is_english() {
        for (String odd : new String[] {"*", "x;q=abc", "-", "de".repeat(3_000), "\u00e4"}) {
            Answer answer = call("GET", "/login")
                    .header("Accept", HTML)
                    .header("Accept-Language", odd)
                    .send()
                    .expect(200);
            assertTrue(answer.body().contains("<html lang=\"en\">"), answer::toString);
        }
    }
}
