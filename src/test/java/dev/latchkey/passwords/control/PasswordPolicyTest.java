package dev.latchkey.passwords.control;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.latchkey.passwords.entity.PasswordProblem;
import dev.latchkey.problems.entity.AuthException;
import dev.latchkey.users.entity.EmailAddress;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** C-09, ASVS 6.2.1, 6.2.4, 6.2.5, 6.2.9, 6.2.11. */
class PasswordPolicyTest {
    private static final EmailAddress OWNER = EmailAddress.of("ada.lovelace@example.org");

    private final PasswordPolicy policy = new PasswordPolicy();

    PasswordPolicyTest() {
        policy.load();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "securepassword",
                "s3cureP@ssw0rd",
                "correct-horse",
                "aaaaaaab",
                "        ",
                "\u00fcberlange Stra\u00dfe",
                "\ud83d\ude00\ud83d\ude01\ud83d\ude02\ud83d\ude03\ud83d\ude04\ud83d\ude05\ud83d\ude06\ud83d\ude07",
                "ada.lovelace2026",
            })
    void any_composition_passes(String password) {
        assertDoesNotThrow(() -> policy.check(password, OWNER, PasswordPolicy.MIN_LENGTH));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "password",
                "Password",
                "PASSWORD",
                "12345678",
                "123456789",
                "1234567890",
                "qwertyuiop",
                "iloveyou",
                "baseball",
                "football",
                "superman",
                "trustno1",
                "sunshine",
                "princess",
                "ada.lovelace@example.org",
                "ADA.Lovelace@Example.org",
                "ada.lovelace",
            })
    void what_is_tried_first_and_the_own_address_are_refused(String password) {
        assertEquals(PasswordProblem.PASSWORD_COMPROMISED, refusal(password, PasswordPolicy.MIN_LENGTH));
    }

    static Stream<Arguments> lengths() {
        String emoji = "\ud83d\ude00";
        return Stream.of(
                Arguments.of("xk7-qp2", 8, PasswordProblem.PASSWORD_TOO_SHORT),
                Arguments.of("xk7-q", 6, PasswordProblem.PASSWORD_TOO_SHORT),
                Arguments.of("", 6, PasswordProblem.PASSWORD_TOO_SHORT),
                // 14 UTF-16 units, but 7 characters; 14 characters, but 7 letters once composed
                Arguments.of(emoji.repeat(7), 8, PasswordProblem.PASSWORD_TOO_SHORT),
                Arguments.of("u\u0308".repeat(7), 8, PasswordProblem.PASSWORD_TOO_SHORT),
                Arguments.of("x".repeat(257), 8, PasswordProblem.PASSWORD_TOO_LONG),
                Arguments.of(emoji.repeat(257), 8, PasswordProblem.PASSWORD_TOO_LONG));
    }

    @ParameterizedTest
    @MethodSource("lengths")
    void too_short_and_too_long_are_counted_in_code_points(String password, int least, PasswordProblem problem) {
        assertEquals(problem, refusal(password, least));
    }

    @Test
    void the_bounds_themselves_pass() {
        String emoji = "\ud83d\ude00";
        for (String password :
                new String[] {"xk7-qp2z", "x".repeat(64), "x".repeat(256), emoji.repeat(8), emoji.repeat(256)}) {
            assertDoesNotThrow(() -> policy.check(password, OWNER, PasswordPolicy.MIN_LENGTH));
        }
        assertDoesNotThrow(() -> policy.check("xk7-qp", OWNER, PasswordPolicy.MIN_LENGTH_NATIVE), "S4-31");
    }

    private Object refusal(String password, int least) {
        return assertThrows(AuthException.class, () -> policy.check(password, OWNER, least))
                .code();
    }
}
