package dev.latchkey.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The operators' pages over plain HTTP: who may not, what must not happen, and what is typed by somebody hostile. */
@OnBothDatabases
class OperatorPagesIT {
    private static final List<String> PAGES = List.of(
            "/operator",
            "/operator/users",
            "/operator/tenants",
            "/operator/audit",
            "/operator/outbox",
            "/operator/settings");

    private final LatchkeySystem system;

    OperatorPagesIT(Database database) {
        system = LatchkeySystem.on(database);
    }

    private PageBrowser signedIn(Person person) {
        return new PageBrowser(system)
                .with(system.cookieName(), person.browser().token());
    }

    private Person administrator() {
        Person boss = system.person();
        system.change("update users set role = 'admin' where id = ?", boss.id());
        return boss;
    }

    private static String at(Person person, String act) {
        return "/operator/users/" + person.id() + "/" + act;
    }

    private static String at(Person person) {
        return "/operator/users/" + person.id();
    }

    private long traces(Person boss, String action) {
        return system.count("select count(*) from audit_events where actor_id = ? and action = ?", boss.id(), action);
    }

    @Test
    void to_anybody_but_an_administrator_nothing_is_there() {
        Person ann = system.person();
        Person boss = administrator();
        String home = Tenancy.create(ann.browser(), "Acme");
        PageBrowser user = signedIn(ann);
        PageBrowser stranger = new PageBrowser(system);
        Set<String> all = new LinkedHashSet<>(PAGES);
        all.addAll(List.of(at(ann), "/operator/tenants/" + home, at(boss)));
        for (String page : all) {
            Answer refused = user.get(page).expect(404);
            assertTrue(refused.body().contains("This page does not exist"), refused::toString);
            assertFalse(refused.body().contains(boss.email()), refused::toString);
            String login = stranger.get(page).expect(303).header("location");
            assertEquals("/login?next=" + URLEncoder.encode(page, StandardCharsets.UTF_8), login);
            ann.browser().call("GET", page).header("Accept", "*/*").send().expect(404);
        }
        for (String act : List.of("ban", "promote", "unlock", "end-sessions", "change-plan")) {
            user.sendBare(at(boss, act), Map.of("plan", "pro")).expect(404);
            stranger.sendBare(at(boss, act), Map.of()).expect(303);
        }
        boss.browser().me().expect(200);
        assertEquals("admin", system.text("select role from users where id = ?", boss.id()));
    }

    @Test
    void an_administrator_who_is_demoted_or_banned_meanwhile_changes_nothing() {
        Person ann = system.person();
        Person boss = administrator();
        PageBrowser browser = signedIn(boss);
        String token = browser.token(at(ann), at(ann, "ban"));
        system.change("update users set role = 'user' where id = ?", boss.id());
        browser.send(at(ann, "ban"), token, Map.of()).expect(404);
        ann.browser().me().expect(200);
        system.change("update users set role = 'admin', banned = true where id = ?", boss.id());
        browser.send(at(ann, "ban"), token, Map.of()).expect(303);
        ann.browser().me().expect(200);
        assertEquals(0, traces(boss, "user-ban"));
    }

    @Test
    void an_act_needs_a_token_of_this_browser_session_and_form_and_our_own_origin() {
        Person ann = system.person();
        Person boss = administrator();
        PageBrowser browser = signedIn(boss);
        String token = browser.token(at(ann), at(ann, "ban"));
        browser.sendBare(at(ann, "ban"), Map.of()).expect(400);
        browser.send(at(ann, "unlock"), token, Map.of()).expect(400);
        browser.send(at(ann, "promote"), token, Map.of()).expect(400);
        browser.send(at(system.person(), "ban"), token, Map.of()).expect(400);
        signedIn(administrator()).send(at(ann, "ban"), token, Map.of()).expect(400);
        browser.form(at(ann, "ban"), Map.of("form-token", token))
                .header("Origin", "https://evil.example")
                .send()
                .expect(403);
        ann.browser().me().expect(200);
        browser.get(at(ann, "ban")).expect(303);
        ann.browser().me().expect(200);
        browser.send(at(ann, "ban"), token, Map.of("reason", "it was a good token"))
                .expect(303);
        ann.browser().me().expect(401);
    }

    @Test
    void a_form_sent_twice_or_by_many_at_once_acts_once() throws Exception {
        Person ann = system.person();
        Person boss = administrator();
        PageBrowser browser = signedIn(boss);
        String token = browser.token(at(ann), at(ann, "promote"));
        List<Answer> answers = Crowd.atOnce(
                8, i -> browser.send(at(ann, "promote"), token, Map.of()).expect(303));
        assertEquals(8, answers.size());
        assertEquals(1, traces(boss, "user-role-change"));
        browser.send(at(ann, "promote"), token, Map.of()).expect(303);
        assertEquals(1, traces(boss, "user-role-change"));
    }

    @Test
    void ids_of_nobody_and_acts_of_no_kind_are_not_there() {
        Person ann = system.person();
        PageBrowser browser = signedIn(administrator());
        String long40 = "x".repeat(2_000);
        for (String id : List.of("usr_nobody", "%25", "'%20or%20'1'='1", long40, "..%2f", "%20")) {
            int status = browser.get("/operator/users/" + id).status();
            assertTrue(status == 404 || status == 400, id + " " + status);
            status = browser.get("/operator/tenants/" + id).status();
            assertTrue(status == 404 || status == 400, id + " " + status);
        }
        String token = browser.token(at(ann), at(ann, "ban"));
        browser.send("/operator/users/usr_nobody/ban", token, Map.of()).expect(404);
        browser.sendBare(at(ann, "delete-everything"), Map.of()).expect(400);
        browser.get("/operator/nothing").expect(404);
        browser.get("/operator/outbox/mail_nobody/drop").expect(303);
        String other = browser.token(at(ann), at(ann, "end-session"));
        String bobs = system.text(
                "select id from sessions where user_id = ?", system.person().id());
        browser.send(at(ann, "end-session"), other, Map.of("session", bobs)).expect(404);
        assertEquals(1, system.count("select count(*) from sessions where id = ?", bobs));
    }

    @Test
    void hostile_searches_find_nothing_and_break_nothing() {
        PageBrowser browser = signedIn(administrator());
        for (String text : List.of(
                "%",
                "_",
                "\\",
                "' or '1'='1",
                "\"><script>alert(1)</script>",
                "\0",
                "a\0b",
                "x".repeat(4_000),
                "\u202e",
                "${7*7}")) {
            String encoded = URLEncoder.encode(text, StandardCharsets.UTF_8);
            for (String search : List.of(
                    "/operator/users?q=",
                    "/operator/tenants?q=",
                    "/operator/audit?user=",
                    "/operator/audit?tenant=",
                    "/operator/audit?address=",
                    "/operator/audit?action=",
                    "/operator/audit?after=")) {
                Answer answer = browser.get(search + encoded);
                assertTrue(answer.status() == 200 || answer.status() == 400, search + text + " " + answer.status());
                assertFalse(answer.body().contains("<script>alert"), search);
                assertFalse(search.endsWith("q=") && answer.body().contains("class=\"who\""), () -> search + text);
            }
        }
        for (String odd : List.of(
                "/operator/users?page=0",
                "/operator/users?page=-1",
                "/operator/users?page=999999999999",
                "/operator/users?page=9999",
                "/operator/users?only=nonsense",
                "/operator/users?q=a&q=b",
                "/operator/audit?after=~&outcome=maybe",
                "/operator/outbox?state=nonsense&page=x",
                "/operator/users?q=%FF%FE")) {
            assertTrue(Set.of(200, 400).contains(browser.get(odd).status()), odd);
        }
        browser.get("/operator/audit?from=2026-02-30").expect(400);
        browser.get("/operator/audit?to=tomorrow").expect(400);
        int tooLong = browser.get("/operator/users?q=" + "x".repeat(10_000)).status();
        assertTrue(tooLong == 200 || tooLong == 414 || tooLong == 400 || tooLong == 431, "status " + tooLong);
    }

    @Test
    void what_people_call_themselves_is_text_on_every_page() {
        String markup = "<img src=x onerror=alert(1)>\"'&";
        Person ann = system.person();
        String home = Tenancy.create(ann.browser(), markup);
        system.change("update users set name = ?, company = ? where id = ?", markup, markup, ann.id());
        system.change("update sessions set user_agent = ? where user_id = ?", markup, ann.id());
        Person boss = administrator();
        PageBrowser browser = signedIn(boss);
        browser.submit(at(ann), at(ann, "ban"), Map.of("reason", markup)).expect(303);
        for (String page : List.of(
                "/operator/users?q=" + ann.email(),
                at(ann),
                "/operator/tenants?q=" + home,
                "/operator/tenants/" + home,
                "/operator/audit?user=" + ann.id(),
                "/operator/audit?tenant=" + home)) {
            Answer shown = browser.get(page).expect(200);
            assertFalse(shown.body().contains("<img src=x"), () -> page);
            assertTrue(shown.body().contains("&lt;img src=x") || page.contains("audit?user"), () -> page);
            assertEquals("no-store", shown.header("cache-control"));
            assertFalse(shown.header("content-security-policy").contains("unsafe"), shown::toString);
        }
    }

    @Test
    void what_a_form_cannot_mean_is_said_and_changes_nothing() {
        Person ann = system.person();
        Person boss = administrator();
        PageBrowser browser = signedIn(boss);
        Answer late = browser.submit(at(ann), at(ann, "ban"), Map.of("until", "2020-01-01", "reason", "kept"));
        late.expect(400);
        assertTrue(late.body().contains("Choose a day that is not over yet")
                && late.body().contains("kept"));
        browser.submit(at(ann), at(ann, "ban"), Map.of("until", "31.12.2099")).expect(400);
        browser.submit(at(ann), at(ann, "ban"), Map.of("reason", "x".repeat(501)))
                .expect(400);
        browser.submit(at(ann), at(ann, "change-plan"), Map.of("plan", "gold")).expect(400);
        browser.submit(at(ann), at(ann, "change-plan"), Map.of("plan", "pro", "expiresAt", "2020-01-01"))
                .expect(400);
        ann.browser().me().expect(200);
        assertEquals("FREE", system.text("select plan from users where id = ?", ann.id()));
        // Nobody gets this form of himself; whoever makes one is refused by the room.
        String own = browser.token(at(ann), at(ann, "ban"));
        browser.send(at(boss, "ban"), own, Map.of()).expect(400);
        boss.browser().me().expect(200);
    }

    @Test
    void a_ban_that_is_over_counts_as_none() {
        Person ann = system.person();
        PageBrowser browser = signedIn(administrator());
        browser.submit(at(ann), at(ann, "ban"), Map.of("until", "2099-12-31")).expect(303);
        system.browser().signIn(ann.email(), ann.password()).expectError(403, "BANNED_USER");
        system.change(
                "update users set ban_expires_at = ? where id = ?",
                java.time.Instant.now().minusSeconds(1),
                ann.id());
        ann.browser().me().expect(401);
        Browser again = system.browser();
        again.signIn(ann.email(), ann.password()).expect(200);
        again.me().expect(200);
        assertTrue(browser.get(at(ann)).body().contains(">Active<"));
    }

    @Test
    void promise_25_every_act_leaves_who_whom_and_what() {
        Person ann = system.person();
        Person boss = administrator();
        PageBrowser browser = signedIn(boss);
        String home = Tenancy.create(ann.browser(), "Acme");
        for (String act : List.of("unlock", "send-verification", "promote", "demote", "end-sessions", "ban", "unban")) {
            if (act.equals("unlock")) {
                system.browser().signIn(ann.email(), "a wrong password").expect(401);
            }
            browser.submit(at(ann), at(ann, act), Map.of()).expect(303);
        }
        browser.submit(at(ann), at(ann, "change-plan"), Map.of("plan", "pro")).expect(303);
        String tenant = "/operator/tenants/" + home;
        browser.submit(tenant, tenant + "/change-plan", Map.of("plan", "starter"))
                .expect(303);
        browser.submit(tenant, tenant + "/suspend", Map.of()).expect(303);
        browser.submit(tenant, tenant + "/resume", Map.of()).expect(303);
        for (String action : List.of(
                "user-unlock",
                "email-verification-request",
                "user-sessions-end",
                "user-ban",
                "user-unban",
                "user-plan-change")) {
            assertEquals(
                    1,
                    system.count(
                            "select count(*) from audit_events where actor_id = ? and subject_id = ? and action = ?",
                            boss.id(),
                            ann.id(),
                            action),
                    action);
        }
        assertEquals(2, traces(boss, "user-role-change"));
        assertEquals(
                3,
                system.count(
                        "select count(*) from audit_events where actor_id = ? and tenant_id = ?", boss.id(), home));
    }
}
