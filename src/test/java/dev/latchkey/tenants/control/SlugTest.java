package dev.latchkey.tenants.control;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SlugTest {
    @ParameterizedTest
    @CsvSource({
        "Acme, acme",
        "Müller & Co, muller-co",
        "  --Acme--  Inc.  , acme-inc",
        "ÅÄÖ, aao",
        "Ⅷ Legion, viii-legion",
        "日本, tenant",
        "'!!!', tenant",
        "a.b_c/d, a-b-c-d",
    })
    void a_name_becomes_letters_digits_and_single_hyphens(String name, String slug) {
        assertEquals(slug, Slug.of(name));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Acme", "x-", "İstanbul", "\u0000", "日本"})
    void whatever_comes_out_has_the_form_that_is_asked_of_clients(String name) {
        String longest = Slug.of(name.repeat(100));
        assertTrue(longest.matches(Slug.PATTERN), longest);
        String other = Slug.unlike(longest);
        assertTrue(other.matches(Slug.PATTERN) && other.length() <= 64, other);
        assertNotEquals(other, Slug.unlike(longest));
    }

    @Test
    void a_cut_leaves_no_hyphen_at_the_end() {
        assertEquals("a".repeat(49), Slug.of("a".repeat(49) + " b"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-", "-a", "a-", "a--b", "A", "a_b", "a b", "ä", "a.b", "a/b", "a\n"})
    void another_form_is_no_slug(String text) {
        assertTrue(!text.matches(Slug.PATTERN), text);
    }
}
