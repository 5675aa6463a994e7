package dev.latchkey.requests.control;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NetworkRangeTest {
    @ParameterizedTest
    @CsvSource({
        "10.0.0.0/8, 10.255.255.255, true",
        "10.0.0.0/8, 11.0.0.0, false",
        "10.0.0.0/8, 9.255.255.255, false",
        "10.1.2.3/8, 10.9.9.9, true",
        "192.168.4.0/22, 192.168.7.255, true",
        "192.168.4.0/22, 192.168.8.0, false",
        "192.0.2.1, 192.0.2.1, true",
        "192.0.2.1, 192.0.2.2, false",
        "192.0.2.1/32, 192.0.2.0, false",
        "0.0.0.0/0, 203.0.113.9, true",
        "0.0.0.0/0, ::1, false",
        "::/0, 10.0.0.1, false",
        "fd00::/8, fdff::1, true",
        "fd00::/8, fc00::1, false",
        "2001:db8::/33, 2001:db8:7fff::1, true",
        "2001:db8::/33, 2001:db8:8000::1, false",
        "::1, 0:0:0:0:0:0:0:1, true",
        "10.0.0.0/8, ::ffff:10.0.0.1, true",
    })
    void a_network_holds_the_addresses_that_share_its_prefix(String range, String address, boolean held) {
        assertEquals(
                held,
                NetworkRange.parse(range)
                        .orElseThrow()
                        .contains(NetworkRange.address(address).orElseThrow()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "localhost",
                "example.org",
                "10.0.0.0/33",
                "10.0.0.0/-1",
                "10.0.0.0/",
                "10.0.0.0/a",
                "10.0.0.0/8/8",
                "::/129",
                "::/1000",
                "/8",
                "*",
                "10.0.0.1:80",
                "[::1]",
                "fe80::1%eth0",
                "1:2:3",
                "::g",
            })
    void anything_else_is_no_network(String text) {
        assertEquals(Optional.empty(), NetworkRange.parse(text));
    }

    /** Such texts come from outside, in X-Forwarded-For: a wrong number must not be looked up, or read as another one. */
    @ParameterizedTest
    @ValueSource(strings = {"999.1.1.1", "1.2.3.4.5", "256.0.0.1", "1..2", ".", "...", "1.2.3", "10", "167772161"})
    void digits_that_are_no_whole_ipv4_address_are_none(String text) {
        assertTrue(NetworkRange.address(text).isEmpty(), text);
    }

    @Test
    void a_client_is_its_ipv4_address_or_the_first_half_of_its_ipv6_address() {
        assertEquals("203.0.113.9", Network.of("203.0.113.9"));
        assertEquals("20010db800010002", Network.of("2001:db8:1:2:3:4:5:6"));
        assertEquals(Network.of("2001:db8:1:2::1"), Network.of("2001:db8:1:2:ffff::"));
        assertTrue(!Network.of("2001:db8:1:2::1").equals(Network.of("2001:db8:1:3::1")));
        assertEquals(Network.of("fe80::1"), Network.of("fe80::1%eth0"));
    }

    @Test
    void an_ipv4_address_in_ipv6_clothes_is_itself() {
        assertArrayEquals(
                NetworkRange.address("10.0.0.1").orElseThrow(),
                NetworkRange.address("::ffff:10.0.0.1").orElseThrow());
    }

    @ParameterizedTest
    @ValueSource(strings = {"203.0.113.9", "::ffff:203.0.113.9", "::ffff:cb00:7109"})
    void an_ipv4_client_is_one_client_in_any_clothes(String address) {
        assertEquals("203.0.113.9", Network.of(address));
    }
}
