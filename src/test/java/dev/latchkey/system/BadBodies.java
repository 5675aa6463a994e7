package dev.latchkey.system;

import static dev.latchkey.system.BadInput.LOGIN;
import static dev.latchkey.system.BadInput.REGISTER;

import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;

/** Bodies that are wrong whatever the path, and paths and methods that are not there. */
final class BadBodies {
    private BadBodies() {}

    static Stream<BadInput> everywhere() {
        return BadInput.BODY_PATHS.stream()
                .flatMap(path -> Stream.of(shapes(path), syntax(path), wrappings(path)))
                .flatMap(cases -> cases);
    }

    private static Stream<BadInput> shapes(String path) {
        return Stream.of(
                invalid("no body", path, ""),
                invalid("null", path, "null"),
                invalid("a list", path, "[]"),
                invalid("a text", path, "\"secret«text\""),
                invalid("an empty text", path, "\"\""),
                invalid("a number", path, "7"),
                invalid("an empty object", path, "{}"),
                invalid("a second value", path, "{} {}"));
    }

    private static BadInput invalid(String name, String path, String body) {
        return BadInput.of(name, path, body, "VALIDATION_ERROR");
    }

    private static Stream<BadInput> syntax(String path) {
        return Stream.of(
                garbled("half an object", path, "{\"email\":\""),
                garbled("no JSON", path, "email=«&password=x"),
                garbled("a comment", path, "/* « */ {}"),
                garbled("a name twice", path, "{\"email\":\"a@example.org\",\"email\":\"«@example.org\"}"),
                garbled("an unknown name twice", path, "{\"x\":1,\"x\":2}"),
                garbled("depth", path, "{\"x\":" + "[".repeat(10_000) + "]".repeat(10_000) + "}"),
                garbled("a huge number", path, "{\"x\":1" + "0".repeat(5_000) + "}"),
                garbled("invalid UTF-8", path, "").bytes(invalidUtf8()));
    }

    private static BadInput garbled(String name, String path, String body) {
        return BadInput.of(name, path, body, "INVALID_JSON");
    }

    private static byte[] invalidUtf8() {
        String body = "{\"email\":\"?\",\"password\":\"x\",\"token\":\"y\",\"name\":\"z\"}";
        byte[] bytes = body.getBytes(StandardCharsets.US_ASCII);
        bytes[body.indexOf('?')] = (byte) 0xC3;
        return bytes;
    }

    private static Stream<BadInput> wrappings(String path) {
        return Stream.of(
                mistaken("text", path, "{}", "text/plain"),
                mistaken("XML", path, "<a/>", "application/xml"),
                mistaken("a form", path, "email=«", "application/x-www-form-urlencoded"),
                mistaken("an unknown type", path, "{}", "application/json-seq"),
                tooLarge("65,537 bytes", path, 65_537),
                tooLarge("99,999 bytes", path, 99_999));
    }

    private static BadInput mistaken(String name, String path, String body, String type) {
        return BadInput.of(name, path, body, "UNSUPPORTED_MEDIA_TYPE")
                .answers(415)
                .type(type);
    }

    private static BadInput tooLarge(String name, String path, int bytes) {
        String start = "{\"x\":\"";
        String body = start + "y".repeat(bytes - start.length() - 2) + "\"}";
        return BadInput.of(name, path, body, "PAYLOAD_TOO_LARGE").answers(413).silentOn("yyy");
    }

    static Stream<BadInput> places() {
        return Stream.of(
                nothing("a path that is not there", "/api/auth/no-such-thing"),
                nothing("a path that is not there", "/api/no/such/thing"),
                nothing("a path that is not there", "/%3Cscript%3E").silentOn("script"),
                nothing("a directory of the container", "/WEB-INF/web.xml"),
                nothing("the error page itself", "/error"),
                nothing("a step too many", REGISTER + "/x"),
                noMethod("PUT", REGISTER),
                noMethod("PATCH", LOGIN),
                noMethod("POST", "/api/auth/me"),
                noMethod("PUT", "/api/auth/validate"));
    }

    private static BadInput nothing(String name, String path) {
        return BadInput.of(name, path, "{}", "NOT_FOUND").answers(404);
    }

    private static BadInput noMethod(String method, String path) {
        return BadInput.of("a wrong method", path, "{}", "METHOD_NOT_ALLOWED")
                .answers(405)
                .method(method);
    }
}
