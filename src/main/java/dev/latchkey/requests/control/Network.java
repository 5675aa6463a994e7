package dev.latchkey.requests.control;

import java.util.HexFormat;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What counts as one client: an IPv4 address, or the /64 of an IPv6 address, which one household has whole. C-29. */
public final class Network {
    private static final int IPV6_NETWORK_BYTES = 8;

    private Network() {}

    /** The key of an IP address: itself for IPv4, the first 64 bits in hexadecimal for IPv6. */
    public static String of(String address) {
        int zone = address.indexOf('%');
        String plain = zone < 0 ? address : address.substring(0, zone);
        // An IPv4 address that comes mapped into IPv6 has four bytes here, so it is the same client as by itself.
        return NetworkRange.address(plain)
                .map(bytes ->
                        bytes.length == 4 ? dotted(bytes) : HexFormat.of().formatHex(bytes, 0, IPV6_NETWORK_BYTES))
                .orElse(plain);
    }

    private static String dotted(byte[] bytes) {
        return IntStream.range(0, bytes.length)
                .mapToObj(i -> Integer.toString(Byte.toUnsignedInt(bytes[i])))
                .collect(Collectors.joining("."));
    }
}
