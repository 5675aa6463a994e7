package dev.latchkey.passwords.control;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** C-09 and C-10, promise 16: a password is compared whole and exactly. */
class BcryptTest {
    private static final int COST = 4;

    private static String hash(String password) {
        return Bcrypt.hash(NormalPassword.of(password), COST);
    }

    private static boolean matches(String password, String hash) {
        return Bcrypt.matches(NormalPassword.of(password), hash);
    }

    @Test
    void s1_42_a_password_of_up_to_72_bytes_is_plain_bcrypt_and_a_longer_one_is_marked() {
        assertTrue(hash("a".repeat(72)).startsWith("$2b$04$"));
        assertTrue(hash("a".repeat(73)).startsWith("sha384:$2b$04$"));
        assertTrue(hash("\u00e4".repeat(36)).startsWith("$2b$04$"), "72 bytes in 36 characters");
        assertTrue(hash("\u00e4".repeat(37)).startsWith("sha384:$2b$04$"), "74 bytes in 37 characters");
        assertTrue(hash("a".repeat(256)).length() <= 512, "fits its column");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 8, 71, 72, 73, 256})
    void a_password_of_any_length_opens_and_one_that_differs_at_its_end_does_not(int length) {
        String password = "x".repeat(length - 1) + "a";
        String hash = hash(password);
        assertTrue(matches(password, hash));
        assertFalse(matches("x".repeat(length - 1) + "b", hash));
        assertFalse(matches(password + "a", hash));
        assertFalse(matches("x".repeat(length - 1), hash));
    }

    @Test
    void passwords_that_share_their_first_72_bytes_are_different() {
        String shared = "p".repeat(72);
        assertFalse(matches(shared + "-and-more", hash(shared)));
        assertFalse(matches(shared, hash(shared + "-and-more")));
        assertFalse(matches(shared + "-and-less", hash(shared + "-and-more")));
    }

    @Test
    void a_nul_does_not_end_a_password() {
        assertFalse(matches("secret\u0000b", hash("secret\u0000a")));
        assertFalse(matches("secret", hash("secret\u0000a")));
    }

    @Test
    void letter_case_blanks_and_compatible_letters_are_not_evened_out() {
        String hash = hash("Secret fish");
        assertFalse(matches("secret fish", hash));
        assertFalse(matches("Secret fish ", hash));
        assertFalse(matches(" Secret fish", hash));
        assertFalse(matches("Secret \ufb01sh", hash));
    }

    @Test
    void the_same_letter_composed_or_decomposed_is_the_same_password() {
        assertTrue(matches("u\u0308ber-lang", hash("\u00fcber-lang")));
        assertTrue(matches("\u00fcber-lang", hash("u\u0308ber-lang")));
    }

    /** From the test suite of crypt_blowfish, which these forms come from. */
    @ParameterizedTest
    @CsvSource({
        "U*U, $2a$05$CCCCCCCCCCCCCCCCCCCCC.E5YPO9kmyuRGyh0XouQYb4YMJKvyOeW",
        "U*U, $2y$05$CCCCCCCCCCCCCCCCCCCCC.E5YPO9kmyuRGyh0XouQYb4YMJKvyOeW",
        "U*U*, $2a$05$CCCCCCCCCCCCCCCCCCCCC.VGOzA784oUp/Z0DY336zx7pLYAy0lwK",
    })
    void hashes_of_other_programs_open_too(String password, String hash) {
        assertTrue(Bcrypt.isBcrypt(hash));
        assertTrue(matches(password, hash));
        assertFalse(matches(password + "x", hash));
        assertFalse(Bcrypt.isCurrent(hash, 5), "and are renewed");
    }

    @Test
    void s1_43_a_hash_is_current_only_at_the_cost_that_is_set() {
        assertTrue(Bcrypt.isCurrent(hash("short"), 4));
        assertTrue(Bcrypt.isCurrent(hash("l".repeat(100)), 4));
        assertFalse(Bcrypt.isCurrent(hash("short"), 5));
        assertFalse(Bcrypt.isCurrent(hash("l".repeat(100)), 14));
    }

    @Test
    void every_hash_has_a_salt_of_its_own() {
        assertNotEquals(hash("same"), hash("same"));
    }

    @Test
    void a_password_is_counted_in_code_points_and_not_printed() {
        assertEquals(2, NormalPassword.of("\ud83d\ude00\ud83d\ude00").codePoints());
        assertEquals(1, NormalPassword.of("u\u0308").codePoints());
        assertFalse(NormalPassword.of("hunter2").toString().contains("hunter2"));
    }
}
