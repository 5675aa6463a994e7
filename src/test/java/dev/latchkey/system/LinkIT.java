package dev.latchkey.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.latchkey.system.GoogleStand.Guest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Somebody who is signed in links an account of a provider to his own. C-36. */
@OnBothDatabases
class LinkIT {
    private static final String PAGE = "/account/connections";
    private static final String ACCOUNTS = "/api/auth/list-accounts";

    private final LatchkeySystem system;
    private final GoogleWay way;
    private final LinkWay links;

    LinkIT(Database database) {
        system = LatchkeySystem.on(database, GoogleStand.SETTINGS);
        way = new GoogleWay(system);
        links = new LinkWay(system);
    }

    @Test
    void c_36_a_signed_in_user_links_whatever_address_the_provider_has_and_enters_by_it() {
        Person ann = system.person().verified();
        PageBrowser browser = links.browser(ann);
        Guest google = way.guest(system.newEmail()).with("email_verified", false);
        String session = String.valueOf(browser.cookie("auth_token"));
        links.assertLeads(way.link(browser, google), PAGE);
        assertEquals(session, browser.cookie("auth_token"));
        browser.get(ACCOUNTS)
                .expect(200)
                .expectSize("", 2)
                .expectText("/1/providerId", "google")
                .expectText("/1/accountId", google.subject())
                .expectText("/1/userId", ann.id());
        PageBrowser other = new PageBrowser(system);
        way.enter(other, google).expectHeader("Location", system.origin() + "/");
        way.me(other).expect(200).expectText("/user/id", ann.id()).expectText("/user/email", ann.email());
        assertEquals(
                1,
                system.count(
                        "select count(*) from audit_events where action = 'account-link' and actor_id = ?"
                                + " and outcome = 'success' and detail = 'google'",
                        ann.id()));
        assertTrue(ann.mailbox().await("notice").text().contains("connected to your account"));
    }

    @Test
    void better_auths_answer_says_where_to_go_and_the_wishes_are_followed() {
        Person ann = system.person().verified();
        PageBrowser browser = links.browser(ann);
        Map<String, Object> wish = Map.of(
                "provider", "google", "callbackURL", "/done", "errorCallbackURL", "/oops", "disableRedirect", true);
        Answer begun = browser.post(GoogleWay.LINK, wish)
                .expect(200)
                .expectMembers("", "url", "redirect")
                .expectFalse("/redirect");
        assertTrue(begun.headers().firstValue("Location").isEmpty(), begun::toString);
        links.assertLeads(
                browser.get(GoogleStand.consent(java.net.URI.create(begun.text("/url")), way.guest(ann.email()))),
                "/done");
        Map<String, Object> redirecting = Map.of("provider", "google", "errorCallbackURL", "/oops");
        Answer again = browser.post(GoogleWay.LINK, redirecting).expect(200).expectTrue("/redirect");
        assertEquals(again.text("/url"), again.header("Location"));
        String state = GoogleStand.parameter(java.net.URI.create(again.text("/url")), "state");
        links.assertLeads(
                browser.get("/api/auth/callback/google?error=access_denied&state=" + state),
                "/oops?error=access_denied");
        assertEquals("ACCESS_DENIED", links.reason(ann));
    }

    @Test
    void the_users_own_address_is_proved_by_the_word_of_the_provider_that_is_linked() {
        Person ann = system.person();
        PageBrowser browser = links.browser(ann);
        way.me(browser).expect(200).expectFalse("/user/emailVerified");
        links.assertLeads(way.link(browser, way.guest(ann.email())), PAGE);
        way.me(browser).expect(200).expectTrue("/user/emailVerified");
        assertEquals(2, links.accounts(ann));
    }

    @Test
    void promise_10_whoever_signs_up_with_the_address_of_another_plants_no_way_in() {
        // Eve has signed up with Bob's address.
        Person bob = system.person();
        GoogleWay github = new GoogleWay(system, "github");
        Map<String, Object> eve = Map.of("id", System.nanoTime(), "login", "eve");
        HubStand.Guest guest =
                new HubStand.Guest(eve, List.of(Map.of("email", system.newEmail(), "primary", true, "verified", true)));
        PageBrowser hers = links.browser(bob);
        links.assertLeads(
                hers.get(HubStand.consent(github.link(hers, Map.of()), guest)),
                PAGE + "?error=email_not_verified&provider=github");
        bob.verified();
        system.browser()
                .resetPassword(bob.resetToken(1), "another good password")
                .expect(200);
        PageBrowser back = new PageBrowser(system);
        back.get(HubStand.consent(github.begin(back), guest)).expect(302);
        assertNotEquals(bob.id(), github.me(back).expect(200).text("/user/id"));
        assertEquals(1, links.accounts(bob));
    }

    @Test
    void an_account_of_another_user_is_not_linked_and_nobody_is_merged() {
        Person ann = system.person().verified();
        Person bob = system.person().verified();
        Guest google = way.guest(system.newEmail());
        links.assertLeads(way.link(links.browser(ann), google), PAGE);
        links.assertRefused(way.link(links.browser(bob), google), "account_already_linked_to_different_user");
        assertEquals(1, links.accounts(bob));
        assertEquals(2, links.accounts(ann));
        assertEquals("ACCOUNT_ALREADY_LINKED_TO_DIFFERENT_USER", links.reason(bob));
    }

    @Test
    void two_users_who_link_one_account_at_once_do_not_both_get_it() {
        Guest google = way.guest(system.newEmail());
        List<PageBrowser> browsers = List.of(
                links.browser(system.person().verified()),
                links.browser(system.person().verified()),
                links.browser(system.person().verified()),
                links.browser(system.person().verified()));
        List<String> ways = browsers.stream()
                .map(browser -> GoogleStand.consent(way.link(browser, Map.of()), google))
                .toList();
        List<Answer> answers =
                Crowd.atOnce(4, i -> browsers.get(i).get(ways.get(i)).expect(302));
        assertEquals(
                1,
                answers.stream()
                        .filter(answer -> answer.header("Location").equals(system.origin() + PAGE))
                        .count(),
                answers::toString);
        assertEquals(
                3,
                answers.stream()
                        .filter(answer ->
                                answer.header("Location").contains("error=account_already_linked_to_different_user"))
                        .count(),
                answers::toString);
        assertEquals(1, system.count("select count(*) from accounts where account_id = ?", google.subject()));
    }

    @Test
    void one_account_of_a_provider_is_enough_also_for_two_links_at_once() {
        Person ann = system.person().verified();
        List<PageBrowser> browsers = List.of(links.browser(ann), links.browser(ann), links.browser(ann));
        List<String> ways = browsers.stream()
                .map(browser -> GoogleStand.consent(way.link(browser, Map.of()), way.guest(system.newEmail())))
                .toList();
        List<Answer> answers =
                Crowd.atOnce(3, i -> browsers.get(i).get(ways.get(i)).expect(302));
        assertEquals(
                2,
                answers.stream()
                        .filter(answer -> answer.header("Location")
                                .equals(system.origin() + PAGE
                                        + "?error=another_account_already_linked&provider=google"))
                        .count(),
                answers::toString);
        assertEquals(2, links.accounts(ann));
    }

    @Test
    void his_own_account_once_more_is_no_error_and_no_news() {
        Person ann = system.person().verified();
        PageBrowser browser = links.browser(ann);
        Guest google = way.guest(system.newEmail());
        links.assertLeads(way.link(browser, google), PAGE);
        links.assertLeads(way.link(browser, google), PAGE);
        system.change("update users set email_verified = false where id = ?", ann.id());
        links.assertLeads(way.link(browser, google), PAGE);
        assertEquals(2, links.accounts(ann));
        assertEquals(
                1,
                system.count(
                        "select count(*) from audit_events where action = 'account-link' and actor_id = ?", ann.id()));
    }

    @Test
    void what_is_not_as_it_must_be_is_refused() {
        Person ann = system.person().verified();
        Browser browser = ann.browser();
        browser.post(GoogleWay.LINK, Map.of()).expectError(400, "VALIDATION_ERROR");
        browser.post(GoogleWay.LINK, Map.of("provider", "credential")).expectError(404, "PROVIDER_NOT_FOUND");
        browser.post(GoogleWay.LINK, Map.of("provider", "globex")).expectError(503, "PROVIDER_UNAVAILABLE");
        for (String name : List.of("callbackURL", "errorCallbackURL")) {
            browser.post(GoogleWay.LINK, Map.of("provider", "google", name, "https://evil.example"))
                    .expectError(403, "INVALID_CALLBACK_URL");
        }
        for (Object scopes :
                List.of("calendar", List.of("a b"), List.of(""), List.of("a".repeat(101)), List.of(7), Map.of())) {
            browser.post(GoogleWay.LINK, Map.of("provider", "google", "scopes", scopes))
                    .expectError(400, "VALIDATION_ERROR");
        }
    }

    @Test
    void asvs_10_2_3_more_is_asked_for_only_when_it_is_wished_for() {
        PageBrowser browser = links.browser(system.person().verified());
        var usual = way.link(browser, Map.of());
        assertEquals("openid email profile", GoogleStand.parameter(usual, "scope"));
        assertEquals("select_account", GoogleStand.parameter(usual, "prompt"));
        assertTrue(!usual.toString().contains("access_type"), usual::toString);
        var more = way.link(browser, Map.of("scopes", List.of("https://www.googleapis.com/auth/calendar", "email")));
        assertEquals(
                "openid email profile https://www.googleapis.com/auth/calendar", GoogleStand.parameter(more, "scope"));
        assertEquals("offline", GoogleStand.parameter(more, "access_type"));
        assertEquals("select_account consent", GoogleStand.parameter(more, "prompt"));
    }
}
