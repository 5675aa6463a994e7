package dev.latchkey.outbound.control;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.latchkey.outbound.control.OutboundClient.Question;
import dev.latchkey.outbound.control.OutboundClient.Reply;
import dev.latchkey.outbound.entity.OutboundException;
import dev.latchkey.outbound.entity.OutboundException.Reason;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** ASVS 1.3.6 and 13.2.4: what a customer's address may reach. */
class OutboundClientTest {
    private HttpServer server;
    private int port;
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final AtomicInteger lookups = new AtomicInteger();

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newCachedThreadPool(work -> {
            Thread thread = new Thread(work);
            thread.setDaemon(true);
            return thread;
        }));
        server.createContext("/", this::answer);
        server.start();
        port = server.getAddress().getPort();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        asked.add(exchange.getRequestMethod() + " " + path);
        int bytes = path.startsWith("/bytes/") ? Integer.parseInt(path.substring("/bytes/".length())) : 0;
        byte[] body = bytes > 0 ? new byte[bytes] : exchange.getRequestBody().readAllBytes();
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.getResponseHeaders().set("Location", "http://localhost:" + port + "/elsewhere");
        exchange.sendResponseHeaders(path.equals("/moved") ? 302 : 200, path.equals("/slow") ? 100 : body.length);
        if (path.equals("/slow")) {
            trickle(exchange);
        }
        try {
            exchange.getResponseBody().write(body);
        } catch (IOException e) {
            // The client has heard enough.
        }
        exchange.close();
    }

    /** A byte every 100 ms: no single wait is long. */
    private static void trickle(HttpExchange exchange) {
        try {
            for (int i = 0; i < 100; i++) {
                exchange.getResponseBody().write('x');
                exchange.getResponseBody().flush();
                Thread.sleep(100);
            }
        } catch (IOException e) {
            // The client has gone.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private OutboundClient client(String... allowed) {
        OutboundClient client = new OutboundClient();
        client.settings = OutboundSettings.of(List.of(allowed)).orElseThrow();
        client.patience = Duration.ofSeconds(2);
        client.lookup = host -> {
            lookups.incrementAndGet();
            return InetAddress.getAllByName(host);
        };
        return client;
    }

    private URI url(String path) {
        return URI.create("http://localhost:" + port + path);
    }

    private static Reason reason(OutboundClient client, URI url) {
        return assertThrows(OutboundException.class, () -> client.ask("one", Question.get(url)), url::toString)
                .reason();
    }

    @Test
    void a_named_host_is_asked_by_get_and_by_post() throws IOException {
        OutboundClient client = client("localhost");
        assertEquals(200, client.ask("one", Question.get(url("/a"))).status());
        Reply reply = client.ask(
                "one",
                new Question(url("/b"), "x=1&y=%C3%A4", "application/x-www-form-urlencoded", Map.of("X-Of", "ours")));
        assertEquals("x=1&y=%C3%A4", new String(reply.body(), StandardCharsets.UTF_8));
        assertEquals("application/json", reply.contentType());
        assertEquals(List.of("GET /a", "POST /b"), asked);
    }

    @ParameterizedTest
    @CsvSource({
        "127.0.0.0/8, 200",
        "127.0.0.1, 200",
        "LOCALHOST, 200",
        "10.0.0.0/8, 0",
        "localhost.example, 0",
    })
    void what_is_not_public_is_asked_only_when_the_operator_names_it(String allowed, int status) throws IOException {
        OutboundClient client = client(allowed);
        client.lookup = host -> new InetAddress[] {InetAddress.getByName("127.0.0.1")};
        if (status == 0) {
            assertEquals(Reason.NOT_HTTPS, reason(client, url("/")));
            assertEquals(Reason.ADDRESS_REFUSED, reason(client, URI.create("https://localhost:" + port)));
            assertEquals(List.of(), asked);
        } else {
            assertEquals(status, client.ask("one", Question.get(url("/"))).status());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://localhost",
                "https://LOCALHOST.",
                "https://127.0.0.1",
                "https://127.1",
                "https://2130706433",
                "https://0.0.0.0",
                "https://[::1]",
                "https://[::ffff:127.0.0.1]",
                "https://[0:0:0:0:0:ffff:7f00:1]",
                "https://10.1.2.3",
                "https://169.254.169.254/latest/meta-data",
                "https://[64:ff9b::7f00:1]",
                "https://[2002:7f00:1::]",
                "https://[fd00:ec2::254]",
                "https://[fe80::1]",
            })
    void asvs_1_3_6_no_spelling_of_an_inner_address_is_asked(String url) {
        Reason reason = reason(client(), URI.create(url));
        assertTrue(
                List.of(Reason.ADDRESS_REFUSED, Reason.HOST_UNKNOWN, Reason.URL_INVALID)
                        .contains(reason),
                reason::name);
    }

    @ParameterizedTest
    @CsvSource({
        "file:///etc/passwd, URL_INVALID",
        "gopher://example.org, NOT_HTTPS",
        "https:///path, URL_INVALID",
        "https://ann@example.org, URL_INVALID",
        "https://example.org/#top, URL_INVALID",
        "http://example.invalid, HOST_UNKNOWN",
        "https://example.invalid, HOST_UNKNOWN",
    })
    void a_url_has_a_scheme_a_host_and_no_tricks(URI url, Reason expected) {
        assertEquals(expected, reason(client(), url));
    }

    @Test
    void plain_http_to_a_public_address_is_refused() {
        OutboundClient client = client();
        client.lookup = host -> new InetAddress[] {InetAddress.getByName("93.184.216.34")};
        assertEquals(Reason.NOT_HTTPS, reason(client, URI.create("http://example.org")));
    }

    @Test
    void one_inner_address_among_public_ones_condemns_the_name() {
        OutboundClient client = client();
        client.lookup =
                host -> new InetAddress[] {InetAddress.getByName("93.184.216.34"), InetAddress.getByName("127.0.0.1")};
        assertEquals(Reason.ADDRESS_REFUSED, reason(client, URI.create("https://example.org")));
    }

    @Test
    void a_host_is_looked_up_once_and_that_very_address_is_connected_to() throws IOException {
        OutboundClient client = client("127.0.0.0/8");
        client.lookup = host -> {
            // The second answer would lead to nobody: whoever looked up again could not connect.
            String address = lookups.getAndIncrement() == 0 ? "127.0.0.1" : "127.0.0.2";
            return new InetAddress[] {InetAddress.getByName(address)};
        };
        assertEquals(
                200,
                client.ask("one", Question.get(URI.create("http://rebind.example:" + port)))
                        .status());
        assertEquals(1, lookups.get());
    }

    @Test
    void the_second_request_is_judged_anew() throws IOException {
        OutboundClient client = client("127.0.0.0/8");
        client.lookup = host -> {
            String address = lookups.getAndIncrement() == 0 ? "127.0.0.1" : "10.0.0.1";
            return new InetAddress[] {InetAddress.getByName(address)};
        };
        URI url = URI.create("http://rebind.example:" + port);
        assertEquals(200, client.ask("one", Question.get(url)).status());
        assertEquals(Reason.NOT_HTTPS, reason(client, url));
    }

    @Test
    void asvs_15_3_2_a_redirect_is_not_followed() throws IOException {
        assertEquals(
                302, client("localhost").ask("one", Question.get(url("/moved"))).status());
        assertEquals(List.of("GET /moved"), asked);
    }

    @Test
    void an_answer_has_at_most_256_kib() throws IOException {
        OutboundClient client = client("localhost");
        assertEquals(
                262_144, client.ask("one", Question.get(url("/bytes/262144"))).body().length);
        assertEquals(Reason.ANSWER_TOO_LARGE, reason(client, url("/bytes/262145")));
        client.patience = Duration.ofSeconds(30);
        assertEquals(Reason.ANSWER_TOO_LARGE, reason(client, url("/bytes/50000000")));
    }

    @Test
    void the_whole_of_it_has_a_deadline() {
        assertTimeout(
                Duration.ofSeconds(4), () -> assertEquals(Reason.TIMED_OUT, reason(client("localhost"), url("/slow"))));
    }

    @Test
    void a_name_service_that_hangs_holds_nobody_for_long_and_eight_calls_of_a_customer_at_most()
            throws InterruptedException {
        CountDownLatch hanging = new CountDownLatch(1);
        OutboundClient client = client();
        client.patience = Duration.ofMillis(300);
        client.lookup = host -> {
            try {
                hanging.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return new InetAddress[0];
        };
        // Each time another host: names are free, so it is the customer who has eight.
        List<Reason> reasons = new ArrayList<>();
        for (int i = 0; i < 9; i++) {
            reasons.add(reason(client, URI.create("https://hanging" + i + ".example")));
        }
        assertEquals(Collections.nCopies(8, Reason.TIMED_OUT), reasons.subList(0, 8));
        assertEquals(Reason.BUSY, reasons.get(8));
        URI another = URI.create("https://another.example");
        assertEquals(
                Reason.BUSY,
                assertThrows(OutboundException.class, () -> client.check("one", another))
                        .reason());
        assertEquals(
                Reason.TIMED_OUT,
                assertThrows(OutboundException.class, () -> client.check("another", another))
                        .reason());
        hanging.countDown();
    }

    @Test
    void nobody_there_is_unreachable() throws IOException {
        int closed;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            closed = socket.getLocalPort();
        }
        assertEquals(Reason.UNREACHABLE, reason(client("localhost"), URI.create("http://localhost:" + closed)));
    }
}
