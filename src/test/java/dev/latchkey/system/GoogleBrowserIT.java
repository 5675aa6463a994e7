package dev.latchkey.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The button of Google as people use it. S3-17, S1-36 to S1-39. */
class GoogleBrowserIT {
    private final LatchkeySystem system = LatchkeySystem.on(Database.H2, GoogleStand.SETTINGS);

    /** Says at the provider who he is. */
    private static void consent(Visitor visitor, String email) {
        visitor.page().locator("[name=username]").fill(UUID.randomUUID().toString());
        visitor.page()
                .locator("[name=claims]")
                .fill("{\"email\":\"" + email + "\",\"email_verified\":true,\"name\":\"Ann Example\"}");
        visitor.page().locator("[type=submit]").click();
        visitor.page().waitForLoadState();
    }

    @ParameterizedTest(name = "script: {0}")
    @ValueSource(booleans = {true, false})
    void s3_17_s1_39_somebody_new_comes_by_google_to_the_page_that_was_wanted(boolean script) {
        String email = system.newEmail();
        try (Visitor visitor = Visitor.to(system, script)) {
            visitor.open("/account/sessions").follow("Continue with Google");
            consent(visitor, email);
            visitor.expectAt("/account/sessions");
        }
        assertEquals(1, system.count("select count(*) from users where email = ?", email));
    }

    @Test
    void s4_63_who_may_not_come_in_is_told_why() {
        Person ann = system.person();
        try (Visitor visitor = Visitor.to(system, true)) {
            visitor.open("/signup").follow("Continue with Google");
            consent(visitor, ann.email());
            visitor.expectAlert("There is an account with this address already.")
                    .expectGood("google-refused");
            visitor.type("E-mail address", ann.email()).type("Password", ann.password());
            visitor.press("Sign in").expectAt("/account");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"en-GB", "de-DE"})
    void the_button_is_good_to_look_at(String language) {
        try (Visitor visitor = Visitor.reading(system, language)) {
            visitor.open("/login").expectGood("google-login-" + language.substring(0, 2));
            visitor.open("/signup").expectGood("google-signup-" + language.substring(0, 2));
        }
    }

    @Test
    void without_google_there_is_no_button_and_no_way() {
        LatchkeySystem plain = LatchkeySystem.on(Database.H2);
        for (String page : new String[] {"/login", "/signup"}) {
            assertFalse(new PageBrowser(plain).get(page).expect(200).body().contains("Google"), page);
        }
        plain.browser().get("/api/auth/google").expectError(404, "PROVIDER_NOT_FOUND");
    }

    @ParameterizedTest
    @ValueSource(strings = {"nonsense", "<script>", "INTERNAL_SERVER_ERROR", "STATE_MISMATCH"})
    void a_link_cannot_make_the_login_page_say_anything(String error) {
        PageBrowser browser = new PageBrowser(system);
        String page = browser.get(
                        "/login?" + PageBrowser.encoded(java.util.Map.of("error", error, "provider", "google")))
                .expect(200)
                .body();
        assertFalse(page.contains("role=\"alert\""), page);
    }
}
