package dev.latchkey.users.entity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.latchkey.problems.entity.AuthException;
import dev.latchkey.problems.entity.RequestProblem;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProfileTest {
    private static Profile named(String name) {
        return new Profile(name, null, null, null, null).checked();
    }

    private static Set<String> wrong(Profile profile) {
        AuthException refused = assertThrows(AuthException.class, profile::checked);
        assertEquals(RequestProblem.VALIDATION_ERROR, refused.code());
        return refused.fields().keySet();
    }

    @Test
    void blanks_go_and_empty_members_are_none() {
        Profile profile = new Profile(" Ada ", " ", "", " de ", "\t").checked();
        assertEquals(new Profile("Ada", null, null, "DE", null), profile);
        assertEquals(new Profile(null, null, null, null, null), new Profile(null, null, null, null, null).checked());
    }

    @Test
    void a_name_has_1_to_200_code_points() {
        assertEquals("x", named("x").name());
        assertEquals("x".repeat(200), named("x".repeat(200)).name());
        assertEquals("😀".repeat(200), named("😀".repeat(200)).name());
        assertEquals(Set.of("name"), wrong(new Profile("x".repeat(201), null, null, null, null)));
        assertEquals(Set.of("name"), wrong(new Profile("😀".repeat(201), null, null, null, null)));
        assertEquals(Set.of("name"), wrong(new Profile(" ", null, null, null, null)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Ada\u0000", "Ada\nLovelace", "A\u2028B", "A\u0085B"})
    void a_name_is_one_line(String name) {
        assertEquals(Set.of("name"), wrong(new Profile(name, null, null, null, null)));
        assertEquals(Set.of("company"), wrong(new Profile(null, null, name, null, null)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<b>Ada</b>",
                "O'Brien",
                "Ada \"the Countess\"",
                "阿达",
                "أدا",
                "--",
                "Robert'); drop table users;--"
            })
    void a_name_may_be_anything_people_are_called(String name) {
        assertEquals(name, named(name).name());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://example.org/a.png",
                "javascript:alert(1)",
                "data:image/png;base64,AAAA",
                "//example.org/a.png",
                "/a.png",
                "https:",
                "https://",
                "https:///a.png",
                "https://user:pw@example.org/a.png",
                "https://example.org/a b.png",
                "ftp://example.org/a.png"
            })
    void an_image_is_an_https_url(String image) {
        assertEquals(Set.of("image"), wrong(new Profile(null, image, null, null, null)));
    }

    @Test
    void an_image_is_at_most_2048_characters() {
        String stem = "https://example.org/";
        String longest = stem + "x".repeat(2_048 - stem.length());
        assertEquals(
                longest, new Profile(null, longest, null, null, null).checked().image());
        assertEquals(Set.of("image"), wrong(new Profile(null, longest + "x", null, null, null)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"D", "DEU", "XX", "ZZ", "1", "D E", "Germany"})
    void a_country_is_a_code_of_iso_3166(String country) {
        assertEquals(Set.of("country"), wrong(new Profile(null, null, null, country, null)));
    }

    @ParameterizedTest
    @CsvSource({
        "+491701234567, +491701234567",
        "+49 (170) 123-45 67, +491701234567",
        "0049 170 1234567, +491701234567",
        "0170/1234567, 01701234567",
        "555.0100, 5550100"
    })
    void a_phone_number_is_kept_as_its_digits(String typed, String kept) {
        assertEquals(kept, new Profile(null, null, null, null, typed).checked().phone());
    }

    @ParameterizedTest
    @ValueSource(strings = {"1234", "+1234567890123456", "call me", "+49+170123", "12345x", "٠١٢٣٤٥٦"})
    void anything_else_is_no_phone_number(String phone) {
        assertEquals(Set.of("phone"), wrong(new Profile(null, null, null, null, phone)));
    }

    @Test
    void every_wrong_member_is_named_at_once() {
        assertEquals(
                Set.of("name", "image", "company", "country", "phone"),
                wrong(new Profile("", "x", "x".repeat(201), "x", "x")));
        assertNull(new Profile(null, null, "", null, null).checked().company());
    }
}
