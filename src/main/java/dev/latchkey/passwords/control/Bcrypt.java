package dev.latchkey.passwords.control;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import org.bouncycastle.crypto.generators.OpenBSDBCrypt;

/**
 * The current hash (C-10): {@code $2b$cost$…} for up to 72 UTF-8 bytes; beyond, bcrypt of the base64 of the SHA-384,
 * marked by a prefix. Bcrypt alone would cut at 72 bytes, and two passwords that differ later would both open.
 */
final class Bcrypt {
    private static final String LONG = "sha384:";
    private static final int MAX_BYTES = 72;
    private static final SecureRandom RANDOM = new SecureRandom();

    private Bcrypt() {}

    static String hash(NormalPassword password, int cost) {
        byte[] salt = new byte[16];
        RANDOM.nextBytes(salt);
        byte[] bytes = password.utf8();
        return bytes.length <= MAX_BYTES
                ? OpenBSDBCrypt.generate("2b", bytes, salt, cost)
                : LONG + OpenBSDBCrypt.generate("2b", digest(bytes), salt, cost);
    }

    static boolean isBcrypt(String hash) {
        return hash.startsWith("$2") || hash.startsWith(LONG);
    }

    static boolean matches(NormalPassword password, String hash) {
        byte[] bytes = password.utf8();
        if (hash.startsWith(LONG)) {
            return OpenBSDBCrypt.checkPassword(hash.substring(LONG.length()), digest(bytes));
        }
        // A longer password was never hashed in this form: compared here, its first 72 bytes would do. The work is
        // done all the same, so that the answer takes as long.
        return OpenBSDBCrypt.checkPassword(hash, bytes.length <= MAX_BYTES ? bytes : digest(bytes));
    }

    static boolean isCurrent(String hash, int cost) {
        String plain = hash.startsWith(LONG) ? hash.substring(LONG.length()) : hash;
        return plain.startsWith("$2b$%02d$".formatted(cost));
    }

    private static byte[] digest(byte[] bytes) {
        try {
            byte[] sha384 = MessageDigest.getInstance("SHA-384").digest(bytes);
            return Base64.getEncoder().encodeToString(sha384).getBytes(StandardCharsets.US_ASCII);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java runtime has SHA-384", e);
        }
    }
}
