package dev.latchkey.social.control;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import com.sun.net.httpserver.HttpServer;
import dev.latchkey.settings.control.ServerSettings;
import dev.latchkey.social.control.SocialSettings.Provider;
import dev.latchkey.social.entity.CallbackException;
import dev.latchkey.social.entity.CallbackRefusal;
import dev.latchkey.social.entity.Flow;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A provider that is down, slow, or answers something else. */
class GoogleClientTest {
    private static CallbackRefusal refusal(int port) {
        URI there = URI.create("http://127.0.0.1:" + port);
        Provider google = new Provider("client-id", "client-secret", there, there, there, there.toString());
        GoogleClient client = new GoogleClient();
        client.settings = new SocialSettings(google);
        client.server = new ServerSettings(URI.create("http://localhost:8080"), true);
        client.prepare();
        Flow.Secrets secrets = new Flow.Secrets("v".repeat(43), "n");
        return assertThrows(CallbackException.class, () -> client.identify(google, "code", secrets))
                .refusal();
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "400 | {\"error\":\"invalid_grant\"} | INVALID_CODE",
                "401 | {\"error\":\"invalid_client\"} | PROVIDER_UNAVAILABLE",
                "400 | {\"error\":\"invalid_request\"} | PROVIDER_UNAVAILABLE",
                "500 | oops | PROVIDER_UNAVAILABLE",
                "302 | {} | PROVIDER_UNAVAILABLE",
                "200 | <html>no JSON</html> | PROVIDER_UNAVAILABLE",
                "200 | [1,2] | PROVIDER_UNAVAILABLE",
                "200 | {\"access_token\":\"x\",\"token_type\":\"Bearer\"} | INVALID_ID_TOKEN",
                "200 | {\"access_token\":\"x\",\"id_token\":\"a.b.c\"} | INVALID_ID_TOKEN",
            })
    void an_answer_that_names_nobody_is_refused(int status, String body, CallbackRefusal expected) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.getResponseHeaders().set("Location", "/elsewhere");
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
        server.start();
        try {
            assertEquals(expected, refusal(server.getAddress().getPort()));
        } finally {
            server.stop(0);
        }
    }

    @Test
    void a_provider_that_is_down_is_unavailable() throws IOException {
        int port;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        assertEquals(CallbackRefusal.PROVIDER_UNAVAILABLE, refusal(port));
    }

    @Test
    void a_provider_that_does_not_answer_is_given_up_after_five_seconds() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            assertTimeout(
                    Duration.ofSeconds(9),
                    () -> assertEquals(CallbackRefusal.PROVIDER_UNAVAILABLE, refusal(silent.getLocalPort())));
        }
    }
}
