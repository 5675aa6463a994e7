package dev.latchkey.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Route;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The page of the ways in, as people use it. C-36. */
class LinkBrowserIT {
    private static final String PAGE = "/account/connections";

    private static final Route.FulfillOptions EMPTY = new Route.FulfillOptions().setStatus(204);

    private final LatchkeySystem system = LatchkeySystem.on(Database.H2, GoogleStand.SETTINGS);
    private final GoogleWay way = new GoogleWay(system);
    private final LinkWay links = new LinkWay(system);

    private static void consent(Visitor visitor, String subject) {
        visitor.page().locator("[name=username]").fill(subject);
        visitor.page().locator("[name=claims]").fill("{\"email\":\"other@example.org\",\"email_verified\":false}");
        visitor.page().locator("[type=submit]").click();
        visitor.page().waitForLoadState();
    }

    private static Visitor connect(Visitor visitor) {
        visitor.open(PAGE).press("Connect Google");
        visitor.page().locator("[name=username]").waitFor();
        return visitor;
    }

    @ParameterizedTest(name = "script: {0}")
    @ValueSource(booleans = {true, false})
    void somebody_connects_google_enters_by_it_and_disconnects_it(boolean script) {
        Person ann = system.person().verified();
        try (Visitor visitor = Visitor.to(system, script).as(ann)) {
            visitor.open("/account")
                    .follow("See ways to sign in")
                    .expectAt(PAGE)
                    .expectGoodOnce(script, "connections");
            consent(connect(visitor), UUID.randomUUID().toString());
            visitor.expectNotice("Google is connected. You can sign in with it from now on.")
                    .expectGoodOnce(script, "connections-connected");
            assertEquals(2, system.count("select count(*) from accounts where user_id = ?", ann.id()));
            visitor.page().locator("summary:has-text('Disconnect')").click();
            visitor.expectText("You will not be able to sign in with Google any more.")
                    .expectGoodOnce(script, "connections-sure");
            visitor.press("Disconnect now Google").expectNotice("The account was disconnected.");
            assertEquals(1, system.count("select count(*) from accounts where user_id = ?", ann.id()));
        }
    }

    @Test
    void a_page_leads_on_to_the_provider_and_has_a_link_for_whoever_is_not_led() {
        try (Visitor visitor = Visitor.to(system, true).as(system.person().verified())) {
            // The browser stays where it is.
            visitor.page().route(url -> url.contains("/google/authorize"), route -> route.fulfill(EMPTY));
            visitor.open(PAGE)
                    .press("Connect Google")
                    .expectHeading("On to Google")
                    .expectGood("connections-leaving");
            visitor.page().unrouteAll();
            visitor.follow("Go on to Google");
            consent(visitor, UUID.randomUUID().toString());
            visitor.expectNotice("Google is connected. You can sign in with it from now on.");
        }
    }

    @Test
    void what_went_wrong_is_said_on_the_page() {
        Person ann = system.person().verified();
        Person bob = system.person().verified();
        String subject = UUID.randomUUID().toString();
        way.link(links.browser(bob), GoogleStand.Guest.of(subject, bob.email())).expect(302);
        try (Visitor visitor = Visitor.to(system, true).as(ann)) {
            consent(connect(visitor), subject);
            visitor.expectAlert("This account of Google belongs to another account here. Nothing has changed.")
                    .expectGood("connections-refused");
            visitor.open(PAGE).press("Connect Globex").expectAlert("Globex cannot be reached at the moment.");
            consent(connect(visitor), UUID.randomUUID().toString());
            visitor.expectNotice("Google is connected. You can sign in with it from now on.");
        }
        PageBrowser browser = links.browser(ann);
        for (Map.Entry<String, String> said : Map.of(
                        "another_account_already_linked", "You have connected another account of Google already.",
                        "state_mismatch", "Connecting was begun on another device",
                        "please_restart_the_process", "Connecting took too long.",
                        "access_denied", "You did not finish connecting Google.",
                        "invalid_code", "Google did not confirm that the account is yours.",
                        "invalid_id_token", "We could not check what Google sent.")
                .entrySet()) {
            String page = browser.get(PAGE + "?error=" + said.getKey() + "&provider=google")
                    .expect(200)
                    .body();
            assertTrue(page.contains(said.getValue()), page);
        }
        for (String odd :
                List.of("error=nonsense&provider=google", "error=access_denied&provider=x", "connected=github")) {
            String page = browser.get(PAGE + "?" + odd).expect(200).body();
            assertFalse(page.contains("role=\"alert\"") || page.contains("role=\"status\""), page);
        }
    }

    @Test
    void whoever_has_not_proved_his_address_is_told_before_and_after_and_how_to() {
        Person ann = system.person();
        try (Visitor visitor = Visitor.to(system, true).as(ann)) {
            visitor.open(PAGE)
                    .expectText("First confirm that " + ann.email() + " is your address")
                    .expectGood("connections-unproved");
            consent(connect(visitor), UUID.randomUUID().toString());
            visitor.expectAlert("Google was not connected, because your own address is not confirmed yet.")
                    .expectGood("connections-unproved-refused");
            visitor.press("Send the e-mail again");
            ann.mailbox().await("verify-email", 2);
            ann.verified();
            visitor.open(PAGE);
            assertFalse(visitor.page().content().contains("First confirm"));
            consent(connect(visitor), UUID.randomUUID().toString());
            visitor.expectNotice("Google is connected. You can sign in with it from now on.");
        }
    }

    @Test
    void the_last_way_in_cannot_be_disconnected_and_the_page_says_why() {
        try (Visitor visitor = Visitor.to(system, true)) {
            visitor.open("/login").follow("Continue with Google");
            visitor.page().locator("[name=username]").fill(UUID.randomUUID().toString());
            visitor.page()
                    .locator("[name=claims]")
                    .fill("{\"email\":\"" + system.newEmail() + "\",\"email_verified\":true}");
            visitor.page().locator("[type=submit]").click();
            visitor.page().waitForURL(system.origin() + "/account");
            visitor.open(PAGE)
                    .expectText("This is the only way to sign in that is your own.")
                    .expectGood("connections-only");
            assertTrue(visitor.page().locator("button:has-text('Disconnect')").isDisabled());
        }
    }

    @Test
    void the_page_is_good_to_look_at_in_german() {
        Person ann = system.person().verified();
        way.link(links.browser(ann), way.guest(system.newEmail())).expect(302);
        try (Visitor visitor = Visitor.reading(system, "de-DE").as(ann)) {
            visitor.open(PAGE).expectHeading("Anmeldearten").expectGood("connections-de");
        }
        try (Visitor visitor = Visitor.reading(system, "de-DE").as(system.person())) {
            visitor.open(PAGE + "?error=email_not_verified&provider=google")
                    .expectAlert("Google wurde nicht verbunden, weil Ihre eigene Adresse noch nicht bestätigt ist.")
                    .expectText("Bestätigen Sie zuerst, dass")
                    .expectGood("connections-unproved-de");
        }
    }

    @Test
    void forms_act_for_their_own_browser_with_a_sign_in_of_today_only() {
        Person ann = system.person().verified();
        PageBrowser browser = links.browser(ann);
        String token = browser.token(PAGE, PAGE + "/connect");
        browser.sendBare(PAGE + "/connect", Map.of("provider", "google")).expect(400);
        links.browser(system.person().verified())
                .send(PAGE + "/connect", token, Map.of("provider", "google"))
                .expect(400);
        browser.send(PAGE + "/connect", token, Map.of("provider", "nobody")).expect(404);
        assertEquals(0, system.count("select count(*) from social_flows where user_id = ?", ann.id()));
        Answer leaving = browser.submit(PAGE, PAGE + "/connect", Map.of("provider", "google"))
                .expect(200);
        assertTrue(leaving.setCookie("lk_state").isPresent());
        browser.get(PAGE + "/connect").expect(303).expectHeader("Location", PAGE);
        way.link(browser, way.guest(system.newEmail())).expect(302);
        String google = system.text("select id from accounts where user_id = ? and provider_id = 'google'", ann.id());
        Person eve = system.person().verified();
        PageBrowser hers = links.browser(eve);
        way.link(hers, way.guest(system.newEmail())).expect(302);
        hers.submit(PAGE, PAGE + "/disconnect", Map.of("account", google)).expect(303);
        assertEquals(1, system.count("select count(*) from accounts where id = ?", google));
        Instant then = Instant.now().minus(Duration.ofDays(2));
        system.change("update sessions set created_at = ? where user_id = ?", then, ann.id());
        String said = "For this you have to have signed in a short while ago.";
        assertTrue(browser.submit(PAGE, PAGE + "/connect", Map.of("provider", "github"))
                .expect(403)
                .body()
                .contains(said));
        assertTrue(browser.submit(PAGE, PAGE + "/disconnect", Map.of("account", google))
                .expect(403)
                .body()
                .contains(said));
        new PageBrowser(system).get(PAGE).expect(303);
    }
}
