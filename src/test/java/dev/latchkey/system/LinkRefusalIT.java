package dev.latchkey.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A linking counts for the user, the session and the browser that began it, once and in time. ASVS 10.1.2. */
@OnBothDatabases
class LinkRefusalIT {
    private static final String PAGE = "/account/connections";

    private final LatchkeySystem system;
    private final GoogleWay way;
    private final LinkWay links;

    LinkRefusalIT(Database database) {
        system = LatchkeySystem.on(database, GoogleStand.SETTINGS);
        way = new GoogleWay(system);
        links = new LinkWay(system);
    }

    @Test
    void asvs_10_1_2_a_flow_that_another_user_began_in_this_browser_links_nothing() {
        Person eve = system.person().verified();
        Person ann = system.person().verified();
        PageBrowser browser = links.browser(eve);
        String back = GoogleStand.consent(way.link(browser, Map.of()), way.guest(system.newEmail()));
        browser.with("auth_token", ann.browser().token());
        links.assertRefused(browser.get(back), "state_mismatch");
        assertEquals(1, links.accounts(ann));
        assertEquals(1, links.accounts(eve));
        assertEquals("STATE_MISMATCH", links.reason(eve));
    }

    @Test
    void c_36_whoever_has_not_proved_his_address_links_nothing() {
        Person ann = system.person();
        PageBrowser browser = links.browser(ann);
        GoogleStand.Guest other = way.guest(system.newEmail());
        GoogleStand.Guest own = way.guest(ann.email());
        for (GoogleStand.Guest guest : List.of(other, own.with("email_verified", false), own.with("email", null))) {
            links.assertRefused(way.link(browser, guest), "email_not_verified");
            assertEquals("EMAIL_NOT_VERIFIED", links.reason(ann));
        }
        assertEquals(1, links.accounts(ann));
        assertEquals(0, system.count("select count(*) from users where id = ? and email_verified", ann.id()));
        PageBrowser fresh = new PageBrowser(system);
        way.enter(fresh, other).expectHeader("Location", system.origin() + "/");
        assertNotEquals(ann.id(), way.me(fresh).expect(200).text("/user/id"));
        ann.verified();
        links.assertLeads(way.link(browser, way.guest(system.newEmail())), PAGE);
    }

    @Test
    void the_address_that_counts_is_the_one_that_the_user_has_when_he_comes_back() {
        Person ann = system.person();
        PageBrowser browser = links.browser(ann);
        String back = GoogleStand.consent(way.link(browser, Map.of()), way.guest(ann.email()));
        system.change("update users set email = ? where id = ?", system.newEmail(), ann.id());
        links.assertRefused(browser.get(back), "email_not_verified");
        assertEquals(1, links.accounts(ann));
    }

    @Test
    void another_session_of_the_same_user_links_nothing_nor_does_one_that_has_ended() {
        Person ann = system.person().verified();
        PageBrowser browser = links.browser(ann);
        String own = String.valueOf(browser.cookie("auth_token"));
        String back = GoogleStand.consent(way.link(browser, Map.of()), way.guest(system.newEmail()));
        browser.with("auth_token", ann.browser().token());
        links.assertRefused(browser.get(back), "state_mismatch");
        browser.with("auth_token", own);
        back = GoogleStand.consent(way.link(browser, Map.of()), way.guest(system.newEmail()));
        ann.browser().post("/api/auth/revoke-sessions", Map.of()).expect(200);
        links.assertRefused(browser.get(back), "state_mismatch");
        assertEquals(1, links.accounts(ann));
    }

    @Test
    void without_the_browser_that_began_it_there_is_no_flow() {
        Person ann = system.person().verified();
        PageBrowser browser = links.browser(ann);
        String back = GoogleStand.consent(way.link(browser, Map.of()), way.guest(system.newEmail()));
        // The victim is signed in; the link was begun by somebody else.
        Person victim = system.person().verified();
        links.assertLeads(links.browser(victim).get(back), "/login?error=state_mismatch&provider=google");
        links.assertLeads(
                new PageBrowser(system)
                        .with("auth_token", String.valueOf(browser.cookie("auth_token")))
                        .get(back),
                "/login?error=state_mismatch&provider=google");
        assertEquals(1, links.accounts(victim));
        assertEquals(1, links.accounts(ann));
    }

    @Test
    void a_flow_links_once_and_in_time_only() {
        Person ann = system.person().verified();
        PageBrowser browser = links.browser(ann);
        String back = GoogleStand.consent(way.link(browser, Map.of()), way.guest(system.newEmail()));
        String cookie = String.valueOf(browser.cookie("lk_state"));
        links.assertLeads(browser.get(back), PAGE);
        links.assertLeads(browser.with("lk_state", cookie).get(back), "/login?error=state_mismatch&provider=google");
        PageBrowser late = links.browser(system.person().verified());
        back = GoogleStand.consent(way.link(late, Map.of()), way.guest(system.newEmail()));
        system.change("update social_flows set expires_at = created_at where user_id is not null");
        links.assertRefused(late.get(back), "please_restart_the_process");
        late.get("/api/auth/callback/google?code=x").expect(302);
        late.get("/api/auth/callback/google?state=x&code=x").expect(302);
    }

    @Test
    void a_stolen_session_that_is_a_day_old_adds_no_way_in() {
        Person ann = system.person().verified();
        Instant then = Instant.now().minus(Duration.ofDays(2));
        PageBrowser browser = links.browser(ann);
        system.change("update sessions set created_at = ? where user_id = ?", then, ann.id());
        browser.post(GoogleWay.LINK, Map.of("provider", "google")).expectError(403, "SESSION_NOT_FRESH");
    }

    @Test
    void only_a_person_links_from_a_page_of_ours_and_nobody_in_his_place() {
        Map<String, Object> google = Map.of("provider", "google");
        system.browser().post(GoogleWay.LINK, google).expectError(401, "UNAUTHORIZED");
        Person ann = system.person().verified();
        String cookie = system.cookieName() + "=" + ann.browser().token();
        system.local("POST", GoogleWay.LINK)
                .header("Cookie", cookie)
                .json(google)
                .send()
                .expectError(403, "MISSING_OR_NULL_ORIGIN");
        system.local("POST", GoogleWay.LINK)
                .header("Cookie", cookie)
                .header("Origin", "https://evil.example")
                .json(google)
                .send()
                .expectError(403, "INVALID_ORIGIN");
        String key = ApiKeyIT.create(ann.browser(), Map.of()).expect(201).text("/key");
        system.local("POST", GoogleWay.LINK)
                .header("X-API-Key", key)
                .json(google)
                .send()
                .expectError(403, "FORBIDDEN");
        Person boss = new OperatorSide(system).administrator();
        AdminIT.act(boss.browser(), "impersonate-user", Map.of("userId", ann.id()))
                .expect(200);
        boss.browser().post(GoogleWay.LINK, google).expectError(403, "NOT_WHILE_IMPERSONATING");
        assertEquals(0, system.count("select count(*) from social_flows where user_id = ?", ann.id()));
    }

    @Test
    void a_session_that_ends_while_the_provider_is_asked_links_nothing() {
        Person ann = system.person().verified();
        PageBrowser browser = links.browser(ann);
        GoogleWay github = new GoogleWay(system, "github");
        HubStand.Guest guest = new HubStand.Guest(Map.of("id", System.nanoTime(), "pause", 1_500), List.of());
        String back = HubStand.consent(github.link(browser, Map.of()), guest);
        List<Answer> answers = Crowd.atOnce(2, i -> i == 0 ? browser.get(back) : revokeSoon(ann));
        answers.get(1).expect(200);
        links.assertLeads(answers.get(0), PAGE + "?error=state_mismatch&provider=github");
        assertEquals(1, links.accounts(ann));
    }

    private static Answer revokeSoon(Person person) {
        try {
            Thread.sleep(500);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return person.browser().post("/api/auth/revoke-sessions", Map.of());
    }
}
