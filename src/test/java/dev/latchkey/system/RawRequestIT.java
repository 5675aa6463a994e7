package dev.latchkey.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Promises 22 and 23: requests that the container refuses before the product sees them. */
@OnBothDatabases
class RawRequestIT {
    private final LatchkeySystem system;

    RawRequestIT(Database database) {
        system = LatchkeySystem.on(database);
    }

    /** Bytes that no client library sends; the container sees them first. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "GET /api/auth/%zz HTTP/1.1 | 400",
                "GET /api/auth/% HTTP/1.1 | 400",
                "GET /%00 HTTP/1.1 | 400",
                "GET /api/auth/me%00 HTTP/1.1 | 400",
                "GET /api/tenants/%FF%FE HTTP/1.1 | 400,401,404",
                "GET /api/invites/by-token/%E4 HTTP/1.1 | 400,404",
                "GET /api/auth/me?x=%zz HTTP/1.1 | 400,401",
                "GET /api/tenants?page=%FF HTTP/1.1 | 400,401",
                "GET /..%2f..%2fetc/passwd HTTP/1.1 | 400,404",
                "GET /api/auth/..;/me HTTP/1.1 | 400,401,404",
                "GET /api/auth/me;x=1 HTTP/1.1 | 400,401,404",
                "GET //api//auth//me HTTP/1.1 | 400,401,404",
                "GET /api/auth/me\\..\\x HTTP/1.1 | 400,404",
                "TRACE /api/auth/me HTTP/1.1 | 400,405,501",
                "TRACE / HTTP/1.1 | 400,405,501",
                "CONNECT example.org:443 HTTP/1.1 | 400,404,405,501",
                "FOO /api/auth/me HTTP/1.1 | 400,405,501",
                "PROPFIND / HTTP/1.1 | 400,404,405,501",
                "get /api/auth/me HTTP/1.1 | 400,405,501",
            })
    void promise_23_bad_request_lines_are_refused_in_json_or_not_at_all(String line, String statuses) {
        RawCall.Reply reply = RawCall.send(system.port(), line, "Cookie: secret-cookie=echo-me");
        assertRefused(reply, statuses);
    }

    /** The server reads the version before anything of ours sees the request, and answers without a body. */
    @Test
    void promise_23_a_version_of_http_that_nobody_knows_is_refused() {
        RawCall.Reply reply = RawCall.send(system.port(), "GET /api/auth/me HTTP/9.9");
        assertTrue(List.of(400, 505).contains(reply.status()), reply::toString);
        HeadersIT.assertTellsNothing(reply.toString());
    }

    private static void assertRefused(RawCall.Reply reply, String statuses) {
        assertTrue(List.of(statuses.split(",")).contains(Integer.toString(reply.status())), reply::toString);
        HeadersIT.assertTellsNothing(reply.toString());
        assertFalse(reply.toString().contains("echo-me"), reply::toString);
        assertEquals(List.of(), reply.header("Server"), reply::toString);
        assertEquals(List.of(), reply.header("X-Powered-By"), reply::toString);
        assertEquals(List.of("nosniff"), reply.header("X-Content-Type-Options"), reply::toString);
        assertEquals(List.of("no-store"), reply.header("Cache-Control"), reply::toString);
        assertEquals(1, reply.header("X-Request-Id").size(), reply::toString);
        assertTrue(reply.body().contains("\"code\":\""), reply::toString);
        assertTrue(reply.header("Content-Type").get(0).startsWith("application/json"), reply::toString);
    }

    @Test
    void promise_22_headers_and_addresses_without_end_are_refused() {
        String endless = "x".repeat(100_000);
        RawCall.Reply header = RawCall.send(system.port(), "GET /api/auth/me HTTP/1.1", "X-Long: " + endless);
        RawCall.Reply address = RawCall.send(system.port(), "GET /api/auth/me?" + endless + " HTTP/1.1");
        String[] many = Stream.generate(() -> "X-Many: x").limit(2_000).toArray(String[]::new);
        RawCall.Reply crowd = RawCall.send(system.port(), "GET /api/auth/me HTTP/1.1", many);
        for (RawCall.Reply reply : List.of(header, address, crowd)) {
            assertTrue(List.of(400, 413, 414, 431).contains(reply.status()), reply::toString);
            HeadersIT.assertTellsNothing(reply.toString());
        }
    }

    @Test
    void promise_22_an_announced_body_of_20_megabytes_is_413_before_it_is_sent() {
        RawCall.Reply reply = RawCall.send(
                system.port(),
                "POST /api/auth/login HTTP/1.1",
                "Content-Type: application/json",
                "Content-Length: 20971520");
        assertRefused(reply, "413");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Content-Length: -1",
                "Content-Length: x",
                "Content-Length: 5\r\nContent-Length: 6",
                "Transfer-Encoding: identity, chunked",
                "Transfer-Encoding: gzip",
            })
    void asvs_4_2_1_ambiguous_lengths_are_refused(String headers) {
        RawCall.Reply reply =
                RawCall.send(system.port(), "POST /api/auth/login HTTP/1.1", "Content-Type: application/json", headers);
        assertTrue(List.of(400, 411, 501).contains(reply.status()), reply::toString);
        HeadersIT.assertTellsNothing(reply.toString());
    }

    /** RFC 9112 section 6.1: refused, or read by its chunks and the connection ended, so that nothing hides behind it. */
    @Test
    void asvs_4_2_1_nothing_is_smuggled_behind_two_lengths() {
        RawCall.Reply reply = RawCall.sendBytes(
                system.port(),
                "POST /api/auth/login HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\n"
                        + "Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"
                        + "GET /health/live HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n");
        assertEquals(400, reply.status(), reply::toString);
        assertFalse(reply.body().contains("\"UP\""), reply::toString);
    }

    @Test
    void promise_23_a_content_type_that_cannot_be_read_is_refused_in_json() {
        RawCall.Reply reply = RawCall.send(
                system.port(),
                "POST /api/auth/login HTTP/1.1",
                "Content-Type: text/plain; application/json",
                "Content-Length: 0");
        assertRefused(reply, "400,415");
    }
}
