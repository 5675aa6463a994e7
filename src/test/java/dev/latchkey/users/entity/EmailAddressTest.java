package dev.latchkey.users.entity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.latchkey.problems.entity.AuthException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Promise 17: one string is one mailbox. */
class EmailAddressTest {
    @ParameterizedTest
    @CsvSource({
        "ada@example.org, ada@example.org",
        "ADA@Example.ORG, ada@example.org",
        "a@b.co, a@b.co",
        "first.last+tag@sub.example.co.uk, first.last+tag@sub.example.co.uk",
        "o'brien@example.org, o'brien@example.org",
        "a_b-c=d@example.org, a_b-c=d@example.org",
        "a@xn--bcher-kva.example, a@xn--bcher-kva.example",
        "a@example.xn--p1ai, a@example.xn--p1ai",
        "1@1.example, 1@1.example",
    })
    void an_address_is_kept_in_lower_case(String text, String kept) {
        assertEquals(kept, EmailAddress.of(text).value());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "ada",
                "@example.org",
                "ada@",
                "ada@localhost",
                "ada@@example.org",
                "a@b@example.org",
                "ada@example..org",
                "ada@.example.org",
                "ada@example.org.",
                "ada@-example.org",
                "ada@example-.org",
                "ada@example.o",
                "ada@example.123",
                "ada@[127.0.0.1]",
                ".ada@example.org",
                "ada.@example.org",
                "a..da@example.org",
                "\"ada\"@example.org",
                "a da@example.org",
                " ada@example.org",
                "ada@example.org ",
                "ada@example.org\n",
                "ada\t@example.org",
                "ada\u0000@example.org",
                "ada\u007f@example.org",
                "ada\u00a0@example.org",
                "\u200bada@example.org",
                "ada\r\nBcc: x@example.org",
                "ada@example.org,eve@example.org",
                "Ada <ada@example.org>",
                "ada%eve@example.org",
                "eve!ada@example.org",
                "ada(comment)@example.org",
                "\u212aate@example.org",
                "ada@\u212aelvin.org",
                "ada\uff20example.org",
                "\u0131da@example.org",
                "\u0130da@example.org",
                "ada@ex\u0430mple.org",
                "ad\u00e1@example.org",
                "ada@b\u00fccher.example",
                "ada@example\u3002org",
                "\ud83d\ude00@example.org",
                "a\ud83d@example.org",
            })
    void what_is_no_address_or_could_be_folded_into_one_is_refused(String text) {
        AuthException refused = assertThrows(AuthException.class, () -> EmailAddress.of(text));
        assertEquals(UserProblem.INVALID_EMAIL, refused.code());
        assertEquals(400, refused.code().status());
    }

    static Stream<String> longest() {
        return Stream.of("a".repeat(64) + "@example.org", "a@" + "b".repeat(63) + ".example", whole(254));
    }

    @ParameterizedTest
    @MethodSource("longest")
    void an_address_of_the_full_length_is_accepted(String text) {
        assertEquals(text, EmailAddress.of(text).value());
    }

    static Stream<String> tooLong() {
        return Stream.of("a".repeat(65) + "@example.org", "a@" + "b".repeat(64) + ".example", whole(255));
    }

    @ParameterizedTest
    @MethodSource("tooLong")
    void one_character_more_is_refused(String text) {
        assertThrows(AuthException.class, () -> EmailAddress.of(text));
    }

    private static String whole(int length) {
        String labels = "a".repeat(60) + "@" + ("b".repeat(60) + ".").repeat(3);
        return labels + "c".repeat(length - labels.length() - 4) + ".org";
    }

    @Test
    void the_letter_case_does_not_depend_on_the_language_of_the_machine() {
        java.util.Locale before = java.util.Locale.getDefault();
        try {
            java.util.Locale.setDefault(java.util.Locale.forLanguageTag("tr"));
            assertEquals("ida@example.org", EmailAddress.of("IDA@EXAMPLE.ORG").value());
        } finally {
            java.util.Locale.setDefault(before);
        }
    }

    @Test
    void a_log_line_shows_no_mailbox() {
        assertFalse(EmailAddress.of("ada@example.org").toString().contains("ada"));
    }
}
