package dev.latchkey.system;

import static dev.latchkey.system.OperatorSide.at;
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

/** The operators' pages over plain HTTP: who may not, what must not happen, and what stays of it. */
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
    private final OperatorSide side;

    OperatorPagesIT(Database database) {
        system = LatchkeySystem.on(database);
        side = new OperatorSide(system);
    }

    private long traces(Person boss, String action) {
        return system.count("select count(*) from audit_events where actor_id = ? and action = ?", boss.id(), action);
    }

    @Test
    void to_anybody_but_an_administrator_nothing_is_there() {
        Person ann = system.person();
        Person boss = side.administrator();
        String home = Tenancy.create(ann.browser(), "Acme");
        PageBrowser user = side.signedIn(ann);
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
        Person boss = side.administrator();
        PageBrowser browser = side.signedIn(boss);
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
        Person boss = side.administrator();
        PageBrowser browser = side.signedIn(boss);
        String token = browser.token(at(ann), at(ann, "ban"));
        browser.sendBare(at(ann, "ban"), Map.of()).expect(400);
        browser.send(at(ann, "unlock"), token, Map.of()).expect(400);
        browser.send(at(ann, "promote"), token, Map.of()).expect(400);
        browser.send(at(system.person(), "ban"), token, Map.of()).expect(400);
        side.signedIn(side.administrator())
                .send(at(ann, "ban"), token, Map.of())
                .expect(400);
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
        Person boss = side.administrator();
        PageBrowser browser = side.signedIn(boss);
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
        PageBrowser browser = side.signedIn(side.administrator());
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
    void a_ban_that_is_over_counts_as_none() {
        Person ann = system.person();
        PageBrowser browser = side.signedIn(side.administrator());
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
        Person boss = side.administrator();
        PageBrowser browser = side.signedIn(boss);
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
