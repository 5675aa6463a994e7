package dev.latchkey.system;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;

/** What the server answered. Every expectation that fails shows the request and the answer. */
public final class Answer {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern REQUEST_ID = Pattern.compile("[A-Za-z0-9._-]{8,64}");

    private final String request;
    private final HttpResponse<String> response;

    Answer(String request, HttpResponse<String> response) {
        this.request = request;
        this.response = response;
    }

    public int status() {
        return response.statusCode();
    }

    public String body() {
        return response.body();
    }

    public HttpHeaders headers() {
        return response.headers();
    }

    /** A header's first value; an error when it is not there. */
    public String header(String name) {
        return headers().firstValue(name).orElseThrow(() -> failure("header " + name));
    }

    /** The whole body as JSON. */
    public JsonNode json() {
        try {
            return JSON.readTree(body());
        } catch (JsonProcessingException e) {
            throw failure("a JSON body");
        }
    }

    /** What stands at a JSON pointer such as {@code /user/id}; an error when there is nothing. */
    public JsonNode at(String pointer) {
        JsonNode node = json().at(pointer);
        if (node.isMissingNode()) {
            throw failure("something at " + pointer);
        }
        return node;
    }

    /** The text at a JSON pointer; an error when there is none. */
    public String text(String pointer) {
        JsonNode node = at(pointer);
        if (!node.isTextual()) {
            throw failure("a text at " + pointer);
        }
        return node.textValue();
    }

    /** The texts of an array, or of one member of each of its elements: {@code texts("/tenants", "id")}. */
    public List<String> texts(String pointer, String... member) {
        return StreamSupport.stream(at(pointer).spliterator(), false)
                .map(element -> member.length == 0 ? element : element.path(member[0]))
                .map(JsonNode::asText)
                .toList();
    }

    /** The {@code Set-Cookie} header of that cookie, attributes included, if it is set. */
    public Optional<SetCookie> setCookie(String name) {
        List<SetCookie> found = headers().allValues("set-cookie").stream()
                .map(SetCookie::parse)
                .filter(cookie -> cookie.name().equals(name))
                .toList();
        if (found.size() > 1) {
            throw failure("cookie " + name + " set once");
        }
        return found.stream().findFirst();
    }

    public Answer expect(int status) {
        return status() == status ? this : fail("status " + status);
    }

    /** An error in the one form that all errors have. */
    public Answer expectError(int status, String code) {
        expect(status);
        expectText("/code", code);
        String message = text("/message");
        boolean formed = text("/error").equals(message)
                && !message.isBlank()
                && text("/requestId").equals(header("x-request-id"))
                && REQUEST_ID.matcher(text("/requestId")).matches()
                && header("content-type").toLowerCase(java.util.Locale.ROOT).startsWith("application/json")
                && json().path("status").isMissingNode()
                && json().path("statusText").isMissingNode();
        return formed ? this : fail("an error in the contract's form");
    }

    public Answer expectText(String pointer, String text) {
        return at(pointer).isTextual() && text(pointer).equals(text) ? this : fail(text + " at " + pointer);
    }

    public Answer expectTrue(String pointer) {
        return at(pointer).isBoolean() && at(pointer).booleanValue() ? this : fail("true at " + pointer);
    }

    public Answer expectFalse(String pointer) {
        return at(pointer).isBoolean() && !at(pointer).booleanValue() ? this : fail("false at " + pointer);
    }

    public Answer expectNull(String pointer) {
        return at(pointer).isNull() ? this : fail("null at " + pointer);
    }

    public Answer expectSize(String pointer, int size) {
        return at(pointer).isArray() && at(pointer).size() == size ? this : fail(size + " elements at " + pointer);
    }

    public Answer expectHeader(String name, String value) {
        return headers().firstValue(name).filter(value::equals).isPresent() ? this : fail(name + ": " + value);
    }

    /** The members of an object, exactly these and no others. */
    public Answer expectMembers(String pointer, String... names) {
        List<String> found = new ArrayList<>();
        at(pointer).fieldNames().forEachRemaining(found::add);
        boolean same = found.size() == names.length && found.containsAll(List.of(names));
        return same ? this : fail("the members " + List.of(names) + " at " + (pointer.isEmpty() ? "/" : pointer));
    }

    /** Neither headers nor body contain it. */
    public Answer expectNowhere(String secret) {
        return body().contains(secret) || headers().map().toString().contains(secret) ? fail("no " + secret) : this;
    }

    /** Fails and tells what was expected, asked and answered. */
    public Answer fail(String expected) {
        throw failure(expected);
    }

    private AssertionError failure(String expected) {
        return new AssertionError("expected " + expected + "\n" + this);
    }

    @Override
    public String toString() {
        StringBuilder text =
                new StringBuilder(request).append("\nHTTP ").append(status()).append('\n');
        headers()
                .map()
                .forEach((name, values) ->
                        text.append(name).append(": ").append(values).append('\n'));
        return text.append(body()).append('\n').toString();
    }

    /** One {@code Set-Cookie} header: {@code attributes} in lower case, as they came. */
    public record SetCookie(String name, String value, List<String> attributes) {
        static SetCookie parse(String header) {
            String[] parts = header.split(";\\s*");
            int equals = parts[0].indexOf('=');
            List<String> attributes = new ArrayList<>();
            for (int i = 1; i < parts.length; i++) {
                attributes.add(parts[i].toLowerCase(java.util.Locale.ROOT));
            }
            return new SetCookie(parts[0].substring(0, equals), parts[0].substring(equals + 1), attributes);
        }

        /** Whether it tells the browser to forget the cookie. */
        public boolean removes() {
            return value.isEmpty() && attributes.contains("max-age=0");
        }
    }
}
