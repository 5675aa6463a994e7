package dev.latchkey.social.control;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A provider that answers as it is told. */
final class ProviderStand implements AutoCloseable {
    private record Answer(int status, String body, Duration delay, Duration drip) {}

    private final Map<String, Answer> answers = new ConcurrentHashMap<>();
    private final Map<String, List<String>> requests = new ConcurrentHashMap<>();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final HttpServer server;

    ProviderStand() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    String origin() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    void answer(String path, int status, String body) {
        answers.put(path, new Answer(status, body, Duration.ZERO, Duration.ZERO));
    }

    void slow(String path, Duration delay) {
        answers.computeIfPresent(path, (key, now) -> new Answer(now.status(), now.body(), delay, now.drip()));
    }

    /** One character after the other. */
    void drip(String path, Duration drip) {
        answers.computeIfPresent(path, (key, now) -> new Answer(now.status(), now.body(), now.delay(), drip));
    }

    /** The discovery document, with members that differ. */
    String document(Map<String, Object> different) {
        Map<String, Object> document = new HashMap<>(Map.of(
                "issuer", origin(),
                "authorization_endpoint", origin() + "/authorize",
                "token_endpoint", origin() + "/token",
                "jwks_uri", origin() + "/jwks",
                "id_token_signing_alg_values_supported", List.of("RS256")));
        document.putAll(different);
        try {
            return new ObjectMapper().writeValueAsString(document);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    int calls(String path) {
        return requests.getOrDefault(path, List.of()).size();
    }

    /** Its headers and body. */
    String lastRequest(String path) {
        List<String> all = requests.getOrDefault(path, List.of());
        return all.get(all.size() - 1);
    }

    private void handle(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        StringBuilder request = new StringBuilder();
        exchange.getRequestHeaders()
                .forEach((name, values) ->
                        request.append(name).append(": ").append(values.get(0)).append('\n'));
        request.append(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        requests.merge(path, List.of(request.toString()), (old, more) -> {
            List<String> all = new java.util.ArrayList<>(old);
            all.addAll(more);
            return all;
        });
        Answer answer = answers.getOrDefault(path, new Answer(404, "", Duration.ZERO, Duration.ZERO));
        pause(answer.delay());
        byte[] bytes = answer.body().getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.getResponseHeaders().set("Location", "/elsewhere");
        exchange.sendResponseHeaders(answer.status(), bytes.length == 0 ? -1 : bytes.length);
        try (OutputStream body = exchange.getResponseBody()) {
            if (answer.drip().isZero()) {
                body.write(bytes);
                return;
            }
            for (byte one : bytes) {
                body.write(one);
                body.flush();
                pause(answer.drip());
            }
        }
    }

    private static void pause(Duration time) {
        try {
            Thread.sleep(time.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
