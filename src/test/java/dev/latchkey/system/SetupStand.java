package dev.latchkey.system;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Providers that an owner may name: one that is as it should be, and one for each thing that a test can find. */
final class SetupStand {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String KEYS = keys();
    private static final String ORIGIN = started();

    private SetupStand() {}

    /** The issuer that is so: {@code good}, or what is wrong with it. */
    static String issuer(String how) {
        return ORIGIN + "/" + how;
    }

    private static String keys() {
        try {
            return new JWKSet(new ECKeyGenerator(Curve.P_256).keyID("one").generate())
                    .toPublicJWKSet()
                    .toString();
        } catch (JOSEException e) {
            throw new AssertionError(e);
        }
    }

    private static String started() {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext("/", SetupStand::answer);
            Thread thread = new Thread(server::start, "setup-stand");
            thread.setDaemon(true);
            thread.start();
            return "http://localhost:" + server.getAddress().getPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        String how = path.split("/")[1];
        if (path.endsWith("/.well-known/openid-configuration")) {
            document(exchange, how);
        } else if (path.endsWith("/keys")) {
            String keys = switch (how) {
                case "keyless" -> "{\"keys\":[]}";
                case "null-keys" -> "{\"keys\":[null]}";
                default -> KEYS;
            };
            send(exchange, 200, keys);
        } else if (path.endsWith("/token")) {
            String form = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            String secret = URLEncoder.encode(SsoWay.CLIENT_SECRET, StandardCharsets.UTF_8);
            boolean known = form.contains("client_id=tenant-client&") && form.contains("client_secret=" + secret);
            send(exchange, known ? 400 : 401, "{\"error\":\"" + (known ? "invalid_grant" : "invalid_client") + "\"}");
        } else {
            send(exchange, 404, "{}");
        }
    }

    private static void document(HttpExchange exchange, String how) throws IOException {
        Map<String, Object> document = new HashMap<>();
        document.put("issuer", issuer(how.equals("renamed") ? "<b>another</b>" : how));
        document.put("authorization_endpoint", issuer(how) + "/authorize");
        document.put("token_endpoint", issuer(how) + "/token");
        document.put("jwks_uri", how.equals("inward") ? "https://10.0.0.1/keys" : issuer(how) + "/keys");
        document.put("id_token_signing_alg_values_supported", List.of(how.equals("symmetric") ? "HS256" : "ES256"));
        document.put("token_endpoint_auth_methods_supported", List.of("client_secret_post"));
        if (how.equals("halved")) {
            document.remove("token_endpoint");
        }
        switch (how) {
            case "absent" -> send(exchange, 404, "{}");
            case "talkative" -> send(exchange, 200, "<html>Sign in here</html>");
            default -> send(exchange, 200, JSON.writeValueAsString(document));
        }
    }

    private static void send(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }
}
