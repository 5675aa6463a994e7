package dev.latchkey.system;

import static dev.latchkey.system.BadInput.LOGIN;
import static dev.latchkey.system.BadInput.REGISTER;
import static dev.latchkey.system.LatchkeySystem.PASSWORD;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Bad input gets the documented answer: never a 500, never HTML, never a word from inside. */
@OnBothDatabases
class BadInputIT {
    private static final List<String> INSIDE = List.of(
            "<html",
            "<!DOCTYPE",
            "Exception",
            "jackson",
            "dev.latchkey",
            "jakarta.",
            "[Source",
            "line:",
            "Payara",
            "SQL");

    private final LatchkeySystem system;

    BadInputIT(Database database) {
        system = LatchkeySystem.on(database);
    }

    static Stream<BadInput> refused() {
        return Stream.of(BadBodies.everywhere(), BadBodies.places(), BadMembers.all())
                .flatMap(cases -> cases);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("refused")
    void c_11_s4_14_s4_79_bad_input_is_refused_in_the_documented_form(BadInput wrong) {
        Answer answer = caller(wrong.path())
                .call(wrong.method(), wrong.path())
                .body(wrong.body(), wrong.contentType())
                .send()
                .expectError(wrong.status(), wrong.code())
                .expectNowhere(wrong.mustNotContain());
        INSIDE.forEach(answer::expectNowhere);
    }

    /** Whoever is allowed to ask there, so that nothing but the input is wrong. */
    private Browser caller(String path) {
        boolean signedIn = BadInput.SIGNED_IN_PATHS.contains(path);
        return signedIn ? system.person().browser() : system.browser();
    }

    @Test
    void c_11_a_body_over_64_kib_whose_length_is_not_announced_is_413() {
        for (String path : BadInput.BODY_PATHS) {
            for (int size : new int[] {65_600, 99_999}) {
                byte[] body = ("{\"email\":\"" + "x".repeat(size) + "\"}").getBytes(StandardCharsets.UTF_8);
                caller(path)
                        .call("POST", path)
                        .body(body, "application/json")
                        .chunked()
                        .send()
                        .expectError(413, "PAYLOAD_TOO_LARGE");
            }
        }
    }

    @Test
    void c_11_a_body_of_exactly_64_kib_is_read() {
        Person ann = system.person();
        String start = "{\"email\":\"" + ann.email() + "\",\"password\":\"" + PASSWORD + "\",\"x\":\"";
        String body = start + "y".repeat(65_536 - start.length() - 2) + "\"}";
        system.browser().call("POST", LOGIN).json(body).send().expect(200);
        system.browser().call("POST", LOGIN).json(body).chunked().send().expect(200);
        system.browser().call("POST", LOGIN).json(body + " ").send().expectError(413, "PAYLOAD_TOO_LARGE");
    }

    @Test
    void c_11_a_byte_order_mark_before_the_json_does_no_harm() {
        Person ann = system.person();
        String body = "\uFEFF{\"email\":\"" + ann.email() + "\",\"password\":\"" + ann.password() + "\"}";
        system.browser().call("POST", LOGIN).json(body).send().expect(200);
    }

    @Test
    void s4_31_c_09_passwords_are_counted_in_code_points_and_never_cut() {
        List<String> fine = List.of(
                "kz4x7w",
                "kz4x7wq",
                "kz4x7wqv",
                "kz4x7wqv".repeat(9),
                "kz4x7wqv".repeat(9) + "a",
                "kz4x7wqv".repeat(32),
                "😀😁😂🤣😃😄",
                "😀".repeat(256),
                "   kz   ",
                "пароль длинный",
                "密码密码密码密码");
        for (String password : fine) {
            Person ann = system.person(system.newEmail(), password);
            system.browser().signIn(ann.email(), password).expect(200);
            system.browser().signIn(ann.email(), password + "a").expect(401);
            String shorter = password.substring(0, password.offsetByCodePoints(password.length(), -1));
            system.browser().signIn(ann.email(), shorter).expect(401);
        }
    }

    @Test
    void c_09_composed_and_decomposed_letters_are_the_same_password() {
        Person ann = system.person(system.newEmail(), "Zürich über Köln");
        String decomposed = Normalizer.normalize(ann.password(), Normalizer.Form.NFD);
        system.browser().signIn(ann.email(), decomposed).expect(200);
        // The compatibility forms would take the one for the other.
        Person bob = system.person(system.newEmail(), "ﬁnger und ﬂoh");
        system.browser().signIn(bob.email(), "finger und floh").expect(401);
    }

    @Test
    void c_09_a_password_of_257_code_points_that_composes_to_256_is_taken() {
        String decomposed = "u\u0308" + "kz4x7".repeat(51);
        Person ann = system.person(system.newEmail(), decomposed);
        system.browser().signIn(ann.email(), decomposed).expect(200);
    }

    @Test
    void s4_29_an_address_of_254_characters_is_taken() {
        String start = system.newEmail().replaceAll("@.*", "");
        String local = start + "a".repeat(64 - start.length());
        String email = local + "@" + "b".repeat(63) + "." + "c".repeat(63) + "." + "d".repeat(57) + ".org";
        assertEquals(254, email.length());
        system.person(email, PASSWORD);
        system.browser().signIn(email.toUpperCase(Locale.ROOT), PASSWORD).expect(200);
    }

    @Test
    void s4_29_unknown_members_are_ignored_and_set_nothing() {
        String email = system.newEmail();
        Map<String, Object> body = new HashMap<>(Map.of("email", email, "password", PASSWORD));
        body.putAll(Map.of("role", "admin", "id", "usr_mine", "plan", "PRO", "banned", true));
        body.putAll(Map.of("emailVerified", true, "email_verified", true, "createdAt", "1999-01-01T00:00:00Z"));
        system.browser().post(REGISTER, body).expect(200).expectFalse("/user/emailVerified");
        String row = system.text(
                "select role || ' ' || plan || ' ' || plan_status || ' ' || cast(email_verified as varchar(5)) || ' '"
                        + " || cast(banned as varchar(5)) from users where email = ?",
                email);
        assertEquals("USER FREE ACTIVE FALSE FALSE", row.toUpperCase(Locale.ROOT));
        String own = "select count(*) from users where email = ? and id <> 'usr_mine' and created_at > ?";
        assertEquals(1, system.count(own, email, Instant.now().minusSeconds(600)));
    }

    @Test
    void c_11_methods_that_nobody_has_are_refused_in_the_same_form() {
        system.browser().call("DELETE", LOGIN).send().expectError(405, "METHOD_NOT_ALLOWED");
        system.browser().call("DELETE", LOGIN).json("{}").send().expectError(405, "METHOD_NOT_ALLOWED");
        system.browser().call("TRACE", LOGIN).send().expectError(405, "METHOD_NOT_ALLOWED");
        for (String method : List.of("PROPFIND", "FOO")) {
            Answer answer = system.browser().call(method, LOGIN).send();
            answer.expectError(answer.status() == 501 ? 501 : 405, answer.text("/code"));
        }
    }

    @Test
    void s4_79_every_answer_has_the_headers_that_keep_it_private() {
        List<Answer> answers = List.of(
                system.person().browser().me(),
                system.browser().me(),
                system.browser().get("/no/such/path"),
                system.browser().call("POST", LOGIN).json("{").send());
        for (Answer answer : answers) {
            HttpHeaders headers = answer.headers();
            answer.expectHeader("cache-control", "no-store").expectHeader("x-content-type-options", "nosniff");
            assertEquals(1, headers.allValues("x-request-id").size(), answer::toString);
            assertEquals(List.of(), headers.allValues("server"), answer::toString);
            assertEquals(List.of(), headers.allValues("x-powered-by"), answer::toString);
        }
    }
}
