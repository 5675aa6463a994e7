package dev.latchkey.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.latchkey.system.GoogleStand.Guest;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who comes back from Google and does not get in. */
@OnBothDatabases
class GoogleRefusalIT {
    private final LatchkeySystem system;
    private final GoogleWay way;

    GoogleRefusalIT(Database database) {
        system = LatchkeySystem.on(database, GoogleStand.SETTINGS);
        way = new GoogleWay(system);
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://evil.example", "//evil.example", "/\\evil.example", "javascript:alert(1)"})
    void s5_43_c_32_a_url_elsewhere_is_403(String url) {
        for (String name : List.of("callbackURL", "newUserCallbackURL", "errorCallbackURL")) {
            system.browser()
                    .post(GoogleWay.SOCIAL, Map.of("provider", "google", name, url))
                    .expectError(403, "INVALID_CALLBACK_URL");
        }
        system.browser()
                .get(GoogleWay.GOOGLE + "?" + PageBrowser.encoded(Map.of("callbackURL", url)))
                .expectError(403, "INVALID_CALLBACK_URL");
    }

    @Test
    void s5_44_an_unknown_provider_is_404() {
        for (String name : List.of("gitlab", "GOOGLE", "credential")) {
            system.browser().post(GoogleWay.SOCIAL, Map.of("provider", name)).expectError(404, "PROVIDER_NOT_FOUND");
            system.browser().get("/api/auth/callback/" + name).expectError(404, "PROVIDER_NOT_FOUND");
        }
        system.browser().post(GoogleWay.SOCIAL, Map.of("callbackURL", "/")).expectError(400, "VALIDATION_ERROR");
    }

    @Test
    void s4_63_without_a_state_or_with_one_of_nobody_nobody_gets_in() {
        PageBrowser browser = new PageBrowser(system);
        String back = GoogleStand.consent(way.begin(browser), way.guest(system.newEmail()));
        for (String state : List.of("", "&state=", "&state=" + "a".repeat(43), "&state=undefined")) {
            way.assertRefused(browser.get(back.replaceFirst("&state=[^&]*", state)), "state_mismatch");
        }
        assertEquals("STATE_MISMATCH", way.lastReason());
    }

    @Test
    void a_callback_in_another_browser_signs_nobody_in() {
        PageBrowser mallory = new PageBrowser(system);
        String back = GoogleStand.consent(way.begin(mallory), way.guest(system.newEmail()));
        PageBrowser victim = new PageBrowser(system);
        way.assertRefused(victim.get(back), "state_mismatch");
        way.begin(victim);
        way.assertRefused(victim.get(back), "state_mismatch");
        // Where it began it is still good.
        mallory.get(back).expectHeader("Location", system.origin() + "/");
    }

    @Test
    void a_state_is_good_once_also_for_two_at_once() {
        PageBrowser browser = new PageBrowser(system);
        String back = GoogleStand.consent(way.begin(browser), way.guest(system.newEmail()));
        String cookie = String.valueOf(browser.cookie("lk_state"));
        List<Answer> answers = Crowd.atOnce(
                6, i -> new PageBrowser(system).with("lk_state", cookie).get(back));
        assertEquals(
                1,
                answers.stream()
                        .filter(answer -> answer.setCookie("auth_token").isPresent())
                        .count());
        way.assertRefused(new PageBrowser(system).with("lk_state", cookie).get(back), "state_mismatch");
    }

    @Test
    void a_flow_is_over_after_ten_minutes() {
        PageBrowser browser = new PageBrowser(system);
        URI there = way.begin(browser);
        String back = GoogleStand.consent(there, way.guest(system.newEmail()));
        system.change("update social_flows set expires_at = created_at where callback_url = '/'");
        way.assertRefused(browser.get(back), "please_restart_the_process");
        assertEquals("PLEASE_RESTART_THE_PROCESS", way.lastReason());
    }

    @Test
    void a_code_that_was_used_is_refused_by_its_nonce_even_when_the_provider_takes_it_again() {
        PageBrowser browser = new PageBrowser(system);
        String back = GoogleStand.consent(way.begin(browser), way.guest(system.newEmail()));
        browser.get(back).expect(302);
        PageBrowser thief = new PageBrowser(system);
        String state = GoogleStand.parameter(way.begin(thief), "state");
        way.assertRefused(thief.get(back.replaceFirst("state=[^&]*", "state=" + state)), "invalid_id_token");
        state = GoogleStand.parameter(way.begin(thief), "state");
        way.assertRefused(thief.get("/api/auth/callback/google?state=" + state), "invalid_code");
    }

    @Test
    void a_code_of_another_flow_does_not_fit_the_verifier_and_is_refused() {
        PageBrowser mallory = new PageBrowser(system);
        String stolen = GoogleStand.consent(way.begin(mallory), way.guest(system.newEmail()));
        PageBrowser victim = new PageBrowser(system);
        String state = GoogleStand.parameter(way.begin(victim), "state");
        way.assertRefused(victim.get(stolen.replaceFirst("state=[^&]*", "state=" + state)), "invalid_code");
    }

    @Test
    void s4_63_who_cancels_is_led_to_the_login_page_which_says_so_and_knows_where_to_go() {
        PageBrowser browser = new PageBrowser(system);
        String state = GoogleStand.parameter(way.begin(browser, Map.of("callbackURL", "/tenants")), "state");
        Answer answer = browser.get("/api/auth/callback/google?error=access_denied&state=" + state)
                .expectHeader(
                        "Location", system.origin() + "/login?next=%2Ftenants&error=access_denied&provider=google");
        assertEquals("ACCESS_DENIED", way.lastReason());
        String page = answer.header("Location").substring(system.origin().length());
        String shown = browser.get(page).expect(200).body();
        assertTrue(shown.contains("You did not finish signing in with Google."), shown);
        assertTrue(shown.contains("provider=google&amp;callbackURL=%2Ftenants"), shown);
        // The provider's other errors say nothing about the person.
        state = GoogleStand.parameter(way.begin(browser), "state");
        way.assertRefused(
                browser.get("/api/auth/callback/google?error=server_error&state=" + state), "provider_unavailable");
    }

    @Test
    void rfc_9207_an_answer_of_another_issuer_is_refused() {
        PageBrowser browser = new PageBrowser(system);
        String back = GoogleStand.consent(way.begin(browser), way.guest(system.newEmail()));
        String bare = back.replaceFirst("&iss=[^&]*", "");
        way.assertRefused(browser.get(bare + "&iss=https%3A%2F%2Fevil.example"), "state_mismatch");
    }

    @Test
    void c_36_an_address_that_the_provider_does_not_vouch_for_gets_nobody_in() {
        Person victim = system.person();
        Guest eve = way.guest(victim.email());
        for (Object odd : List.of(false, "true", 1)) {
            way.assertRefused(
                    way.enter(new PageBrowser(system), eve.with("email_verified", odd)), "provider_email_not_verified");
        }
        way.assertRefused(
                way.enter(new PageBrowser(system), eve.with("email_verified", null)), "provider_email_not_verified");
        String nobody = system.newEmail();
        way.assertRefused(
                way.enter(new PageBrowser(system), way.guest(nobody).with("email_verified", false)),
                "provider_email_not_verified");
        assertEquals(0, system.count("select count(*) from users where email = ?", nobody));
    }

    @Test
    void an_id_token_without_an_address_that_can_be_used_makes_no_account() {
        Guest ann = way.guest(system.newEmail());
        way.assertRefused(way.enter(new PageBrowser(system), ann.with("email", null)), "email_not_found");
        way.assertRefused(way.enter(new PageBrowser(system), ann.with("email", "änn@example.org")), "email_not_found");
        way.assertRefused(way.enter(new PageBrowser(system), ann.with("email", 7)), "email_not_found");
    }

    @Test
    void asvs_10_5_2_another_account_of_the_provider_with_the_same_address_is_another_person() {
        String email = system.newEmail();
        PageBrowser first = new PageBrowser(system);
        way.enter(first, way.guest(email)).expect(302);
        way.assertRefused(way.enter(new PageBrowser(system), way.guest(email)), "account_not_linked");
    }

    @Test
    void it_passes_the_gate_a_banned_user_does_not_get_in_and_five_sessions_are_the_limit() {
        Guest ann = way.guest(system.newEmail());
        PageBrowser first = new PageBrowser(system);
        way.enter(first, ann).expect(302);
        String id = way.me(first).expect(200).text("/user/id");
        for (int i = 0; i < 5; i++) {
            way.enter(new PageBrowser(system), ann).expect(302);
        }
        way.me(first).expect(401);
        assertEquals(5, system.count("select count(*) from sessions where user_id = ?", id));
        system.change("update users set banned = true where id = ?", id);
        way.assertRefused(way.enter(new PageBrowser(system), ann), "banned_user");
        assertEquals(
                1,
                system.count("select count(*) from audit_events where subject_id = ? and detail = 'BANNED_USER'", id));
    }
}
