package dev.latchkey.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** Experiment F3, promise 2: the database goes away and comes back. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class OutageIT {
    private static final Duration SOON = Duration.ofSeconds(10);
    private static final long PATIENCE_MS = 3_000;

    private static Path files = Path.of("");
    private static int databasePort;
    private static EmbeddedPostgres postgres = started();
    private static ServerProcess server = ServerProcess.start(ServerProcess.newDirectory("outage"), environment());
    private static URI address = URI.create("http://127.0.0.1");
    private static String token = "";

    /** The data directory is kept, so that the second start finds what the first one wrote. */
    private static EmbeddedPostgres started() {
        try {
            if (databasePort == 0) {
                files = ServerProcess.newDirectory("outage-postgres");
                try (ServerSocket free = new ServerSocket(0)) {
                    databasePort = free.getLocalPort();
                }
            }
            return EmbeddedPostgres.builder()
                    .setPort(databasePort)
                    .setDataDirectory(files)
                    .setCleanDataDirectory(false)
                    .start();
        } catch (IOException e) {
            throw new AssertionError("the test's PostgreSQL does not start", e);
        }
    }

    private static Map<String, String> environment() {
        return Map.of(
                "DATABASE_URL", "postgres://postgres@127.0.0.1:" + databasePort + "/postgres",
                "LATCHKEY_SECRET", "a secret of the tests, 32 long or more",
                "LATCHKEY_BCRYPT_COST", "4");
    }

    @BeforeAll
    static void sign_in() {
        address = ServerProcess.address(server.awaitReady());
        Answer made = call("POST", "/api/auth/register")
                .json(Map.of("email", "ann@example.org", "password", LatchkeySystem.PASSWORD))
                .send()
                .expect(200);
        token = made.setCookie("auth_token").orElseThrow().value();
    }

    @AfterAll
    static void stop() throws IOException {
        server.kill();
        postgres.close();
    }

    private static Call call(String method, String path) {
        return new Call(method, URI.create(address + path), answer -> {});
    }

    private static Call me(String credential) {
        return call("GET", "/api/auth/me").header("Authorization", "Bearer " + credential);
    }

    @Test
    @Order(1)
    void f3_during_an_outage_a_valid_session_is_503_with_retry_after_and_never_401() throws IOException {
        me(token).send().expect(200);
        postgres.close();
        for (int i = 0; i < 5; i++) {
            busy(me(token));
            busy(call("GET", "/api/auth/me").header("Cookie", "auth_token=" + token));
        }
    }

    /** Nobody is asked to sign in because of an outage. */
    @Test
    @Order(2)
    void f3_people_see_a_page_that_says_so() {
        Answer answer = call("GET", "/account")
                .header("Accept", "text/html")
                .header("Cookie", "auth_token=" + token)
                .send()
                .expect(503);
        assertTrue(answer.body().contains("We will be back in a moment"), answer::toString);
        assertTrue(Integer.parseInt(answer.header("retry-after")) > 0, answer::toString);
        call("GET", "/login").header("Accept", "text/html").send().expect(200);
    }

    /** Of eight at once none waits longer than one alone. */
    @Test
    @Order(2)
    void f3_many_at_once_are_told_so_too() {
        List<Answer> answers = Crowd.atOnce(8, i -> busy(me(token)));
        assertEquals(8, answers.size());
    }

    private static Answer busy(Call call) {
        long start = System.nanoTime();
        Answer answer = call.send();
        long tookMs = (System.nanoTime() - start) / 1_000_000;
        answer.expectError(503, "SERVICE_UNAVAILABLE");
        assertTrue(Integer.parseInt(answer.header("retry-after")) > 0, answer::toString);
        assertTrue(tookMs < PATIENCE_MS, () -> "took " + tookMs + " ms\n" + answer);
        return answer;
    }

    @Test
    @Order(3)
    void f3_nothing_fails_open_and_nothing_is_a_500() {
        busy(me("lk_sess_" + "x".repeat(43)));
        busy(call("POST", "/api/auth/login")
                .json(Map.of("email", "ann@example.org", "password", LatchkeySystem.PASSWORD)));
        busy(call("POST", "/api/auth/register")
                .json(Map.of("email", "bob@example.org", "password", LatchkeySystem.PASSWORD)));
        busy(call("POST", "/api/auth/forgot-password").json(Map.of("email", "ann@example.org")));
        busy(call("POST", "/api/auth/verify-email").json(Map.of("token", "x")));
        busy(call("POST", "/api/auth/reset-password").json(Map.of("token", "x", "password", "a new password")));
        busy(call("GET", "/api/invites/by-token/x"));
        busy(call("GET", "/api/auth/validate"));
        busy(call("POST", "/api/tenants").json(Map.of("name", "x")).header("Authorization", "Bearer " + token));
        call("GET", "/api/auth/me").send().expectError(401, "UNAUTHORIZED");
    }

    @Test
    @Order(4)
    void f3_the_process_lives_but_is_not_ready() {
        call("GET", "/health/live").send().expect(200);
        call("GET", "/health/ready").send().expect(503).expectText("/status", "DOWN");
    }

    @Test
    @Order(5)
    void f3_service_returns_with_the_database_without_a_restart() {
        postgres = started();
        Await.until(
                "the session to be known again", SOON, () -> me(token).send().status() == 200);
        Await.until("ready", SOON, () -> call("GET", "/health/ready").send().status() == 200);
        for (int i = 0; i < 40; i++) {
            me(token).send().expect(200);
        }
        call("POST", "/api/auth/login")
                .json(Map.of("email", "ann@example.org", "password", LatchkeySystem.PASSWORD))
                .send()
                .expect(200);
        assertTrue(server.isAlive());
    }
}
