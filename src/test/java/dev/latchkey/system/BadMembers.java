package dev.latchkey.system;

import static dev.latchkey.system.BadInput.CHANGE_EMAIL;
import static dev.latchkey.system.BadInput.FORGOT;
import static dev.latchkey.system.BadInput.LOGIN;
import static dev.latchkey.system.BadInput.PASSWORD;
import static dev.latchkey.system.BadInput.REGISTER;
import static dev.latchkey.system.BadInput.RESET;
import static dev.latchkey.system.BadInput.RESET_LINK;
import static dev.latchkey.system.BadInput.REVOKE;
import static dev.latchkey.system.BadInput.SIGN_IN;
import static dev.latchkey.system.BadInput.SIGN_UP;
import static dev.latchkey.system.BadInput.VERIFY;

import java.util.stream.Stream;

/** Members that are missing, of the wrong type, too long, or that carry what no text may carry. */
final class BadMembers {
    private static final String EMAIL = "\"email\":\"a@example.org\",";
    private static final String GOOD = "\"password\":\"" + LatchkeySystem.PASSWORD + "\"";

    private BadMembers() {}

    private static BadInput invalid(String name, String path, String members) {
        return BadInput.of(name, path, "{" + members + "}", "VALIDATION_ERROR");
    }

    static Stream<BadInput> all() {
        return Stream.of(missing(), mistyped(), unclean(), tooLong(), passwords(), addresses())
                .flatMap(cases -> cases);
    }

    private static Stream<BadInput> missing() {
        return Stream.of(
                invalid("no address", REGISTER, GOOD).silentOn(LatchkeySystem.PASSWORD),
                invalid("a null address", REGISTER, "\"email\":null," + GOOD),
                invalid("an empty address", LOGIN, "\"email\":\"\"," + GOOD),
                invalid("a blank address", LOGIN, "\"email\":\"  \"," + GOOD),
                invalid("no password", LOGIN, "\"email\":\"a@example.org\""),
                invalid("a null password", LOGIN, EMAIL + "\"password\":null"),
                invalid("an empty password", LOGIN, EMAIL + "\"password\":\"\""),
                invalid("no token", RESET, GOOD),
                invalid("no password", RESET, "\"token\":\"abc\""),
                invalid("no current password", PASSWORD, "\"newPassword\":\"abcdefghij\""),
                invalid("no new password", PASSWORD, "\"currentPassword\":\"«\""),
                invalid("no name", SIGN_UP, EMAIL + GOOD),
                invalid("a blank name", SIGN_UP, EMAIL + GOOD + ",\"name\":\" \""),
                invalid("no token", REVOKE, "\"id\":\"ses_1\""));
    }

    private static Stream<BadInput> mistyped() {
        return Stream.of(
                invalid("a number as address", REGISTER, "\"email\":7," + GOOD),
                invalid("a list as address", LOGIN, "\"email\":[\"a@example.org\"]," + GOOD),
                invalid("an object as address", LOGIN, "\"email\":{\"$ne\":\"\"}," + GOOD),
                invalid("a truth as password", LOGIN, EMAIL + "\"password\":true"),
                invalid("a number as password", LOGIN, EMAIL + "\"password\":12345678")
                        .silentOn("12345678"),
                invalid("a text as rememberMe", LOGIN, EMAIL + GOOD + ",\"rememberMe\":\"true\""),
                invalid("a number as rememberMe", LOGIN, EMAIL + GOOD + ",\"rememberMe\":1"),
                invalid("a number as name", REGISTER, EMAIL + GOOD + ",\"name\":7"),
                invalid("a list as token", VERIFY, "\"token\":[\"«\"]"),
                invalid("a list as token", REVOKE, "\"token\":[\"«\"]"),
                invalid("a number as name", SIGN_UP, EMAIL + GOOD + ",\"name\":7"),
                invalid("a list as org_name", SIGN_UP, EMAIL + GOOD + ",\"name\":\"a\",\"org_name\":[]"),
                invalid("an object as callbackURL", SIGN_IN, EMAIL + GOOD + ",\"callbackURL\":{}"),
                invalid("no address to go to", CHANGE_EMAIL, "\"newEmail\":\"nope\""),
                invalid("no address", RESET_LINK, "\"email\":\"nope\""));
    }

    private static Stream<BadInput> unclean() {
        return Stream.of(
                invalid("a line break in the name", REGISTER, EMAIL + GOOD + ",\"name\":\"a\\r\\nBcc: b\""),
                invalid("NUL in the name", REGISTER, EMAIL + GOOD + ",\"name\":\"a\\u0000b\""),
                invalid("half a surrogate pair in the name", REGISTER, EMAIL + GOOD + ",\"name\":\"\\ud83d\""),
                invalid("NUL in the address", LOGIN, "\"email\":\"a\\u0000@example.org\"," + GOOD),
                invalid("NUL in the password", LOGIN, EMAIL + "\"password\":\"abc\\u0000defgh\""),
                invalid("half a surrogate pair", REGISTER, EMAIL + "\"password\":\"abcdefgh\\ud83d\""),
                invalid("its other half", LOGIN, EMAIL + "\"password\":\"\\ude00abcdefgh\""),
                invalid("the halves in the wrong order", LOGIN, EMAIL + "\"password\":\"abcdefgh\\ude00\\ud83d\""),
                invalid(
                        "NUL in the new password",
                        PASSWORD,
                        "\"currentPassword\":\"x\",\"newPassword\":\"12345678\\u0000\""),
                invalid("NUL in a token", RESET, "\"token\":\"a\\u0000\"," + GOOD),
                invalid("NUL in a token", VERIFY, "\"token\":\"a\\u0000\""),
                invalid("NUL in a name", SIGN_UP, EMAIL + GOOD + ",\"name\":\"a\\u0000\""),
                invalid("a line break in a name", SIGN_UP, EMAIL + GOOD + ",\"name\":\"a\\r\\nBcc: b\""),
                invalid(
                        "an image that is a script",
                        SIGN_UP,
                        EMAIL + GOOD + ",\"name\":\"a\",\"image\":\"javascript:1\""));
    }

    private static Stream<BadInput> tooLong() {
        return Stream.of(
                invalid("a long name", REGISTER, EMAIL + GOOD + ",\"name\":\"" + "«".repeat(201) + "\""),
                invalid("a long token", RESET, "\"token\":\"" + "«".repeat(257) + "\"," + GOOD),
                invalid("a long token", VERIFY, "\"token\":\"" + "«".repeat(257) + "\""),
                invalid("a long token", REVOKE, "\"token\":\"" + "«".repeat(257) + "\""),
                invalid("a long name", SIGN_UP, EMAIL + GOOD + ",\"name\":\"" + "«".repeat(201) + "\""));
    }

    private static Stream<BadInput> passwords() {
        return Stream.of(
                password("5 characters", "kz4x7", "PASSWORD_TOO_SHORT"),
                password("5 characters in 10 units", "😀😁😂🤣😃", "PASSWORD_TOO_SHORT"),
                password("257 characters", "kz4x7".repeat(51) + "ab", "PASSWORD_TOO_LONG"),
                password("257 characters in 514 units", "😀".repeat(257), "PASSWORD_TOO_LONG"),
                password("60,000 characters", "kz4x7".repeat(12_000), "PASSWORD_TOO_LONG"),
                password("much used", "123456", "PASSWORD_COMPROMISED"),
                password("much used in other case", "PassWord", "PASSWORD_COMPROMISED"),
                password("the own address", "A@Example.org", "PASSWORD_COMPROMISED"));
    }

    private static BadInput password(String name, String password, String code) {
        String body = "{" + EMAIL + "\"password\":\"" + password + "\"}";
        return BadInput.of("a password, " + name, REGISTER, body, code).silentOn(password);
    }

    private static Stream<BadInput> addresses() {
        String local = "a".repeat(64);
        String host = "b".repeat(63) + "." + "c".repeat(63) + "." + "d".repeat(58) + ".org";
        Stream<String> asciiOnes = Stream.of("""
                x @ a@ @example.org a@b a@example a@@example.org a@exa_mple.org a@-example.org a.@example.org
                .a@example.org a..b@example.org a@example..org a@example.org. <a@example.org> a%b@example.org
                a@example.org,b@example.org a@[127.0.0.1] \\"a\\"@example.org""".split("\\s+"));
        Stream<String> blankOnes = Stream.of(
                "a b@example.org", " a@example.org", "a@example.org ", "a@example.org\\n", "Ann <a@example.org>");
        // Kelvin sign, full-width at, dotless i, long s, a Cyrillic a: each folds into or looks like another.
        Stream<String> others = Stream.of("""
                \\u212Aate@example.org a\\uFF20example.org \\u0131nfo@example.org \\u017Fam@example.org
                \\u0430@example.org a@ex\\u00E4mple.org a@example.org\\u200B""".split("\\s+"));
        Stream<String> longOnes = Stream.of("a".repeat(65) + "@example.org", local + "@" + host);
        return Stream.of(asciiOnes, blankOnes, others, longOnes)
                .flatMap(group -> group)
                .flatMap(address -> Stream.of(REGISTER, LOGIN, FORGOT).map(path -> address(path, address)));
    }

    private static BadInput address(String path, String address) {
        String name = "the address " + (address.length() > 60 ? address.length() + " long" : address);
        return BadInput.of(name, path, "{\"email\":\"" + address + "\"," + GOOD + "}", "INVALID_EMAIL");
    }
}
