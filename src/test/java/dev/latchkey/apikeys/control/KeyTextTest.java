package dev.latchkey.apikeys.control;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** S3-42: keys have a documented form, and a mistyped one is known without asking anybody. */
class KeyTextTest {
    private static final String PREFIX = "lk_key_";

    @Test
    void s3_42_a_key_has_a_prefix_and_57_letters_and_digits() {
        String key = KeyText.next(PREFIX);
        assertTrue(key.matches("lk_key_[0-9A-Za-z]{57}"), key);
        assertTrue(KeyText.isSound(key), key);
        assertNotEquals(key, KeyText.next(PREFIX));
        assertEquals(key.substring(0, 11), KeyText.start(PREFIX, key));
    }

    @Test
    void a_key_of_another_prefix_is_sound_too() {
        assertTrue(KeyText.isSound(KeyText.next("sk_live_")));
        assertTrue(KeyText.isSound(KeyText.next("p".repeat(32))));
    }

    @Test
    void every_changed_character_is_noticed() {
        String key = KeyText.next(PREFIX);
        for (int i = 0; i < key.length(); i++) {
            char other = key.charAt(i) == 'x' ? 'y' : 'x';
            String changed = key.substring(0, i) + other + key.substring(i + 1);
            assertFalse(KeyText.isSound(changed), changed);
        }
    }

    @Test
    void cut_longer_folded_and_strange_texts_are_no_keys() {
        String key = KeyText.next(PREFIX);
        for (String text : new String[] {
            "",
            " ",
            PREFIX,
            key.substring(1),
            key.substring(0, key.length() - 1),
            key + "0",
            key.toUpperCase(java.util.Locale.ROOT),
            key.toLowerCase(java.util.Locale.ROOT),
            key.substring(PREFIX.length()),
            "a".repeat(100_000),
            key.replace('_', '\u00a0')
        }) {
            assertFalse(KeyText.isSound(text), text);
        }
    }
}
