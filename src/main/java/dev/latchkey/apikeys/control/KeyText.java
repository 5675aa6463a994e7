package dev.latchkey.apikeys.control;

import dev.latchkey.secrets.control.SecretTokens;
import java.math.BigInteger;
import java.util.HexFormat;

/**
 * The text of a key: a prefix, 256 random bits in 43 letters and digits, and 14 more that are the checksum of all before them: the
 * SHA-256 of that text as a number, the rest of its division by 62^14, in base 62. Scanners for leaked secrets can tell a key
 * from noise, and a mistyped one is refused without a look into the database.
 */
public final class KeyText {
    private static final String ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private static final BigInteger RADIX = BigInteger.valueOf(ALPHABET.length());
    private static final int CHECKSUM = 14;
    private static final int RANDOM = 43;
    private static final int MAX_PREFIX = 32;

    /** How many characters after the prefix people see of a key. */
    private static final int SHOWN = 4;

    private KeyText() {}

    /** A new key that begins with this prefix. */
    public static String next(String prefix) {
        String text = SecretTokens.next(prefix);
        return text + checksum(text);
    }

    /** Whether a text can be a key at all. */
    public static boolean isSound(String text) {
        int end = text.length() - CHECKSUM;
        return end > RANDOM
                && end <= MAX_PREFIX + RANDOM
                && text.chars().allMatch(c -> c > ' ' && c < 127)
                && SecretTokens.same(checksum(text.substring(0, end)), text.substring(end));
    }

    /** The first characters of a key, for its owner to tell it from others. */
    static String start(String prefix, String key) {
        return key.substring(0, Math.max(6, prefix.length() + SHOWN));
    }

    private static String checksum(String text) {
        BigInteger rest = new BigInteger(1, HexFormat.of().parseHex(SecretTokens.hash(text)));
        char[] sum = new char[CHECKSUM];
        for (int i = CHECKSUM - 1; i >= 0; i--) {
            BigInteger[] parts = rest.divideAndRemainder(RADIX);
            sum[i] = ALPHABET.charAt(parts[1].intValue());
            rest = parts[0];
        }
        return new String(sum);
    }
}
