package dev.latchkey.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.latchkey.system.GoogleStand.Guest;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** Signing in with Google, which a provider of the tests stands in for. */
@OnBothDatabases
class GoogleIT {
    private final LatchkeySystem system;
    private final GoogleWay way;

    GoogleIT(Database database) {
        system = LatchkeySystem.on(database, GoogleStand.SETTINGS);
        way = new GoogleWay(system);
    }

    @Test
    void s1_37_s4_55_to_s4_58_it_leads_to_the_consent_screen_with_state_nonce_and_pkce() {
        PageBrowser browser = new PageBrowser(system);
        Answer answer = browser.get(GoogleWay.GOOGLE).expect(302);
        URI there = URI.create(answer.header("Location"));
        assertTrue(there.toString().startsWith(GoogleStand.SETTINGS.get("LATCHKEY_GOOGLE_AUTHORIZATION_URL") + "?"));
        UnaryOperator<String> query = name -> GoogleStand.parameter(there, name);
        assertEquals("code", query.apply("response_type"));
        assertEquals("latchkey-client", query.apply("client_id"));
        assertEquals(system.origin() + "/api/auth/callback/google", query.apply("redirect_uri"));
        assertEquals("openid email profile", query.apply("scope"));
        assertEquals("S256", query.apply("code_challenge_method"));
        assertEquals(43, query.apply("code_challenge").length());
        assertEquals(43, query.apply("nonce").length());
        assertEquals(43, query.apply("state").length());
        URI next = way.begin(browser);
        for (String name : List.of("state", "nonce", "code_challenge")) {
            assertNotEquals(query.apply(name), GoogleStand.parameter(next, name), name);
        }
        Answer.SetCookie cookie = answer.setCookie("lk_state").orElseThrow();
        assertTrue(cookie.attributes().containsAll(List.of("httponly", "samesite=lax", "max-age=600")));
        assertEquals(
                0,
                system.count(
                        "select count(*) from social_flows where state_hash = ? or sealed like ?",
                        query.apply("state"),
                        "%" + query.apply("nonce") + "%"));
    }

    @Test
    void s1_38_s1_39_s4_59_to_s4_62_the_first_time_makes_the_account_its_tenant_and_a_session() {
        String email = system.newEmail();
        PageBrowser browser = new PageBrowser(system);
        way.enter(browser, way.guest(email)).expect(302).expectHeader("Location", system.origin() + "/");
        way.me(browser)
                .expect(200)
                .expectText("/user/email", email)
                .expectText("/user/name", "Ann Example")
                .expectTrue("/user/emailVerified");
        assertEquals(
                "Ann Example's organization",
                system.text(
                        "select t.name from tenants t join members m on m.tenant_id = t.id join users u on u.id = m.user_id"
                                + " where u.email = ?",
                        email));
        assertEquals(
                1,
                system.count(
                        "select count(*) from sessions s join users u on u.id = s.user_id where u.email = ?"
                                + " and s.active_tenant_id is not null",
                        email));
        assertNull(browser.cookie("lk_state"));
    }

    @Test
    void asvs_10_5_2_the_second_time_it_is_the_same_account_also_with_another_address() {
        Guest ann = way.guest(system.newEmail());
        PageBrowser first = new PageBrowser(system);
        way.enter(first, ann).expect(302);
        String id = way.me(first).expect(200).text("/user/id");
        PageBrowser second = new PageBrowser(system);
        way.enter(second, ann.with("email", system.newEmail())).expect(302);
        way.me(second).expect(200).expectText("/user/id", id);
        PageBrowser third = new PageBrowser(system);
        way.enter(third, ann.with("email", null).with("email_verified", false)).expect(302);
        way.me(third).expect(200).expectText("/user/id", id);
        assertEquals(1, system.count("select count(*) from members where user_id = ?", id));
    }

    @Test
    void c_36_both_addresses_of_the_callback_work() {
        PageBrowser browser = new PageBrowser(system);
        String back = GoogleStand.consent(way.begin(browser), way.guest(system.newEmail()));
        browser.get(back.replace("/api/auth/callback/google", "/api/auth/google/callback"))
                .expect(302)
                .expectHeader("Location", system.origin() + "/");
        way.me(browser).expect(200);
    }

    @Test
    void s5_36_to_s5_45_better_auths_way_there_and_back() {
        PageBrowser browser = new PageBrowser(system);
        Answer answer = browser.post(GoogleWay.SOCIAL, Map.of("provider", "google", "callbackURL", "/account?tab=1"))
                .expect(200)
                .expectMembers("", "url", "redirect")
                .expectTrue("/redirect");
        URI there = URI.create(answer.text("/url"));
        assertEquals(answer.text("/url"), answer.header("Location"));
        assertEquals("latchkey-client", GoogleStand.parameter(there, "client_id"));
        browser.get(GoogleStand.consent(there, way.guest(system.newEmail())))
                .expect(302)
                .expectHeader("Location", system.origin() + "/account?tab=1");
        way.me(browser).expect(200);
        browser.post(GoogleWay.SOCIAL, Map.of("provider", "google", "disableRedirect", true))
                .expect(200)
                .expectFalse("/redirect");
    }

    @Test
    void c_32_newcomers_have_a_page_of_their_own_and_so_have_errors() {
        Guest ann = way.guest(system.newEmail());
        Map<String, String> wish = Map.of(
                "callbackURL", "/account", "newUserCallbackURL", "/welcome", "errorCallbackURL", "/oops?from=here#top");
        PageBrowser browser = new PageBrowser(system);
        browser.get(GoogleStand.consent(way.begin(browser, wish), ann))
                .expectHeader("Location", system.origin() + "/welcome");
        browser.get(GoogleStand.consent(way.begin(browser, wish), ann))
                .expectHeader("Location", system.origin() + "/account");
        String state = GoogleStand.parameter(way.begin(browser, wish), "state");
        browser.get("/api/auth/callback/google?error=access_denied&state=" + state)
                .expectHeader("Location", system.origin() + "/oops?from=here&error=access_denied#top");
    }

    @Test
    void c_36_an_account_that_was_here_is_linked_only_when_its_address_is_proved() {
        Person ann = system.person();
        Guest google = way.guest(ann.email());
        way.assertRefused(way.enter(new PageBrowser(system), google), "account_not_linked");
        assertEquals(
                1,
                system.count(
                        "select count(*) from audit_events where subject_id = ? and detail = 'ACCOUNT_NOT_LINKED'",
                        ann.id()));
        system.change("update users set email_verified = true where id = ?", ann.id());
        PageBrowser browser = new PageBrowser(system);
        way.enter(browser, google).expectHeader("Location", system.origin() + "/");
        way.me(browser).expect(200).expectText("/user/id", ann.id());
        assertEquals(
                List.of("credential", "google"),
                ann.browser().get("/api/auth/list-accounts").expect(200).texts("", "providerId"));
        system.browser().signIn(ann.email(), ann.password()).expect(200);
    }

    @Test
    void two_first_sign_ins_at_once_make_one_account() {
        Guest ann = way.guest(system.newEmail());
        List<Answer> answers = Crowd.atOnce(6, i -> way.enter(new PageBrowser(system), ann));
        for (Answer answer : answers) {
            answer.expect(302).expectHeader("Location", system.origin() + "/");
        }
        assertEquals(1, system.count("select count(*) from accounts where account_id = ?", ann.subject()));
        assertEquals(
                1,
                system.count(
                        "select count(*) from members m join accounts a on a.user_id = m.user_id where a.account_id = ?",
                        ann.subject()));
    }

    @Test
    void disable_sign_up_lets_in_only_who_has_an_account() {
        Guest ann = way.guest(system.newEmail());
        Map<String, Object> wish = Map.of("disableSignUp", true);
        PageBrowser browser = new PageBrowser(system);
        way.assertRefused(browser.get(GoogleStand.consent(way.begin(browser, wish), ann)), "signup_disabled");
        way.enter(browser, ann).expectHeader("Location", system.origin() + "/");
        browser.get(GoogleStand.consent(way.begin(browser, wish), ann)).expectHeader("Location", system.origin() + "/");
    }

    @Test
    void a_session_that_was_there_is_replaced() {
        Person mallory = system.person();
        PageBrowser browser =
                new PageBrowser(system).with("auth_token", mallory.browser().token());
        way.enter(browser, way.guest(system.newEmail())).expect(302);
        assertNotEquals(mallory.browser().token(), browser.cookie("auth_token"));
        mallory.browser().me().expect(401);
    }

    @Test
    void a_person_without_a_password_can_still_not_sign_in_with_one() {
        String email = system.newEmail();
        way.enter(new PageBrowser(system), way.guest(email)).expect(302);
        system.browser().signIn(email, LatchkeySystem.PASSWORD).expectError(401, "INVALID_EMAIL_OR_PASSWORD");
    }
}
