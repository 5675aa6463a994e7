package dev.latchkey.secrets.control;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** C-05: 256 random bits, of which a table holds the SHA-256. */
class SecretTokensTest {
    @Test
    void a_token_is_its_prefix_and_43_letters_and_digits() {
        assertTrue(SecretTokens.next("lk_sess_").matches("lk_sess_[0-9A-Za-z]{43}"));
        assertTrue(SecretTokens.next("").matches("[0-9A-Za-z]{43}"));
    }

    @Test
    void tokens_differ_and_use_every_character_at_every_place_but_the_first() {
        Set<String> tokens = new HashSet<>();
        Set<Character> first = new HashSet<>();
        Set<Character> last = new HashSet<>();
        for (int i = 0; i < 5_000; i++) {
            String token = SecretTokens.next("");
            tokens.add(token);
            first.add(token.charAt(0));
            last.add(token.charAt(42));
        }
        assertEquals(5_000, tokens.size());
        assertEquals(62, last.size());
        // 62^43 is a little more than 2^256: the first character carries what is left over.
        assertTrue(first.size() > 30, first.toString());
    }

    @Test
    void the_stored_form_is_the_sha_256_in_hexadecimal() {
        // FIPS 180-2, appendix B.1
        assertEquals("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad", SecretTokens.hash("abc"));
    }

    @Test
    void equal_texts_are_the_same_and_others_are_not() {
        assertTrue(SecretTokens.same("Bearer x", new String("Bearer x".toCharArray())));
        assertFalse(SecretTokens.same("Bearer x", "Bearer y"));
        assertFalse(SecretTokens.same("Bearer x", "Bearer x "));
        assertFalse(SecretTokens.same("", "a"));
    }
}
