package dev.latchkey.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The page of an invite against those who hurry, guess and come from elsewhere. C-21, promise 20. */
@OnBothDatabases
class InvitePageIT {
    private final LatchkeySystem system;
    private final Tenancy tenancy;

    InvitePageIT(Database database) {
        system = LatchkeySystem.on(database);
        tenancy = new Tenancy(system);
    }

    private PageBrowser at(String token) {
        PageBrowser browser = new PageBrowser(system);
        Answer led = browser.get("/invite?token=" + token).expect(303);
        assertEquals("/invite", led.header("Location"));
        return browser;
    }

    private String invited(Tenancy.Home home, String email) {
        Tenancy.invite(home.owner().browser(), home.id(), email, "admin").expect(201);
        return tenancy.invited(email, 1);
    }

    private long seats(Tenancy.Home home) {
        return system.count("select count(*) from members where tenant_id = ?", home.id());
    }

    @Test
    void eight_browsers_that_sign_up_by_one_link_at_once_make_one_account_and_one_member() {
        Tenancy.Home home = tenancy.home();
        String email = system.newEmail();
        String token = invited(home, email);
        List<PageBrowser> browsers =
                java.util.stream.IntStream.range(0, 8).mapToObj(i -> at(token)).toList();
        List<Map<String, String>> forms = browsers.stream()
                .map(browser -> Map.of(
                        "form-token",
                        browser.token("/invite", "/invite/join"),
                        "name",
                        "Bob",
                        "password",
                        LatchkeySystem.PASSWORD))
                .toList();
        List<Integer> statuses = Crowd.atOnce(
                8, i -> browsers.get(i).sendBare("/invite/join", forms.get(i)).status());
        assertEquals(1, statuses.stream().filter(status -> status == 303).count(), statuses::toString);
        assertTrue(statuses.stream().allMatch(status -> status == 303 || status == 409), statuses::toString);
        assertEquals(1, system.count("select count(*) from users where email = ? and email_verified = true", email));
        assertEquals(2, seats(home));
        assertEquals(
                1,
                system.count(
                        "select count(*) from sessions s join users u on u.id = s.user_id where u.email = ?"
                                + " and s.active_tenant_id = ?",
                        email,
                        home.id()));
    }

    @Test
    void nobody_joins_by_a_link_that_is_over() {
        Tenancy.Home home = tenancy.home();
        String email = system.newEmail();
        PageBrowser browser = at(invited(home, email));
        String token = browser.token("/invite", "/invite/join");
        system.change("update invites set expires_at = created_at where email = ?", email);
        Answer refused =
                browser.send("/invite/join", token, Map.of("name", "Bob", "password", LatchkeySystem.PASSWORD));
        assertTrue(refused.expect(409).body().contains("This invite has expired"), refused::toString);
        assertEquals(0, system.count("select count(*) from users where email = ?", email));
    }

    @Test
    void an_account_that_is_there_is_not_taken_over_by_the_link() {
        Tenancy.Home home = tenancy.home();
        String email = system.newEmail();
        PageBrowser browser = at(invited(home, email));
        String token = browser.token("/invite", "/invite/join");
        system.person(email, LatchkeySystem.PASSWORD);
        browser.send("/invite/join", token, Map.of("name", "Bob", "password", "seven purple otters"))
                .expect(409);
        system.browser().signIn(email, LatchkeySystem.PASSWORD).expect(200);
        assertEquals(1, seats(home));
    }

    @Test
    void somebody_else_cannot_answer_by_a_forwarded_link() {
        Tenancy.Home home = tenancy.home();
        Person bob = system.person();
        Person eve = system.person();
        String token = invited(home, bob.email());
        PageBrowser browser = at(token).with("auth_token", eve.browser().token());
        // The page shows her no such form; she takes the token of the one she sees, and makes her own request.
        for (String act : List.of("/invite/accept", "/invite/decline")) {
            browser.sendBare(act, Map.of("form-token", browser.token("/invite", "/invite/leave")))
                    .expect(400);
        }
        assertEquals(1, seats(home));
        assertEquals("PENDING", system.text("select status from invites where email = ?", bob.email()));
    }

    @Test
    void an_answer_without_a_session_begins_again_at_the_page() {
        Tenancy.Home home = tenancy.home();
        PageBrowser browser = at(invited(home, system.person().email()));
        assertEquals(
                "/invite",
                browser.sendBare("/invite/accept", Map.of()).expect(303).header("Location"));
        assertEquals("/invite", browser.get("/invite/accept").expect(303).header("Location"));
        assertEquals(1, seats(home));
    }

    @Test
    void the_page_shows_no_token_and_no_name_but_the_tenants() {
        Tenancy.Home home = tenancy.home();
        String token = invited(home, system.newEmail());
        PageBrowser browser = at(token);
        browser.get("/invite")
                .expect(200)
                .expectNowhere(token)
                .expectNowhere(home.owner().email());
        assertEquals(404, new PageBrowser(system).get("/invite").status());
    }
}
