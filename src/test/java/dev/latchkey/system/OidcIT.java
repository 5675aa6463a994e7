package dev.latchkey.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.latchkey.system.GoogleStand.Guest;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Providers of OpenID Connect that the operator has named by their issuers. S1-45. */
@OnBothDatabases
class OidcIT {
    private final LatchkeySystem system;
    private final GoogleWay way;

    OidcIT(Database database) {
        system = LatchkeySystem.on(database, GoogleStand.SETTINGS);
        way = new GoogleWay(system, "acme");
    }

    @Test
    void s1_45_a_provider_that_is_known_by_its_issuer_leads_in_and_makes_the_account() {
        String email = system.newEmail();
        PageBrowser browser = new PageBrowser(system);
        URI there = way.begin(browser);
        assertEquals("acme-client", GoogleStand.parameter(there, "client_id"));
        assertEquals("openid email profile", GoogleStand.parameter(there, "scope"));
        assertEquals("S256", GoogleStand.parameter(there, "code_challenge_method"));
        assertEquals(43, GoogleStand.parameter(there, "nonce").length());
        assertEquals(system.origin() + "/api/auth/callback/acme", GoogleStand.parameter(there, "redirect_uri"));
        browser.get(GoogleStand.consent(there, way.guest(email))).expectHeader("Location", system.origin() + "/");
        way.me(browser).expect(200).expectText("/user/email", email).expectTrue("/user/emailVerified");
        assertEquals(
                1,
                system.count(
                        "select count(*) from accounts a join users u on u.id = a.user_id"
                                + " where u.email = ? and a.provider_id = 'acme'",
                        email));
    }

    @Test
    void asvs_6_8_1_the_same_subject_at_two_providers_is_two_people() {
        Guest google = new GoogleWay(system).guest(system.newEmail());
        PageBrowser first = new PageBrowser(system);
        new GoogleWay(system).enter(first, google).expect(302);
        PageBrowser second = new PageBrowser(system);
        way.enter(second, Guest.of(google.subject(), system.newEmail())).expect(302);
        assertNotEquals(
                way.me(first).expect(200).text("/user/id"),
                way.me(second).expect(200).text("/user/id"));
    }

    @Test
    void c_36_the_same_proved_address_at_two_providers_is_one_person() {
        String email = system.newEmail();
        PageBrowser first = new PageBrowser(system);
        new GoogleWay(system).enter(first, way.guest(email)).expect(302);
        PageBrowser second = new PageBrowser(system);
        way.enter(second, way.guest(email)).expect(302);
        assertEquals(
                way.me(first).expect(200).text("/user/id"),
                way.me(second).expect(200).text("/user/id"));
        way.assertRefused(
                way.enter(
                        new PageBrowser(system),
                        way.guest(system.person().email()).with("email_verified", false)),
                "provider_email_not_verified");
    }

    @Test
    void asvs_10_2_2_what_one_provider_sends_is_nothing_at_the_address_of_another() {
        PageBrowser browser = new PageBrowser(system);
        String back = GoogleStand.consent(way.begin(browser), way.guest(system.newEmail()));
        new GoogleWay(system)
                .assertRefused(browser.get(back.replace("/callback/acme", "/callback/google")), "state_mismatch");
    }

    @Test
    void asvs_10_5_3_a_provider_whose_document_is_of_another_issuer_leads_nowhere_and_the_page_says_so() {
        PageBrowser browser = new PageBrowser(system);
        Answer led = browser.get(GoogleWay.SOCIAL + "?provider=globex&callbackURL=%2Ftenants")
                .expect(302)
                .expectHeader(
                        "Location",
                        system.origin() + "/login?next=%2Ftenants&error=provider_unavailable&provider=globex");
        String page = browser.get(
                        led.header("Location").substring(system.origin().length()))
                .expect(200)
                .body();
        assertTrue(page.contains("Globex cannot be reached at the moment."), page);
        assertTrue(page.contains("Continue with Acme &amp; Sons"), page);
        browser.post(GoogleWay.SOCIAL, Map.of("provider", "globex")).expectError(503, "PROVIDER_UNAVAILABLE");
        browser.get("/api/auth/callback/globex?code=x&state=y")
                .expectHeader("Location", system.origin() + "/login?error=state_mismatch&provider=globex");
    }

    @Test
    void a_plain_link_is_as_strict_as_the_act() {
        PageBrowser browser = new PageBrowser(system);
        browser.get(GoogleWay.SOCIAL).expectError(404, "PROVIDER_NOT_FOUND");
        browser.get(GoogleWay.SOCIAL + "?provider=oidc").expectError(404, "PROVIDER_NOT_FOUND");
        browser.get(GoogleWay.SOCIAL + "?provider=acme&callbackURL=https%3A%2F%2Fevil.example")
                .expectError(403, "INVALID_CALLBACK_URL");
    }
}
