package dev.latchkey.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.latchkey.system.HubStand.Guest;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;

/** Signing in with GitHub and Facebook, which a provider of the tests stands in for. S3-03, S3-04, S5-05. */
@OnBothDatabases
class HubIT {
    private final LatchkeySystem system;
    private final GoogleWay github;
    private final GoogleWay facebook;

    HubIT(Database database) {
        system = LatchkeySystem.on(database, GoogleStand.SETTINGS);
        github = new GoogleWay(system, "github");
        facebook = new GoogleWay(system, "facebook");
    }

    @SafeVarargs
    private static Guest github(Map<String, Object>... emails) {
        long id = ThreadLocalRandom.current().nextLong(1L << 40);
        return new Guest(
                Map.of("id", id, "login", "ann" + id, "name", "Ann Example", "email", "shown@example.org"),
                List.of(emails));
    }

    private static Map<String, Object> address(String email, boolean primary, boolean verified) {
        return Map.of("email", email, "primary", primary, "verified", verified);
    }

    private static Guest facebook(String email) {
        Map<String, Object> profile = new HashMap<>(
                Map.of("id", String.valueOf(ThreadLocalRandom.current().nextLong(1L << 40)), "name", "Ann Example"));
        if (!email.isEmpty()) {
            profile.put("email", email);
        }
        return new Guest(profile, List.of());
    }

    private static Answer enter(GoogleWay way, PageBrowser browser, Guest guest) {
        return browser.get(HubStand.consent(way.begin(browser), guest));
    }

    @Test
    void s3_04_s5_37_to_s5_46_github_signs_in_with_the_primary_address_that_it_has_verified() {
        String email = system.newEmail();
        Guest ann = github(address(system.newEmail(), false, true), address(email, true, true));
        PageBrowser browser = new PageBrowser(system);
        URI there = github.begin(browser, Map.of("callbackURL", "/tenants"));
        assertTrue(there.getPath().endsWith("/github/authorize"), there::toString);
        assertEquals("github-client", GoogleStand.parameter(there, "client_id"));
        assertEquals("read:user user:email", GoogleStand.parameter(there, "scope"));
        assertEquals("S256", GoogleStand.parameter(there, "code_challenge_method"));
        assertEquals(system.origin() + "/api/auth/callback/github", GoogleStand.parameter(there, "redirect_uri"));
        browser.get(HubStand.consent(there, ann)).expectHeader("Location", system.origin() + "/tenants");
        github.me(browser)
                .expect(200)
                .expectText("/user/email", email)
                .expectText("/user/name", "Ann Example")
                .expectTrue("/user/emailVerified");
        PageBrowser again = new PageBrowser(system);
        enter(github, again, ann).expectHeader("Location", system.origin() + "/");
        assertEquals(
                1,
                system.count(
                        "select count(*) from accounts where provider_id = 'github' and account_id = ?", ann.id()));
    }

    @Test
    void c_36_github_enters_an_account_only_with_a_verified_primary_address() {
        Person ann = system.person();
        system.change("update users set email_verified = true where id = ?", ann.id());
        github.assertRefused(
                enter(github, new PageBrowser(system), github(address(ann.email(), true, false))),
                "provider_email_not_verified");
        github.assertRefused(
                enter(
                        github,
                        new PageBrowser(system),
                        github(address(ann.email(), false, true), address(system.newEmail(), true, false))),
                "provider_email_not_verified");
        github.assertRefused(enter(github, new PageBrowser(system), github()), "email_not_found");
        PageBrowser browser = new PageBrowser(system);
        enter(github, browser, github(address(ann.email(), true, true)))
                .expectHeader("Location", system.origin() + "/");
        github.me(browser).expect(200).expectText("/user/id", ann.id());
    }

    @Test
    void a_code_that_was_used_or_is_somebody_elses_is_refused_in_the_words_of_both() {
        for (GoogleWay way : List.of(github, facebook)) {
            PageBrowser browser = new PageBrowser(system);
            Guest ann = way == github ? github(address(system.newEmail(), true, true)) : facebook(system.newEmail());
            String back = HubStand.consent(way.begin(browser), ann);
            browser.get(back).expectHeader("Location", system.origin() + "/");
            PageBrowser thief = new PageBrowser(system);
            String state = GoogleStand.parameter(way.begin(thief), "state");
            way.assertRefused(thief.get(back.replaceFirst("state=[^&]*", "state=" + state)), "invalid_code");
            String stolen = HubStand.consent(way.begin(browser), ann);
            state = GoogleStand.parameter(way.begin(thief), "state");
            way.assertRefused(thief.get(stolen.replaceFirst("state=[^&]*", "state=" + state)), "invalid_code");
        }
    }

    @Test
    void s3_03_s3_88_facebook_makes_an_account_whose_address_is_yet_to_be_proved() {
        String email = system.newEmail();
        PageBrowser browser = new PageBrowser(system);
        enter(facebook, browser, facebook(email)).expectHeader("Location", system.origin() + "/");
        facebook.me(browser).expect(200).expectText("/user/email", email).expectFalse("/user/emailVerified");
        system.mails().to(email).await("verify-email");
    }

    @Test
    void c_36_facebook_does_not_vouch_for_an_address_and_enters_no_account_by_it() {
        Person ann = system.person();
        facebook.assertRefused(enter(facebook, new PageBrowser(system), facebook(ann.email())), "account_not_linked");
        system.change("update users set email_verified = true where id = ?", ann.id());
        facebook.assertRefused(enter(facebook, new PageBrowser(system), facebook(ann.email())), "account_not_linked");
        facebook.assertRefused(enter(facebook, new PageBrowser(system), facebook("")), "email_not_found");
    }

    @Test
    void promise_10_whoever_proves_the_address_first_by_a_reset_does_not_share_the_account() {
        String email = system.newEmail();
        Guest mallory = facebook(email);
        PageBrowser early = new PageBrowser(system);
        enter(facebook, early, mallory).expectHeader("Location", system.origin() + "/");
        system.browser().forgotPassword(email).expect(200);
        String token = system.mails().to(email).await("reset-password").token();
        system.browser().resetPassword(token, "another good password").expect(200);
        facebook.me(early).expect(401);
        facebook.assertRefused(enter(facebook, new PageBrowser(system), mallory), "account_not_linked");
        Answer me = system.browser().signIn(email, "another good password").expect(200);
        assertFalse(me.body().contains(mallory.id()), me::body);
    }
}
