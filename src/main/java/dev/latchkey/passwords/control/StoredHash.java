package dev.latchkey.passwords.control;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.text.Normalizer;
import java.util.Base64;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.generators.SCrypt;
import org.bouncycastle.crypto.params.Argon2Parameters;

/**
 * Verifies every form of hash that may be in the table: our own bcrypt, and those that came with imported accounts.
 * They are only ever read; the next sign-in replaces them. C-10.
 */
final class StoredHash {
    /** Better Auth: hexadecimal salt and key of scrypt N=16384, r=16, p=1; the salt's hexadecimal text is the salt. */
    private static final Pattern SCRYPT = Pattern.compile("([0-9a-f]{32}):([0-9a-f]{128})");

    /** PHC: {@code $argon2id$v=19$m=19456,t=2,p=1$salt$hash}, base64 without padding. */
    private static final Pattern ARGON2 = Pattern.compile(
            "\\$argon2id\\$v=19\\$m=(\\d{1,7}),t=(\\d{1,2}),p=(\\d{1,2})\\$([A-Za-z0-9+/]+)\\$([A-Za-z0-9+/]+)");

    /** PHC: {@code $pbkdf2-sha256$i=600000$salt$hash}, base64 without padding; also {@code sha512}. */
    private static final Pattern PBKDF2 =
            Pattern.compile("\\$pbkdf2-sha(256|512)\\$i=(\\d{1,7})\\$([A-Za-z0-9+/]+)\\$([A-Za-z0-9+/]+)");

    private StoredHash() {}

    /** Whether the password is the one that was hashed; a form that nobody knows matches nothing. */
    static boolean matches(String password, String hash) {
        NormalPassword normal = NormalPassword.of(password);
        if (Bcrypt.isBcrypt(hash)) {
            return Bcrypt.matches(normal, hash);
        }
        Matcher scrypt = SCRYPT.matcher(hash);
        if (scrypt.matches()) {
            return matchesScrypt(password, scrypt);
        }
        Matcher argon2 = ARGON2.matcher(hash);
        if (argon2.matches()) {
            return matchesArgon2(normal, argon2);
        }
        Matcher pbkdf2 = PBKDF2.matcher(hash);
        return pbkdf2.matches() && matchesPbkdf2(normal, pbkdf2);
    }

    private static boolean matchesScrypt(String password, Matcher hash) {
        // Better Auth normalises to NFKC before hashing, so only this check does. C-09.
        byte[] bytes = Normalizer.normalize(password, Normalizer.Form.NFKC).getBytes(StandardCharsets.UTF_8);
        byte[] salt = hash.group(1).getBytes(StandardCharsets.US_ASCII);
        byte[] key = HexFormat.of().parseHex(hash.group(2));
        return MessageDigest.isEqual(key, SCrypt.generate(bytes, salt, 16_384, 16, 1, key.length));
    }

    private static boolean matchesArgon2(NormalPassword password, Matcher hash) {
        byte[] key = Base64.getDecoder().decode(hash.group(5));
        Argon2BytesGenerator generator = new Argon2BytesGenerator();
        generator.init(new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                .withVersion(Argon2Parameters.ARGON2_VERSION_13)
                .withMemoryAsKB(Integer.parseInt(hash.group(1)))
                .withIterations(Integer.parseInt(hash.group(2)))
                .withParallelism(Integer.parseInt(hash.group(3)))
                .withSalt(Base64.getDecoder().decode(hash.group(4)))
                .build());
        byte[] made = new byte[key.length];
        generator.generateBytes(password.utf8(), made);
        return MessageDigest.isEqual(key, made);
    }

    private static boolean matchesPbkdf2(NormalPassword password, Matcher hash) {
        byte[] key = Base64.getDecoder().decode(hash.group(4));
        byte[] salt = Base64.getDecoder().decode(hash.group(3));
        PBEKeySpec spec =
                new PBEKeySpec(password.text().toCharArray(), salt, Integer.parseInt(hash.group(2)), key.length * 8);
        try {
            byte[] made = SecretKeyFactory.getInstance("PBKDF2WithHmacSHA" + hash.group(1))
                    .generateSecret(spec)
                    .getEncoded();
            return MessageDigest.isEqual(key, made);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java runtime has PBKDF2", e);
        } finally {
            spec.clearPassword();
        }
    }
}
