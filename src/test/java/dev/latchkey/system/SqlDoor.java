package dev.latchkey.system;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Lets test programs that are not Java see and age rows: {@code POST /} with {@code {"sql": "…", "parameters": […]}} answers the
 * rows, on loopback only. Run by itself it brings a database along: {@code SqlDoor h2} or {@code SqlDoor postgresql}.
 */
final class SqlDoor implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Store store;
    private final HttpServer server;

    SqlDoor(Store store) throws IOException {
        this.store = store;
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    /** Prints the database's URL for the server and the door's own, and stays until it is ended. */
    public static void main(String[] names) throws IOException {
        Store store = Database.valueOf(names[0].toUpperCase(Locale.ROOT)).create();
        System.out.println(store.url() + " " + new SqlDoor(store).url());
        System.out.flush();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/";
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            try {
                send(exchange, 200, JSON.writeValueAsBytes(rows(JSON.readTree(exchange.getRequestBody()))));
            } catch (AssertionError | IOException e) {
                send(exchange, 500, String.valueOf(e.getCause()).getBytes(StandardCharsets.UTF_8));
            }
        }
    }

    private List<Map<String, @Nullable String>> rows(JsonNode question) {
        List<@Nullable Object> parameters = new ArrayList<>();
        question.path("parameters").forEach(one -> parameters.add(one.isTextual() ? one.textValue() : number(one)));
        return store.sql(question.path("sql").asText(), parameters.toArray()).stream()
                .map(SqlDoor::texts)
                .toList();
    }

    private static void send(HttpExchange exchange, int status, byte[] body) throws IOException {
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
    }

    private static @Nullable Object number(JsonNode node) {
        return node.isNull() ? null : node.isBoolean() ? (Object) node.booleanValue() : (Object) node.longValue();
    }

    private static Map<String, @Nullable String> texts(Map<String, @Nullable Object> row) {
        Map<String, @Nullable String> texts = new TreeMap<>();
        row.forEach((name, value) -> texts.put(name, value == null ? null : value.toString()));
        return texts;
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
