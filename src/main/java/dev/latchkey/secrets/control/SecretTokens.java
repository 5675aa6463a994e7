package dev.latchkey.secrets.control;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.HexFormat;

/** Random tokens and their SHA-256: what a client carries, and the only form of it that a table may hold. */
public final class SecretTokens {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final String ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private static final BigInteger RADIX = BigInteger.valueOf(ALPHABET.length());
    /** 256 bits take 43 characters of 62. */
    private static final int LENGTH = 43;

    private SecretTokens() {}

    /** The prefix and 43 letters and digits that carry 256 random bits. C-05. */
    public static String next(String prefix) {
        byte[] bytes = new byte[32];
        RANDOM.nextBytes(bytes);
        BigInteger rest = new BigInteger(1, bytes);
        char[] text = new char[LENGTH];
        for (int i = LENGTH - 1; i >= 0; i--) {
            BigInteger[] parts = rest.divideAndRemainder(RADIX);
            text[i] = ALPHABET.charAt(parts[1].intValue());
            rest = parts[0];
        }
        return prefix + new String(text);
    }

    /** SHA-256 in 64 hexadecimal characters. Enough for 256 random bits; a password needs a slow hash instead. */
    public static String hash(String token) {
        return HexFormat.of().formatHex(sha256(token));
    }

    /** Whether both texts are equal, in a time that does not tell where they differ. */
    public static boolean same(String a, String b) {
        return MessageDigest.isEqual(sha256(a), sha256(b));
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java runtime has SHA-256", e);
        }
    }
}
