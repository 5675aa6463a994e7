package dev.latchkey.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Forms of the pages against those who forge, keep, repeat and break them. Promise 13, C-31. */
@OnBothDatabases
class PageFormIT {
    private static final String EXPIRED = "This page was open for too long";

    private final LatchkeySystem system;

    PageFormIT(Database database) {
        system = LatchkeySystem.on(database);
    }

    private PageBrowser browser() {
        return new PageBrowser(system);
    }

    private Map<String, String> application(String email) {
        return Map.of("name", "Ann", "email", email, "password", LatchkeySystem.PASSWORD);
    }

    private long users(String email) {
        return system.count("select count(*) from users where email = ?", email);
    }

    @Test
    void a_form_without_our_token_does_nothing_and_keeps_what_was_typed() {
        String email = system.newEmail();
        PageBrowser browser = browser();
        browser.get("/signup");
        String foreign = browser().token("/signup", "/signup");
        String other = browser.token("/login", "/login");
        String edited = browser.token("/signup", "/signup").replaceFirst("\\.\\d{10}\\.", ".9999999999.");
        for (String token : List.of("", "x", foreign, other, edited, "a".repeat(60_000))) {
            Answer again = browser.send("/signup", token, application(email)).expect(400);
            assertTrue(again.body().contains(EXPIRED), again::toString);
            assertTrue(again.body().contains("value=\"" + email + "\""), again::toString);
            assertFalse(again.body().contains(LatchkeySystem.PASSWORD), again::toString);
        }
        browser.sendBare("/signup", application(email)).expect(400);
        assertEquals(0, users(email));
        // The page that asks to send it again has a token that is good.
        String fresh = PageBrowser.token(browser.send("/signup", "", application(email)), "/signup");
        browser.send("/signup", fresh, application(email)).expect(303);
        assertEquals(1, users(email));
    }

    @Test
    void a_token_of_before_the_sign_in_is_good_for_nothing_after_it() {
        Person ann = system.person();
        PageBrowser browser = browser();
        String before = browser.token("/login", "/login");
        browser.enter(ann).expect(303);
        Answer again = browser.send("/login", before, Map.of("email", ann.email(), "password", ann.password()));
        assertTrue(again.expect(400).body().contains(EXPIRED), again::toString);
    }

    @Test
    void a_form_that_is_sent_twice_acts_once_and_leads_to_the_same_place() {
        String email = system.newEmail();
        PageBrowser browser = browser();
        String token = browser.token("/signup", "/signup");
        Call same = browser.form("/signup", with(application(email), token));
        assertEquals("/account", same.send().expect(303).header("Location"));
        assertEquals("/account", same.send().expect(303).header("Location"));
        assertEquals(1, users(email));
        assertEquals(
                1,
                system.count(
                        "select count(*) from audit_events a join users u on u.id = a.subject_id"
                                + " where u.email = ? and a.action = 'sign-up'",
                        email));
    }

    @Test
    void a_form_that_is_sent_eight_times_at_once_acts_once() {
        String email = system.newEmail();
        PageBrowser browser = browser();
        String token = browser.token("/forgot-password", "/forgot-password");
        Person ann = system.person(email, LatchkeySystem.PASSWORD);
        Map<String, String> fields = with(Map.of("email", email), token);
        List<Answer> answers =
                Crowd.atOnce(8, i -> browser.form("/forgot-password", fields).send());
        answers.forEach(
                answer -> assertEquals("/check-mail/reset", answer.expect(303).header("Location")));
        assertEquals(
                1,
                system.count(
                        "select count(*) from verifications where user_id = ? and purpose = 'RESET_PASSWORD'",
                        ann.id()));
    }

    @Test
    void a_form_that_was_refused_may_be_sent_again() {
        Person ann = system.person();
        PageBrowser browser = browser();
        String token = browser.token("/login", "/login");
        browser.send("/login", token, Map.of("email", ann.email(), "password", "wrong wrong"))
                .expect(400);
        browser.send("/login", token, Map.of("email", ann.email(), "password", ann.password()))
                .expect(303);
    }

    @Test
    void a_used_form_is_kept_as_a_hash_with_its_end() {
        String email = system.newEmail();
        PageBrowser browser = browser();
        String token = browser.token("/signup", "/signup");
        browser.send("/signup", token, application(email)).expect(303);
        assertEquals(0, system.count("select count(*) from used_forms where token_hash = ?", token));
        assertTrue(system.count("select count(*) from used_forms where expires_at > ?", Instant.now()) > 0);
    }

    @Test
    void another_site_cannot_send_our_forms() {
        Person ann = system.person();
        PageBrowser browser = browser();
        browser.enter(ann).expect(303);
        String token = browser.token("/account", "/logout");
        Call foreign = browser.form("/logout", Map.of("form-token", token)).header("Origin", "https://evil.example");
        Answer refused = foreign.send().expect(403);
        assertTrue(refused.body().contains("This did not come from our own page"), refused::toString);
        browser.form("/logout", Map.of("form-token", token))
                .header("Origin", "null")
                .send()
                .expect(403);
        browser.form("/logout", Map.of("form-token", token))
                .without("Origin")
                .send()
                .expect(403);
        browser.get("/account").expect(200);
        browser.send("/logout", token, Map.of()).expect(303);
        assertEquals(
                "/login?next=%2Faccount", browser.get("/account").expect(303).header("Location"));
        ann.browser().me().expect(200);
    }

    @Test
    void a_sign_out_without_a_good_token_asks_first() {
        PageBrowser browser = browser();
        browser.enter(system.person()).expect(303);
        Answer asked = browser.sendBare("/logout", Map.of()).expect(400);
        assertTrue(asked.body().contains("Sign out?"), asked::toString);
        browser.get("/account").expect(200);
        browser.send("/logout", PageBrowser.token(asked, "/logout"), Map.of()).expect(303);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "email=a&email=b",
                "email=%ff%fe",
                "email=%00",
                "email=%zz",
                "%",
                "a=1&b=2&c=3&email=%u0041",
            })
    void what_no_browser_sends_is_refused(String body) {
        Answer refused = browser()
                .form("/login", Map.of())
                .body(body.getBytes(StandardCharsets.UTF_8), "application/x-www-form-urlencoded")
                .send()
                .expect(400);
        assertTrue(refused.body().contains("We could not read what was sent"), refused::toString);
    }

    @Test
    void too_many_fields_and_too_much_text_are_refused() {
        StringBuilder fields = new StringBuilder("a=1");
        for (int i = 0; i < 100; i++) {
            fields.append("&f").append(i).append("=1");
        }
        browser()
                .form("/login", Map.of())
                .body(fields.toString().getBytes(StandardCharsets.UTF_8), form())
                .send()
                .expect(400);
        byte[] huge = ("email=" + "a".repeat(70_000)).getBytes(StandardCharsets.UTF_8);
        Answer refused =
                browser().form("/login", Map.of()).body(huge, form()).send().expect(413);
        assertTrue(refused.body().contains("That was too much at once"), refused::toString);
    }

    @Test
    void huge_and_odd_entries_are_said_beside_their_fields() {
        String long201 = "x".repeat(201);
        PageBrowser browser = browser();
        Answer again = browser.submit(
                        "/signup",
                        "/signup",
                        Map.of(
                                "name",
                                long201,
                                "email",
                                system.newEmail(),
                                "password",
                                LatchkeySystem.PASSWORD,
                                "company",
                                "a\u0007b",
                                "country",
                                "XX",
                                "phone",
                                "1"))
                .expect(400);
        for (String field : List.of("name", "company", "country", "phone")) {
            assertTrue(again.body().contains("id=\"" + field + "-error\""), again::toString);
        }
        Answer password = browser.submit(
                        "/signup",
                        "/signup",
                        Map.of("name", "Ann", "email", system.newEmail(), "password", "é".repeat(5_000)))
                .expect(400);
        assertTrue(password.body().contains("Use at most 256 characters"), password::toString);
        browser.submit("/login", "/login", Map.of("email", "ann@example.org", "password", "x".repeat(20_000)))
                .expect(400);
    }

    private static String form() {
        return "application/x-www-form-urlencoded";
    }

    private static Map<String, String> with(Map<String, String> fields, String token) {
        Map<String, String> all = new LinkedHashMap<>(fields);
        all.put("form-token", token);
        return all;
    }
}
