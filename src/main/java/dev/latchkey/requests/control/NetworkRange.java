package dev.latchkey.requests.control;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.regex.Pattern;

/** An IPv4 or IPv6 network in CIDR form, or a single address. */
public record NetworkRange(byte[] network, int prefixBits) {
    // Only literals: InetAddress would ask the name service for anything else.
    private static final String OCTET = "(?:25[0-5]|2[0-4]\\d|1?\\d?\\d)";
    private static final Pattern LITERAL =
            Pattern.compile("(?:" + OCTET + "\\.){3}" + OCTET + "|(?=.*:)[0-9a-fA-F:.]{2,45}");

    /** Reads {@code 10.0.0.0/8}, {@code ::1} and the like; nothing for anything else. */
    public static Optional<NetworkRange> parse(String text) {
        int slash = text.indexOf('/');
        Optional<byte[]> address = address(slash < 0 ? text : text.substring(0, slash));
        if (address.isEmpty()) {
            return Optional.empty();
        }
        int all = address.get().length * 8;
        if (slash < 0) {
            return Optional.of(new NetworkRange(address.get(), all));
        }
        String bits = text.substring(slash + 1);
        if (!bits.matches("\\d{1,3}") || Integer.parseInt(bits) > all) {
            return Optional.empty();
        }
        return Optional.of(new NetworkRange(address.get(), Integer.parseInt(bits)));
    }

    /** The bytes of an address literal; an IPv4 address mapped into IPv6 counts as IPv4. */
    public static Optional<byte[]> address(String text) {
        if (!LITERAL.matcher(text).matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(InetAddress.getByName(text).getAddress());
        } catch (UnknownHostException e) {
            return Optional.empty();
        }
    }

    /** Whether it holds this address, in 4 or 16 bytes. */
    public boolean contains(byte[] address) {
        if (address.length != network.length) {
            return false;
        }
        for (int bit = 0; bit < prefixBits; bit++) {
            int mask = 0x80 >> (bit & 7);
            if ((address[bit >> 3] & mask) != (network[bit >> 3] & mask)) {
                return false;
            }
        }
        return true;
    }
}
