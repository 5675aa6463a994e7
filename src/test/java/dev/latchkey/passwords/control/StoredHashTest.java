package dev.latchkey.passwords.control;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** C-10: hashes that came with imported accounts open. The vectors were made by other programs. */
class StoredHashTest {
    /** Node's crypto.scryptSync(password.normalize("NFKC"), salt, 64, {N: 16384, r: 16, p: 1}), as Better Auth calls it. */
    private static final String SCRYPT = "6999b98def90174b42b5837dd7fc77b4:"
            + "e41a123889a358be29144be4ae805d913ad9619688d7cec250d035ca75492015"
            + "25495d1d35a53a3dcf7263158f6a1b32296fea68047c797b8f79327c2b82379c";

    /** The same of a text with a long s, a ligature and the Angstrom sign. */
    private static final String SCRYPT_NFKC = "6999b98def90174b42b5837dd7fc77b4:"
            + "17628cfb24adfaabf3073f9cbcdd39ea97af02e3b70648e94dbed7ff96a50fb2"
            + "d2e82e77228843608cd733b10d0e56f0507d8505e3e7d82044cf561d4cbbe0dd";

    /** The reference implementation's own test: version 19, 256 KiB, two passes. */
    private static final String ARGON2 =
            "$argon2id$v=19$m=256,t=2,p=1$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4";

    /** RFC 7914 section 11: PBKDF2-HMAC-SHA256 of "passwd", "salt", once, 64 bytes. */
    private static final String PBKDF2 = phc(
            "sha256",
            1,
            "55ac046e56e3089fec1691c22544b605f94185216dde0465e68b9d57c20dacbc"
                    + "49ca9cccf179b645991664b39d77ef317c71b845b1e30bd509112041d3a19783");

    /** Python's hashlib.pbkdf2_hmac('sha512', b'passwd', b'salt', 1000). */
    private static final String PBKDF2_512 = phc(
            "sha512",
            1000,
            "9b24b69e88dfa45d31e06a6dd20bc963268c0a94924677f76d4b2f02e5a105a7"
                    + "f65fca857a354cb2e5069580b8b8457cb5b40da49084e4d75c39b31ac1f356d5");

    private static String phc(String digest, int rounds, String hex) {
        byte[] key = HexFormat.of().parseHex(hex);
        byte[] salt = "salt".getBytes(StandardCharsets.US_ASCII);
        var base64 = Base64.getEncoder().withoutPadding();
        return "$pbkdf2-" + digest + "$i=" + rounds + "$" + base64.encodeToString(salt) + "$"
                + base64.encodeToString(key);
    }

    @Test
    void a_hash_of_better_auth_opens() {
        assertTrue(StoredHash.matches("correct-horse", SCRYPT));
        assertFalse(StoredHash.matches("Correct-horse", SCRYPT));
        assertFalse(StoredHash.matches("", SCRYPT));
    }

    @Test
    void only_for_a_hash_of_better_auth_are_compatible_letters_evened_out() {
        assertTrue(StoredHash.matches("Pa\u017fs \ufb01sh \u212b", SCRYPT_NFKC));
        assertTrue(StoredHash.matches("Pass fish \u00c5", SCRYPT_NFKC));
        String own = Bcrypt.hash(NormalPassword.of("Pass fish"), 4);
        assertFalse(StoredHash.matches("Pa\u017fs \ufb01sh", own));
    }

    @Test
    void an_argon2id_hash_opens() {
        assertTrue(StoredHash.matches("password", ARGON2));
        assertFalse(StoredHash.matches("passwore", ARGON2));
    }

    @Test
    void a_pbkdf2_hash_opens() {
        assertTrue(StoredHash.matches("passwd", PBKDF2));
        assertFalse(StoredHash.matches("password", PBKDF2));
        assertTrue(StoredHash.matches("passwd", PBKDF2_512));
        assertFalse(StoredHash.matches("password", PBKDF2_512));
    }

    @Test
    void our_own_hashes_open() {
        assertTrue(StoredHash.matches("correct-horse", Bcrypt.hash(NormalPassword.of("correct-horse"), 4)));
        assertTrue(StoredHash.matches("c".repeat(200), Bcrypt.hash(NormalPassword.of("c".repeat(200)), 4)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "correct-horse",
                "plain:text",
                "$1$salt$hash",
                "$argon2i$v=19$m=256,t=2,p=1$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4",
                "$argon2id$v=16$m=256,t=2,p=1$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4",
                "$pbkdf2-sha1$i=1$c2FsdA$AAAA",
                "6999b98def90174b42b5837dd7fc77b4:",
            })
    void a_form_that_nobody_knows_opens_for_nobody(String hash) {
        assertFalse(StoredHash.matches("correct-horse", hash));
        assertFalse(StoredHash.matches(hash, hash));
    }
}
