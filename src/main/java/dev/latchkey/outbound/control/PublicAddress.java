package dev.latchkey.outbound.control;

import dev.latchkey.requests.control.NetworkRange;
import java.net.InetAddress;
import java.util.List;
import java.util.stream.Stream;

/**
 * Which addresses are on the public internet, after the IANA registries of special-purpose addresses (RFC 6890). An IPv4 address that
 * comes mapped into IPv6 is an IPv4 address here, as everywhere in Java.
 */
final class PublicAddress {
    private static final List<NetworkRange> SPECIAL_IPV4 = ranges(
            "0.0.0.0/8", // this network
            "10.0.0.0/8", // private
            "100.64.0.0/10", // shared by carriers (RFC 6598); a cloud's metadata are at 100.100.100.200
            "127.0.0.0/8", // loopback
            "168.63.129.16", // a cloud's services for its machines, though the number is a public one
            "169.254.0.0/16", // link-local; clouds' metadata are at 169.254.169.254
            "172.16.0.0/12", // private
            "192.0.0.0/24", // protocol assignments; a cloud's metadata are at 192.0.0.192
            "192.0.2.0/24", // documentation
            "192.88.99.0/24", // relays of 6to4
            "192.168.0.0/16", // private
            "198.18.0.0/15", // benchmarks
            "198.51.100.0/24", // documentation
            "203.0.113.0/24", // documentation
            "224.0.0.0/4", // multicast
            "240.0.0.0/4"); // reserved, and broadcast
    // All of IPv6 that is given out to anybody; loopback, link-local, unique local, multicast, mapped and NAT64
    // (64:ff9b::/96) lie outside.
    private static final List<NetworkRange> GLOBAL_IPV6 = ranges("2000::/3");
    private static final List<NetworkRange> SPECIAL_IPV6 = ranges(
            "2001::/23", // protocol assignments, among them Teredo, which carries IPv4 addresses
            "2001:db8::/32", // documentation
            "2002::/16", // 6to4, which carries IPv4 addresses
            "3fff::/20"); // documentation

    private PublicAddress() {}

    private static List<NetworkRange> ranges(String... networks) {
        return Stream.of(networks)
                .map(network -> NetworkRange.parse(network).orElseThrow())
                .toList();
    }

    /** Whether anybody may have it. */
    static boolean is(InetAddress address) {
        byte[] bytes = address.getAddress();
        return bytes.length == 4 ? !isIn(SPECIAL_IPV4, bytes) : isIn(GLOBAL_IPV6, bytes) && !isIn(SPECIAL_IPV6, bytes);
    }

    static boolean isIn(List<NetworkRange> networks, byte[] address) {
        return networks.stream().anyMatch(network -> network.contains(address));
    }
}
