package dev.latchkey.secrets.control;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VaultTest {
    private static final byte[] PLAIN = "the letter with its live token".getBytes(StandardCharsets.UTF_8);

    private final Vault vault = vault("0123456789abcdef0123456789abcdef");

    private static Vault vault(String secret) {
        return GivenVault.with(secret);
    }

    @Test
    void a_signature_is_made_by_this_secret_for_this_purpose_and_text_only() {
        String signature = vault.sign("text", "form");
        assertEquals(43, signature.length());
        assertEquals(signature, vault("0123456789abcdef0123456789abcdef").sign("text", "form"));
        assertNotEquals(signature, vault.sign("text ", "form"));
        assertNotEquals(signature, vault.sign("text", "other"));
        assertNotEquals(signature, vault("another secret of 32 characters.").sign("text", "form"));
    }

    @Test
    void what_was_sealed_is_opened_again_also_by_another_node_with_the_secret() {
        byte[] sealed = vault.seal(PLAIN, "mail");
        assertArrayEquals(PLAIN, vault.open(sealed, "mail"));
        assertArrayEquals(PLAIN, vault("0123456789abcdef0123456789abcdef").open(sealed, "mail"));
        assertArrayEquals(new byte[0], vault.open(vault.seal(new byte[0], "mail"), "mail"));
    }

    @Test
    void the_same_bytes_are_sealed_differently_each_time() {
        assertFalse(Arrays.equals(vault.seal(PLAIN, "mail"), vault.seal(PLAIN, "mail")));
    }

    @Test
    void another_purpose_does_not_open_it() {
        byte[] sealed = vault.seal(PLAIN, "mail");
        assertThrows(IllegalStateException.class, () -> vault.open(sealed, "totp"));
    }

    @Test
    void another_secret_does_not_open_it() {
        byte[] sealed = vault.seal(PLAIN, "mail");
        assertThrows(
                IllegalStateException.class,
                () -> vault("0123456789abcdef0123456789abcdeg").open(sealed, "mail"));
    }

    @Test
    void any_changed_byte_is_noticed() {
        byte[] sealed = vault.seal(PLAIN, "mail");
        for (int i = 0; i < sealed.length; i++) {
            byte[] changed = sealed.clone();
            changed[i] ^= 1;
            assertThrows(IllegalStateException.class, () -> vault.open(changed, "mail"), "byte " + i);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 12, 13, 14, 28})
    void a_stump_is_refused(int length) {
        byte[] stump = Arrays.copyOf(vault.seal(PLAIN, "mail"), length);
        assertThrows(IllegalStateException.class, () -> vault.open(stump, "mail"));
    }

    @Test
    void the_secret_is_not_printed() {
        assertFalse(new SecretSettings("0123456789abcdef0123456789abcdef")
                .toString()
                .contains("0123"));
    }
}
