package dev.latchkey.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The account's pages over plain HTTP, as somebody with bad intentions sends their forms. */
@OnBothDatabases
class AccountPagesIT {
    private static final Map<String, String> FORMS = Map.of(
            "/account/profile", "/account/profile",
            "/account/email", "/account/email",
            "/account/password", "/account/password",
            "/account/sessions/end-others", "/account/sessions",
            "/account/sessions/end", "/account/sessions",
            "/account/delete", "/account/delete");
    static final List<String> PAGES = List.of(
            "/account",
            "/account/profile",
            "/account/email",
            "/account/password",
            "/account/sessions",
            "/account/api-keys",
            "/account/api-tokens",
            "/account/activity",
            "/account/tenants",
            "/account/data",
            "/account/delete");

    private final LatchkeySystem system;

    AccountPagesIT(Database database) {
        system = LatchkeySystem.on(database);
    }

    private PageBrowser signedIn(Person person) {
        PageBrowser browser = new PageBrowser(system);
        browser.enter(person).expect(303).expectHeader("Location", "/account");
        return browser;
    }

    private boolean exists(Person person) {
        return system.count("select count(*) from users where id = ?", person.id()) == 1;
    }

    @Test
    void promise_24_every_page_is_kept_by_nobody_and_shows_nobody_else() {
        Person ann = system.person();
        Person bob = system.person();
        PageBrowser browser = signedIn(ann);
        for (String page : PAGES) {
            Answer shown = browser.get(page).expect(200);
            assertTrue(shown.header("Cache-Control").contains("no-store"), page);
            assertTrue(shown.header("Content-Security-Policy").contains("frame-ancestors 'none'"), page);
            shown.expectNowhere(bob.id()).expectNowhere(bob.email());
        }
    }

    @Test
    void the_signed_out_are_led_to_the_sign_in_and_back() {
        for (String page : PAGES) {
            String next = page.replace("/", "%2F");
            new PageBrowser(system).get(page).expect(303).expectHeader("Location", "/login?next=" + next);
        }
        Answer copy = new PageBrowser(system).get("/account/data/download").expect(303);
        assertEquals("", copy.body());
    }

    @Test
    void every_address_of_a_form_leads_somewhere_when_it_is_opened() {
        PageBrowser browser = signedIn(system.person());
        for (String action : FORMS.keySet()) {
            int status = browser.get(action).status();
            assertTrue(status == 200 || status == 303, action + " " + status);
        }
    }

    @Test
    void promise_13_a_form_without_its_token_or_with_anothers_does_nothing() {
        Person ann = system.person();
        PageBrowser browser = signedIn(ann);
        signedIn(ann);
        Map<String, String> fields = Map.of(
                "name",
                "Changed",
                "tenant",
                "Made",
                "confirm",
                ann.email(),
                "password",
                ann.password(),
                "currentPassword",
                ann.password(),
                "newPassword",
                "another horse battery",
                "email",
                "new@example.net");
        String foreign = signedIn(system.person()).token("/account/profile", "/account/profile");
        for (String action : FORMS.keySet()) {
            browser.sendBare(action, fields).expect(400);
            browser.send(action, foreign, fields).expect(400);
            browser.send(action, "x".repeat(5_000), fields).expect(400);
        }
        assertTrue(exists(ann));
        assertEquals(3, system.count("select count(*) from sessions where user_id = ?", ann.id()));
        assertEquals(0, system.count("select count(*) from members where user_id = ?", ann.id()));
        assertEquals("Ann Example", system.text("select name from users where id = ?", ann.id()));
    }

    @Test
    void a_token_of_one_form_does_not_serve_another() {
        Person ann = system.person();
        PageBrowser browser = signedIn(ann);
        String profile = browser.token("/account/profile", "/account/profile");
        Map<String, String> fields = Map.of("confirm", ann.email(), "password", ann.password());
        browser.send("/account/delete", profile, fields).expect(400);
        assertTrue(exists(ann));
    }

    @Test
    void promise_4_anothers_session_is_not_there() {
        Person ann = system.person();
        Person bob = system.person();
        PageBrowser browser = signedIn(ann);
        String his = system.text("select id from sessions where user_id = ?", bob.id());
        for (String id : List.of(his, "", "ses_none", "' or '1'='1", "x".repeat(10_000), "\u0001")) {
            Answer answer = browser.submit("/account/sessions", "/account/sessions/end", Map.of("session", id));
            answer.expect(303).expectHeader("Location", "/account/sessions");
            assertTrue(browser.get("/account/sessions").body().contains("That device was signed out already."));
        }
        bob.browser().me().expect(200);
        ann.browser().me().expect(200);
    }

    @Test
    void promise_4_anothers_invite_is_not_there() {
        Person ann = system.person();
        Person bob = system.person();
        Person eve = system.person().verified();
        String tenant = ann.browser()
                .post("/api/tenants", Map.of("name", "Acme"))
                .expect(201)
                .text("/tenant/id");
        Map<String, String> guest = Map.of("email", bob.email(), "role", "member");
        ann.browser().post("/api/tenants/" + tenant + "/invites", guest).expect(201);
        String invite = system.text("select id from invites where tenant_id = ?", tenant);
        ann.browser()
                .post("/api/tenants/" + tenant + "/invites", Map.of("email", eve.email(), "role", "member"))
                .expect(201);
        PageBrowser browser = signedIn(eve);
        for (String act : List.of("accept", "decline")) {
            browser.submit("/account/tenants", "/account/tenants/" + act, Map.of("invite", invite))
                    .expect(404);
        }
        assertEquals("PENDING", system.text("select status from invites where id = ?", invite));
    }

    @Test
    void a_form_that_is_sent_twice_acts_once_also_at_once() {
        Person ann = system.person();
        PageBrowser browser = signedIn(ann);
        String token = browser.token("/tenants/new", "/tenants/new");
        List<Answer> answers = Crowd.atOnce(8, i -> browser.send("/tenants/new", token, Map.of("tenant", "Once")));
        String id = system.text("select tenant_id from members where user_id = ?", ann.id());
        answers.forEach(answer -> answer.expect(303).expectHeader("Location", "/tenants/" + id));
        browser.send("/tenants/new", token, Map.of("tenant", "Once")).expect(303);
        assertEquals(1, system.count("select count(*) from members where user_id = ?", ann.id()));
    }

    @Test
    void of_many_deletions_at_once_one_counts_and_no_answer_is_a_fault() {
        Person ann = system.person();
        PageBrowser browser = signedIn(ann);
        Map<String, String> fields = Map.of("confirm", ann.email(), "password", ann.password());
        String token = browser.token("/account/delete", "/account/delete");
        String other = browser.token("/account/delete", "/account/delete");
        List<Answer> answers = Crowd.atOnce(6, i -> browser.send("/account/delete", i < 3 ? token : other, fields));
        answers.forEach(answer -> assertTrue(answer.status() < 500, answer::toString));
        assertFalse(exists(ann));
        ann.mailbox().await("notice");
        assertEquals(1, ann.mailbox().all("notice").size());
    }

    @Test
    void a_session_that_was_ended_elsewhere_changes_nothing_any_more() {
        Person ann = system.person();
        PageBrowser browser = signedIn(ann);
        String token = browser.token("/account/profile", "/account/profile");
        system.sql("delete from sessions where user_id = ?", ann.id());
        browser.send("/account/profile", token, Map.of("name", "Thief"))
                .expect(303)
                .expectHeader("Location", "/login?next=%2Faccount%2Fprofile");
        assertEquals("Ann Example", system.text("select name from users where id = ?", ann.id()));
    }

    @Test
    void c_30_wrong_passwords_on_these_pages_count_like_any_others() {
        Person ann = system.person();
        PageBrowser browser = signedIn(ann);
        for (int i = 0; i < 10; i++) {
            Map<String, String> wrong = Map.of("confirm", ann.email(), "password", "wrong " + i);
            browser.submit("/account/delete", "/account/delete", wrong).expect(400);
        }
        Map<String, String> right = Map.of("confirm", ann.email(), "password", ann.password());
        Answer locked =
                browser.submit("/account/delete", "/account/delete", right).expect(403);
        assertTrue(Integer.parseInt(locked.header("Retry-After")) > 0);
        assertTrue(exists(ann));
        system.browser().signIn(ann.email(), ann.password()).expectError(403, "ACCOUNT_LOCKED");
    }

    @Test
    void a_deletion_without_the_password_field_is_refused_however_fresh_the_session_is() {
        Person ann = system.person();
        PageBrowser browser = signedIn(ann);
        browser.submit("/account/delete", "/account/delete", Map.of("confirm", ann.email()))
                .expect(400);
        browser.submit("/account/email", "/account/email", Map.of("email", system.newEmail()))
                .expect(400);
        assertTrue(exists(ann));
    }

    @Test
    void promise_12_a_taken_address_gets_the_same_answer_and_no_link() {
        Person ann = system.person();
        Person bob = system.person();
        PageBrowser browser = signedIn(ann);
        for (String email : List.of(bob.email(), system.newEmail())) {
            Map<String, String> fields = Map.of("email", email, "password", ann.password());
            browser.submit("/account/email", "/account/email", fields)
                    .expect(303)
                    .expectHeader("Location", "/account/profile");
            assertTrue(browser.get("/account/profile").body().contains("We have sent a link to " + email));
        }
        bob.mailbox().await("notice");
        assertEquals(List.of(), bob.mailbox().all("change-email"));
    }

    @Test
    void promise_7_the_link_for_a_new_address_is_for_its_user_only_and_leaves_the_address_at_once() {
        Person ann = system.person();
        String email = system.newEmail();
        PageBrowser browser = signedIn(ann);
        browser.submit("/account/email", "/account/email", Map.of("email", email, "password", ann.password()))
                .expect(303);
        String token = system.mails().to(email).await("change-email").token();
        Person eve = system.person();
        PageBrowser thief = signedIn(eve);
        thief.get("/change-email?token=" + token).expect(303).expectHeader("Location", "/change-email");
        thief.get("/change-email").expect(200).expectNowhere(email).expectNowhere(token);
        browser.get("/change-email?token=" + token).expect(303);
        String form = browser.token("/change-email", "/change-email");
        thief.send("/change-email", form, Map.of()).expect(400);
        assertEquals(ann.email(), system.text("select email from users where id = ?", ann.id()));
        browser.get("/change-email").expect(200).expectNowhere(token);
        browser.send("/change-email", form, Map.of()).expect(303).expectHeader("Location", "/account/profile");
        assertEquals(email, system.text("select email from users where id = ?", ann.id()));
    }
}
