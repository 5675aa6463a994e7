package dev.latchkey.outbound.control;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PublicAddressTest {
    @ParameterizedTest(name = "asvs_1_3_6 {0} {2}")
    @CsvSource({
        "0.0.0.0, false, unspecified",
        "0.1.2.3, false, this network",
        "10.0.0.1, false, private",
        "10.255.255.255, false, private",
        "100.63.255.255, true, below what carriers share",
        "100.64.0.1, false, shared by carriers",
        "100.100.100.200, false, metadata",
        "100.127.255.255, false, shared by carriers",
        "100.128.0.0, true, above what carriers share",
        "127.0.0.1, false, loopback",
        "127.255.255.254, false, loopback",
        "168.63.129.16, false, a cloud's services",
        "169.254.169.254, false, metadata",
        "169.254.0.1, false, link-local",
        "172.15.255.255, true, below private",
        "172.16.0.1, false, private",
        "172.31.255.255, false, private",
        "172.32.0.0, true, above private",
        "192.0.0.192, false, metadata",
        "192.0.2.7, false, documentation",
        "192.88.99.1, false, relay of 6to4",
        "192.168.1.1, false, private",
        "198.18.0.1, false, benchmarks",
        "198.19.255.255, false, benchmarks",
        "198.51.100.1, false, documentation",
        "203.0.113.1, false, documentation",
        "224.0.0.1, false, multicast",
        "239.255.255.255, false, multicast",
        "240.0.0.1, false, reserved",
        "255.255.255.255, false, broadcast",
        "8.8.8.8, true, public",
        "93.184.216.34, true, public",
        "223.255.255.255, true, below multicast",
        "::, false, unspecified",
        "::1, false, loopback",
        "::ffff:127.0.0.1, false, loopback in IPv6",
        "::ffff:10.0.0.1, false, private in IPv6",
        "::ffff:a9fe:a9fe, false, metadata in IPv6",
        "::ffff:8.8.8.8, true, public in IPv6",
        "::127.0.0.1, false, IPv4-compatible",
        "::ffff:0:127.0.0.1, false, translated",
        "64:ff9b::7f00:1, false, NAT64",
        "64:ff9b::808:808, false, NAT64 of a public address",
        "64:ff9b:1::1, false, NAT64 of a network's own",
        "100::1, false, discarded",
        "2001::1, false, Teredo",
        "2001:10::1, false, ORCHID",
        "2001:1ff:ffff::1, false, protocol assignments",
        "2001:200::1, true, public",
        "2001:db8::1, false, documentation",
        "2001:4860:4860::8888, true, public",
        "2002:7f00:1::1, false, 6to4 of loopback",
        "2002:808:808::1, false, 6to4",
        "2606:4700::1111, true, public",
        "3fff::1, false, documentation",
        "3fff:1000::1, true, above documentation",
        "4000::1, false, given to nobody",
        "5f00::1, false, segment routing",
        "fc00::1, false, unique local",
        "fd00:ec2::254, false, metadata",
        "fe80::1, false, link-local",
        "fec0::1, false, site-local",
        "ff02::1, false, multicast",
    })
    void an_address_is_public_or_not(String address, boolean is, String what) throws UnknownHostException {
        assertEquals(is, PublicAddress.is(InetAddress.getByName(address)), what);
    }
}
