package dev.latchkey.system;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One request, put together and sent. */
public final class Call {
    // One for all, so that requests of different people share connections as they do behind a proxy.
    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(Duration.ofSeconds(10))
            .build();
    private static final ObjectMapper JSON = new ObjectMapper();

    private final String method;
    private final URI uri;
    private final Consumer<Answer> seen;
    private final Map<String, Set<String>> headers = new LinkedHashMap<>();
    private byte @Nullable [] body;
    private boolean chunked;

    Call(String method, URI uri, Consumer<Answer> seen) {
        this.method = method;
        this.uri = uri;
        this.seen = seen;
    }

    /** Sets a header, in place of one that was there. */
    public Call header(String name, String value) {
        headers.put(name, new LinkedHashSet<>(Set.of(value)));
        return this;
    }

    /** Leaves out a header that the client would send. */
    public Call without(String name) {
        headers.remove(name);
        return this;
    }

    /** A body of an object or a list, as JSON. */
    public Call json(Object value) {
        try {
            return json(JSON.writeValueAsString(value));
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }

    /** A body as it is, called JSON. */
    public Call json(String text) {
        return body(text.getBytes(StandardCharsets.UTF_8), "application/json");
    }

    /** Any bytes, called anything. */
    public Call body(byte[] bytes, String contentType) {
        body = bytes;
        return header("Content-Type", contentType);
    }

    /** Does not announce the body's length. */
    public Call chunked() {
        chunked = true;
        return this;
    }

    /** Sends it. */
    public Answer send() {
        HttpRequest.Builder builder = HttpRequest.newBuilder(uri).timeout(Duration.ofSeconds(60));
        headers.forEach((name, values) -> values.forEach(value -> builder.header(name, value)));
        builder.method(method, publisher());
        try {
            Answer answer = new Answer(
                    toString(), HTTP.send(builder.build(), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8)));
            seen.accept(answer);
            return answer;
        } catch (IOException e) {
            throw new AssertionError("no answer to\n" + this, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }

    private BodyPublisher publisher() {
        byte[] bytes = body;
        if (bytes == null) {
            return BodyPublishers.noBody();
        }
        return chunked
                ? BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(bytes))
                : BodyPublishers.ofByteArray(bytes);
    }

    @Override
    public String toString() {
        String text = body == null ? "" : new String(body, StandardCharsets.UTF_8);
        String shown = text.length() <= 1_000 ? text : text.substring(0, 1_000) + "… (" + text.length() + ")";
        return method + " " + uri + " " + headers + " " + shown;
    }
}
