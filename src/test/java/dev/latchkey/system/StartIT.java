package dev.latchkey.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** {@code java -jar latchkey.jar}, as the README has it. */
class StartIT {
    @Test
    void with_nothing_set_it_makes_its_database_in_data_says_where_it_listens_and_keeps_all_over_a_restart() {
        Path directory = ServerProcess.newDirectory("start");
        ServerProcess first = ServerProcess.start(directory, Map.of());
        int port = first.awaitReady();
        List<String> lines = first.stdout().lines().toList();
        assertEquals("Latchkey is ready: http://localhost:" + port, lines.get(lines.size() - 1));
        Answer ready = call("GET", port, "/health/ready").send().expect(200);
        assertTrue(Files.isRegularFile(directory.resolve("data/latchkey.mv.db")), ready::toString);

        Map<String, String> body = Map.of("email", "ann@example.org", "password", LatchkeySystem.PASSWORD);
        String cookie = call("POST", port, "/api/auth/register")
                .json(body)
                .send()
                .expect(200)
                .setCookie("auth_token")
                .orElseThrow()
                .value();
        Await.until(
                "the verification mail in the log, with a warning that no mail server is set",
                Duration.ofSeconds(20),
                () -> first.stderr().contains("LATCHKEY_MAIL_URL")
                        && first.stderr().contains("/verify-email?token="));
        String key = signedIn("POST", port, "/api/api-keys", cookie)
                .json(Map.of("name", "ci"))
                .send()
                .expect(201)
                .text("/key");
        call("GET", port, "/api/auth/me").header("x-api-key", key).send().expect(200);
        first.stop();
        assertFalse(first.stdout().contains("ann@example.org"), "the ready line stays the last one");

        ServerProcess second = ServerProcess.start(directory, Map.of(), "--port", "0");
        int again = second.awaitReady();
        call("POST", again, "/api/auth/login").json(body).send().expect(200);
        signedIn("GET", again, "/api/auth/me", cookie).send().expect(200);
        Answer keys = signedIn("GET", again, "/api/api-keys", cookie).send().expect(200);
        assertEquals(1, keys.at("/apiKeys/0/requestCount").asInt(), "s3_48: what was counted just before the stop");
        second.stop();
    }

    @Test
    void a_setting_that_cannot_be_used_stops_the_start_and_is_named() {
        assertRefused(Map.of("LATCHKEY_BCRYPT_COST", "abc"), "LATCHKEY_BCRYPT_COST");
        assertRefused(Map.of("LATCHKEY_API_TOKEN", "31 characters are not enough .."), "LATCHKEY_API_TOKEN");
    }

    @Test
    void c_35_s2_18_the_first_administrator_is_made_once_and_his_password_is_nowhere() {
        Path directory = ServerProcess.newDirectory("first");
        Map<String, String> named =
                Map.of("LATCHKEY_ADMIN_EMAIL", "Boss@example.org", "LATCHKEY_ADMIN_PASSWORD", LatchkeySystem.PASSWORD);
        ServerProcess first = ServerProcess.start(directory, named);
        int port = first.awaitReady();
        Map<String, String> body = Map.of("email", "boss@example.org", "password", LatchkeySystem.PASSWORD);
        call("POST", port, "/api/auth/login").json(body).send().expect(200).expectTrue("/user/emailVerified");
        first.stop();
        assertFalse((first.stdout() + first.stderr()).contains(LatchkeySystem.PASSWORD), "the password is logged");

        Map<String, String> others =
                Map.of("LATCHKEY_ADMIN_EMAIL", "other@example.org", "LATCHKEY_ADMIN_PASSWORD", LatchkeySystem.PASSWORD);
        ServerProcess second = ServerProcess.start(directory, others);
        int again = second.awaitReady();
        call("POST", again, "/api/auth/login").json(body).send().expect(200);
        call("POST", again, "/api/auth/login")
                .json(Map.of("email", "other@example.org", "password", LatchkeySystem.PASSWORD))
                .send()
                .expect(401);
        second.stop();
    }

    @Test
    void a_database_of_ones_own_needs_a_secret() {
        assertRefused(Map.of("DATABASE_URL", Database.POSTGRESQL.create().url()), "LATCHKEY_SECRET");
    }

    @Test
    void a_port_that_is_taken_stops_the_start_and_is_named() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("0.0.0.0"))) {
            String port = Integer.toString(taken.getLocalPort());
            assertRefused(Map.of("PORT", port), "port " + port);
        }
        assertRefused(Map.of("PORT", "eighty"), "PORT");
    }

    private static void assertRefused(Map<String, String> environment, String named) {
        ServerProcess server = ServerProcess.start(ServerProcess.newDirectory("refused"), environment);
        assertNotEquals(0, server.awaitEnd());
        List<String> why = server.stderr()
                .lines()
                .filter(line -> line.startsWith("Latchkey did not start: "))
                .toList();
        assertTrue(why.size() == 1 && why.get(0).contains(named), server::lastWords);
        assertFalse(server.stdout().contains("ready"), server::lastWords);
    }

    private static Call signedIn(String method, int port, String path, String cookie) {
        return call(method, port, path)
                .header("Cookie", "auth_token=" + cookie)
                .header("Origin", "http://localhost:" + port);
    }

    private static Call call(String method, int port, String path) {
        return new Call(method, ServerProcess.address(port).resolve(path), answer -> {});
    }
}
