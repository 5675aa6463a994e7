package dev.latchkey.requests.control;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.latchkey.requests.entity.Client;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** C-29, promise 11, ASVS 4.1.3: forwarding headers count only from a configured proxy. */
class ClientsTest {
    private static Clients trusting(String... ranges) {
        Clients clients = new Clients();
        clients.settings = new Clients.ProxySettings(Stream.of(ranges)
                .map(text -> NetworkRange.parse(text).orElseThrow())
                .toList());
        return clients;
    }

    @ParameterizedTest
    @ValueSource(strings = {"203.0.113.9", "127.0.0.1", "::1", "2001:db8::1"})
    void without_a_trusted_proxy_the_client_is_the_peer_whatever_it_says(String peer) {
        GivenRequest request = GivenRequest.from(peer)
                .header("X-Forwarded-For", "198.51.100.1")
                .header("X-Real-IP", "198.51.100.1")
                .header("Forwarded", "for=198.51.100.1");
        assertEquals(peer, trusting().address(request.made()));
        assertEquals(peer, trusting("10.0.0.0/8").address(request.made()));
    }

    /** Peer, what it forwards, and who is the client when 10.0.0.0/8 and fd00::/8 are our proxies. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "10.0.0.1 | 198.51.100.1 | 198.51.100.1",
                "10.0.0.1 | 6.6.6.6, 198.51.100.1 | 198.51.100.1",
                "10.0.0.1 | 6.6.6.6, 198.51.100.1, 10.0.0.2 | 198.51.100.1",
                "10.0.0.1 | 6.6.6.6,198.51.100.1 ,10.0.0.2,10.0.0.3 | 198.51.100.1",
                "10.0.0.1 | 10.0.0.7 | 10.0.0.7",
                "10.0.0.1 | 198.51.100.1, unknown | 10.0.0.1",
                "10.0.0.1 | 198.51.100.1, 10.0.0.2:5000 | 10.0.0.1",
                "10.0.0.1 | 198.51.100.1, localhost | 10.0.0.1",
                "10.0.0.1 | evil.example.org | 10.0.0.1",
                "10.0.0.1 | '' | 10.0.0.1",
                "10.0.0.1 | , | 10.0.0.1",
                "10.0.0.1 | 2001:db8::7 | 2001:db8::7",
                "fd00::1 | 198.51.100.1 | 198.51.100.1",
                "203.0.113.9 | 198.51.100.1 | 203.0.113.9",
                "11.0.0.1 | 198.51.100.1 | 11.0.0.1",
            })
    void behind_trusted_proxies_it_is_the_last_address_that_none_of_them_owns(
            String peer, String forwarded, String client) {
        Clients clients = trusting("10.0.0.0/8", "fd00::/8");
        assertEquals(
                client,
                clients.address(GivenRequest.from(peer)
                        .header("X-Forwarded-For", forwarded)
                        .made()));
    }

    @Test
    void several_headers_are_read_as_one_list() {
        Clients clients = trusting("10.0.0.0/8");
        GivenRequest request = GivenRequest.from("10.0.0.1")
                .header("X-Forwarded-For", "6.6.6.6")
                .header("X-Forwarded-For", "198.51.100.1, 10.0.0.2");
        assertEquals("198.51.100.1", clients.address(request.made()));
    }

    @Test
    void a_proxy_that_forwards_nothing_is_the_client_itself() {
        assertEquals(
                "10.0.0.1",
                trusting("10.0.0.0/8").address(GivenRequest.from("10.0.0.1").made()));
    }

    @Test
    void a_client_has_no_control_characters_and_at_most_512_of_a_user_agent() {
        Client client = trusting()
                .of(GivenRequest.from("203.0.113.9")
                        .header("User-Agent", "a\u0000b\nc" + "x".repeat(600))
                        .header("X-Request-Id", "gateway-id-1")
                        .made());
        String agent = Objects.requireNonNull(client.userAgent());
        assertTrue(agent.startsWith("a b c"), agent);
        assertEquals(512, agent.length());
        assertEquals("gateway-id-1", client.requestId());
        assertNull(trusting().of(GivenRequest.from("203.0.113.9").made()).userAgent());
    }
}
