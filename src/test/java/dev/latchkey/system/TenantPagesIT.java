package dev.latchkey.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.latchkey.system.Tenancy.Home;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The tenants' pages over plain HTTP: who may not, and what must not happen. */
@OnBothDatabases
class TenantPagesIT {
    private final LatchkeySystem system;
    private final Tenancy tenancy;

    TenantPagesIT(Database database) {
        system = LatchkeySystem.on(database);
        tenancy = new Tenancy(system);
    }

    private PageBrowser signedIn(Person person) {
        return new PageBrowser(system)
                .with(system.cookieName(), person.browser().token());
    }

    private static String at(Home home, String rest) {
        return "/tenants/" + home.id() + rest;
    }

    private static List<String> pages(Home home) {
        return List.of(
                at(home, ""),
                at(home, "/members"),
                at(home, "/members/" + home.owner().id()),
                at(home, "/invites"),
                at(home, "/usage"),
                at(home, "/sign-in"),
                at(home, "/settings"));
    }

    /** Every form of a tenant's pages with what makes it act, and the page that it stands on. */
    private record Act(String page, String action, Map<String, String> fields) {}

    private List<Act> acts(Home home, Person member, String invite) {
        String seat = "/members/" + member.id();
        return List.of(
                new Act(
                        at(home, "/invites"),
                        at(home, "/invites"),
                        Map.of("addresses", "eve@example.org", "role", "admin")),
                new Act(at(home, "/invites"), at(home, "/invites/resend"), Map.of("invite", invite)),
                new Act(at(home, "/invites"), at(home, "/invites/cancel"), Map.of("invite", invite)),
                new Act(at(home, seat), at(home, seat + "/role"), Map.of("role", "admin")),
                new Act(at(home, seat), at(home, seat + "/remove"), Map.of()),
                new Act(
                        at(home, "/settings"),
                        at(home, "/settings/rename"),
                        Map.of("tenant", "Stolen", "slug", "stolen")),
                new Act(at(home, "/settings"), at(home, "/settings/delete"), Map.of("confirm", "Acme")));
    }

    private String invited(Home home) {
        return Tenancy.invite(home.owner().browser(), home.id(), system.newEmail(), "member")
                .expect(201)
                .text("/invite/id");
    }

    /** All that an act could change, as one text. */
    private String state(Home home) {
        return system.sql("select name, slug, status from tenants where id = ?", home.id())
                + " " + system.sql("select user_id, role from members where tenant_id = ? order by id", home.id())
                + " "
                + system.sql("select id, status, token_hash from invites where tenant_id = ? order by id", home.id());
    }

    @Test
    void promise_4_to_an_outsider_another_tenant_is_not_there() {
        Home home = tenancy.home();
        Person bob = tenancy.joined(home, "member");
        String invite = invited(home);
        Home own = tenancy.home();
        PageBrowser outsider = signedIn(own.owner());
        String before = state(home);
        for (String page : pages(home)) {
            Answer refused = outsider.get(page).expect(404);
            refused.expectNowhere(home.owner().email());
            new PageBrowser(system).get(page).expect(303);
        }
        for (Act act : acts(home, bob, invite)) {
            assertEquals(404, outsider.sendBare(act.action(), act.fields()).status(), act.action());
            new PageBrowser(system).sendBare(act.action(), act.fields()).expect(303);
        }
        for (String act : List.of("/activate", "/settings/leave")) {
            outsider.sendBare(at(home, act), Map.of()).expect(404);
        }
        // A foreign invite or member under the own tenant's address, with a good token.
        for (String act : List.of("resend", "cancel")) {
            invited(own);
            outsider.submit(at(own, "/invites"), at(own, "/invites/" + act), Map.of("invite", invite))
                    .expect(404);
        }
        outsider.get(at(own, "/members/" + bob.id())).expect(404);
        outsider.get("/tenants/org_unknown").expect(404);
        assertEquals(before, state(home));
    }

    @Test
    void promise_5_a_member_is_shown_no_act_and_none_of_his_own_making_counts() {
        Home home = tenancy.home();
        Person bob = tenancy.joined(home, "member");
        Person cleo = tenancy.joined(home, "member");
        String invite = invited(home);
        PageBrowser member = signedIn(bob);
        String before = state(home);
        for (Act act : acts(home, cleo, invite)) {
            assertFalse(member.get(act.page()).body().contains("action=\"" + act.action() + "\""), act.action());
            int status = member.sendBare(act.action(), act.fields()).status();
            assertTrue(status == 400 || status == 403, act.action() + " " + status);
        }
        assertEquals(before, state(home));
    }

    @Test
    void promise_5_an_admin_may_nothing_to_owners_and_makes_none() {
        Home home = tenancy.home();
        PageBrowser admin = signedIn(tenancy.joined(home, "admin"));
        Person cleo = tenancy.joined(home, "member");
        String owner = at(home, "/members/" + home.owner().id());
        assertFalse(admin.get(owner).expect(200).body().contains("action=\"" + owner));
        String seat = at(home, "/members/" + cleo.id());
        Answer shown = admin.get(seat).expect(200);
        assertFalse(shown.body().contains("value=\"owner\""), shown::toString);
        admin.submit(seat, seat + "/role", Map.of("role", "owner")).expect(403);
        admin.submit(seat, seat + "/role", Map.of("role", "emperor")).expect(400);
        admin.submit(at(home, "/invites"), at(home, "/invites"), Map.of("addresses", "x@example.org", "role", "owner"))
                .expect(400);
        assertFalse(admin.get(at(home, "/settings")).body().contains("/settings/delete"));
        assertEquals(1, tenancy.owners(home.id()));
    }

    @Test
    void whoever_is_demoted_or_removed_meanwhile_changes_nothing() {
        Home home = tenancy.home();
        Person bob = tenancy.joined(home, "owner");
        Person cleo = tenancy.joined(home, "member");
        String invite = invited(home);
        PageBrowser browser = signedIn(bob);
        List<Act> acts = acts(home, cleo, invite);
        List<String> tokens = acts.stream()
                .map(act -> browser.token(act.page(), act.action()))
                .toList();
        system.change("update members set role = 'MEMBER' where user_id = ?", bob.id());
        String demoted = state(home);
        for (int i = 0; i < acts.size(); i++) {
            Act act = acts.get(i);
            assertEquals(
                    403, browser.send(act.action(), tokens.get(i), act.fields()).status(), act.action());
        }
        assertEquals(demoted, state(home));
        system.change("delete from members where user_id = ?", bob.id());
        String removed = state(home);
        for (int i = 0; i < acts.size(); i++) {
            browser.send(acts.get(i).action(), tokens.get(i), acts.get(i).fields())
                    .expect(404);
        }
        assertEquals(removed, state(home));
    }

    @Test
    void an_act_needs_a_token_of_its_own_form_and_our_own_origin() {
        Home home = tenancy.home();
        Person bob = tenancy.joined(home, "member");
        String invite = invited(home);
        PageBrowser browser = signedIn(home.owner());
        String before = state(home);
        List<Act> acts = acts(home, bob, invite);
        for (Act act : acts) {
            browser.sendBare(act.action(), act.fields()).expect(400);
            String other = browser.token(at(home, "/settings"), at(home, "/settings/rename"));
            if (!act.action().endsWith("/rename")) {
                browser.send(act.action(), other, act.fields()).expect(400);
            }
            browser.form(act.action(), act.fields())
                    .header("Origin", "https://evil.example")
                    .send()
                    .expect(403);
            int shown = browser.get(act.action()).status();
            assertTrue(shown == 200 || shown == 303, act.action());
        }
        assertEquals(before, state(home));
    }

    @Test
    void a_form_sent_twice_or_by_many_at_once_acts_once() {
        Home home = tenancy.home();
        PageBrowser browser = signedIn(home.owner());
        String email = system.newEmail();
        String token = browser.token(at(home, "/invites"), at(home, "/invites"));
        Map<String, String> fields = Map.of("addresses", email, "role", "member");
        List<Integer> statuses = Crowd.atOnce(
                6, i -> browser.send(at(home, "/invites"), token, fields).status());
        assertEquals(1, statuses.stream().filter(status -> status == 200).count(), statuses::toString);
        assertEquals(5, statuses.stream().filter(status -> status == 303).count(), statuses::toString);
        assertEquals(1, system.count("select count(*) from invites where email = ?", email));
        tenancy.invited(email, 1);
        String deletion = browser.token(at(home, "/settings"), at(home, "/settings/delete"));
        Map<String, String> sure = Map.of("confirm", "Acme");
        browser.send(at(home, "/settings/delete"), deletion, sure).expect(303);
        browser.send(at(home, "/settings/delete"), deletion, sure).expect(404);
    }

    @Test
    void a_suspended_tenant_is_read_left_and_deleted_and_nothing_else() {
        Home home = tenancy.home();
        Person bob = tenancy.joined(home, "member");
        String invite = invited(home);
        PageBrowser browser = signedIn(home.owner());
        List<Act> acts = acts(home, bob, invite).stream()
                .filter(act -> act.action().matches(".*/(invites|resend|role|rename)"))
                .toList();
        List<String> tokens = acts.stream()
                .map(act -> browser.token(act.page(), act.action()))
                .toList();
        system.change("update tenants set status = 'SUSPENDED' where id = ?", home.id());
        String before = state(home);
        for (int i = 0; i < acts.size(); i++) {
            Act act = acts.get(i);
            Answer refused =
                    browser.send(act.action(), tokens.get(i), act.fields()).expect(403);
            assertTrue(refused.body().contains("This organization is suspended"), refused::toString);
        }
        assertEquals(before, state(home));
        browser.submit(at(home, "/invites"), at(home, "/invites/cancel"), Map.of("invite", invite))
                .expect(303);
        signedIn(bob)
                .submit(at(home, "/settings"), at(home, "/settings/leave"), Map.of())
                .expect(303);
        browser.submit(at(home, "/settings"), at(home, "/settings/delete"), Map.of("confirm", "Acme"))
                .expect(303);
    }

    @Test
    void the_last_owner_neither_leaves_nor_steps_down_also_by_a_form_that_was_open_before() {
        Home home = tenancy.home();
        Person bob = tenancy.joined(home, "owner");
        PageBrowser browser = signedIn(home.owner());
        String seat = at(home, "/members/" + home.owner().id());
        String leave = browser.token(at(home, "/settings"), at(home, "/settings/leave"));
        String role = browser.token(seat, seat + "/role");
        system.change("update members set role = 'MEMBER' where user_id = ?", bob.id());
        Answer refused =
                browser.send(at(home, "/settings/leave"), leave, Map.of()).expect(409);
        assertTrue(refused.body().contains("keeps at least one owner"), refused::toString);
        browser.send(seat + "/role", role, Map.of("role", "member")).expect(409);
        assertEquals(1, tenancy.owners(home.id()));
    }
}
