package dev.latchkey.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.latchkey.system.Tenancy.Home;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The pages of a tenant's own sign-in over plain HTTP: who may not, and what must not happen. */
@OnBothDatabases
class SsoPagesIT {
    private static final String ISSUER = "http://localhost:9/tenant";

    private final LatchkeySystem system;
    private final Tenancy tenancy;
    private final SsoWay way;

    SsoPagesIT(Database database) {
        system = LatchkeySystem.on(database, SsoWay.SETTINGS);
        tenancy = new Tenancy(system);
        way = new SsoWay(system);
    }

    /** A tenant with a provider and a domain that is not proved. */
    private record Setup(Home home, String domainId) {
        String page() {
            return "/tenants/" + home.id() + "/sign-in";
        }

        String domain() {
            return page() + "/domains/" + domainId;
        }
    }

    private record Act(String page, String action, Map<String, String> fields) {}

    private Setup setup() {
        Home home = tenancy.home();
        SsoWay.set(home.owner().browser(), home.id(), ISSUER).expect(200);
        String domain = SsoWay.add(home.owner().browser(), home.id(), way.newDomain())
                .expect(201)
                .text("/domain/id");
        return new Setup(home, domain);
    }

    private PageBrowser signedIn(Person person) {
        return new PageBrowser(system)
                .with(system.cookieName(), person.browser().token());
    }

    private static Map<String, String> provider(String... changed) {
        Map<String, String> fields =
                new HashMap<>(Map.of("issuer", ISSUER, "client-id", "tenant-client", "role", "admin", "enabled", "on"));
        for (int i = 0; i < changed.length; i += 2) {
            fields.put(changed[i], changed[i + 1]);
        }
        return fields;
    }

    private static List<Act> acts(Setup setup) {
        String page = setup.page();
        String domain = setup.domain();
        return List.of(
                new Act(page, page + "/save", provider()),
                new Act(page, page + "/test", Map.of()),
                new Act(page, page + "/domains", Map.of("domain", "stolen.example")),
                new Act(domain, domain + "/look-up", Map.of()),
                new Act(domain, domain + "/mail", Map.of("mailbox", "admin")),
                new Act(domain, domain + "/code", Map.of("code", "guessed")),
                new Act(domain, domain + "/remove", Map.of()),
                new Act(page, page + "/remove", Map.of()));
    }

    /** All that an act could change, as one text. */
    private String state(Setup setup) {
        String id = setup.home().id();
        return system.sql(
                        "select id, issuer, client_id, sealed, role, enabled from tenant_providers where tenant_id = ?",
                        id)
                + " " + system.sql("select id, proved_domain, code_hash from tenant_domains where tenant_id = ?", id);
    }

    @Test
    void promise_4_others_get_no_entry_and_none_of_their_own_making_counts() {
        Setup setup = setup();
        Person admin = tenancy.joined(setup.home(), "admin");
        Person member = tenancy.joined(setup.home(), "member");
        Person outsider = tenancy.home().owner();
        String before = state(setup);
        String overview = "/tenants/" + setup.home().id();
        String entry = "href=\"" + setup.page() + "\"";
        assertTrue(signedIn(setup.home().owner()).get(overview).body().contains(entry));
        for (Person other : List.of(admin, member, outsider)) {
            int status = other == outsider ? 404 : 403;
            PageBrowser browser = signedIn(other);
            assertFalse(browser.get(overview).body().contains(entry));
            for (String page : List.of(setup.page(), setup.domain())) {
                Answer refused = browser.get(page).expect(status);
                refused.expectNowhere(ISSUER).expectNowhere("tenant-client");
                assertEquals(status == 403, refused.body().contains("Only owners decide how people sign in"));
            }
            for (Act act : acts(setup)) {
                assertEquals(
                        status, browser.sendBare(act.action(), act.fields()).status(), act.action());
            }
        }
        new PageBrowser(system).get(setup.page()).expect(303);
        for (Act act : acts(setup)) {
            new PageBrowser(system).sendBare(act.action(), act.fields()).expect(303);
        }
        assertEquals(before, state(setup));
    }

    @Test
    void an_owner_who_is_demoted_meanwhile_changes_nothing() {
        Setup setup = setup();
        Person bob = tenancy.joined(setup.home(), "owner");
        PageBrowser browser = signedIn(bob);
        List<String> tokens = acts(setup).stream()
                .map(act -> browser.token(act.page(), act.action()))
                .toList();
        system.change(
                "update members set role = 'ADMIN' where user_id = ? and tenant_id = ?",
                bob.id(),
                setup.home().id());
        String before = state(setup);
        for (int i = 0; i < tokens.size(); i++) {
            Act act = acts(setup).get(i);
            assertEquals(
                    403, browser.send(act.action(), tokens.get(i), act.fields()).status(), act.action());
        }
        assertEquals(before, state(setup));
    }

    @Test
    void promise_4_another_tenants_domain_is_not_there() {
        Setup setup = setup();
        Setup own = setup();
        PageBrowser browser = signedIn(own.home().owner());
        String foreign = own.page() + "/domains/" + setup.domainId();
        Answer refused = browser.get(foreign).expect(404);
        assertTrue(refused.body().contains("There is no such domain here"), refused::toString);
        String before = state(setup);
        for (String act : List.of("look-up", "mail", "code", "remove")) {
            String token = browser.token(own.domain(), own.domain() + "/" + act);
            int status = browser.send(foreign + "/" + act, token, Map.of("mailbox", "admin", "code", "x"))
                    .status();
            assertEquals(404, status, act);
        }
        assertEquals(before, state(setup));
    }

    @Test
    void promise_13_an_act_needs_a_token_of_its_own_form_and_our_own_origin() {
        Setup setup = setup();
        PageBrowser browser = signedIn(setup.home().owner());
        String before = state(setup);
        for (Act act : acts(setup)) {
            browser.sendBare(act.action(), act.fields()).expect(400);
            String other = browser.token("/account", "/logout");
            browser.send(act.action(), other, act.fields()).expect(400);
            String foreign = signedIn(setup.home().owner()).token(act.page(), act.action());
            browser.send(act.action(), foreign, act.fields()).expect(400);
            browser.form(act.action(), act.fields())
                    .header("Origin", "https://evil.example")
                    .send()
                    .expect(403);
            browser.get(act.action()).expect(303).expectHeader("Location", act.page());
        }
        assertEquals(before, state(setup));
    }

    @Test
    void what_cannot_be_used_is_refused_and_the_secret_is_never_shown() {
        Setup setup = setup();
        PageBrowser browser = signedIn(setup.home().owner());
        String before = state(setup);
        String save = setup.page() + "/save";
        for (Map<String, String> fields : List.of(
                Map.<String, String>of(),
                provider("issuer", " "),
                provider("issuer", "http://localhost/" + "x".repeat(600)),
                provider("issuer", "https://127.0.0.1"),
                provider("issuer", "javascript:alert(1)"),
                provider("issuer", "http://localhost:9/other"),
                provider("client-id", ""),
                provider("client-id", "a b", "client-secret", "seen"),
                provider("client-id", "x".repeat(256), "client-secret", "seen"),
                provider("client-id", "ünicode", "client-secret", "seen"),
                provider("client-secret", "seen\u0007"),
                provider("client-secret", "seen" + "x".repeat(1_000)),
                provider("role", "owner"),
                provider("role", ""))) {
            Answer refused = browser.submit(setup.page(), save, fields).expect(400);
            refused.expectNowhere("value=\"seen");
        }
        for (String mailbox : List.of("ceo", "", "admin@evil.example\r\nBcc: eve@example.org", "ADMIN")) {
            browser.submit(setup.domain(), setup.domain() + "/mail", Map.of("mailbox", mailbox))
                    .expect(400);
        }
        // An empty code is no wish to have the record looked up.
        browser.submit(setup.domain(), setup.domain() + "/code", Map.of("code", " "))
                .expect(400);
        browser.submit(setup.domain(), setup.domain() + "/code", Map.of("code", "x".repeat(5_000)))
                .expect(400);
        assertEquals(before, state(setup));
        browser.submit(setup.page(), save, provider("client-secret", "<b>a new one</b>"))
                .expect(303);
        browser.get(setup.page()).expect(200).expectNowhere("a new one").expectNowhere("secret of the tenant");
        assertFalse(before.equals(state(setup)));
    }

    @Test
    void a_form_sent_by_many_at_once_acts_once() {
        Setup setup = setup();
        PageBrowser browser = signedIn(setup.home().owner());
        String action = setup.domain() + "/mail";
        String token = browser.token(setup.domain(), action);
        Crowd.atOnce(6, i -> browser.send(action, token, Map.of("mailbox", "hostmaster")))
                .forEach(answer -> answer.expect(303));
        assertEquals(
                1,
                system.count(
                        "select count(*) from audit_events where tenant_id = ? and action = 'tenant-domain-mail'",
                        setup.home().id()));
    }

    @Test
    void whoever_acts_in_an_owners_place_looks_and_changes_nothing() {
        Setup setup = setup();
        Person boss = new OperatorSide(system).administrator();
        boss.browser()
                .post(
                        "/api/auth/admin/impersonate-user",
                        Map.of("userId", setup.home().owner().id()))
                .expect(200);
        PageBrowser browser = signedIn(boss);
        String before = state(setup);
        for (Act act : acts(setup)) {
            String token = browser.token(act.page(), act.action());
            browser.send(act.action(), token, act.fields()).expect(403);
        }
        assertEquals(before, state(setup));
    }

    @Test
    void a_provider_that_is_gone_meanwhile_is_said_to_be() {
        Setup setup = setup();
        PageBrowser browser = signedIn(setup.home().owner());
        String token = browser.token(setup.page(), setup.page() + "/test");
        setup.home().owner().browser().delete(SsoWay.path(setup.home().id())).expect(200);
        Answer answer = browser.send(setup.page() + "/test", token, Map.of()).expect(404);
        assertTrue(answer.body().contains("There is no sign-in provider any more"), answer::toString);
    }

    @Test
    void promise_14_a_sign_out_to_sign_in_again_leads_nobody_elsewhere() {
        for (String next : List.of(
                "https://evil.example/", "//evil.example", "/\\evil.example", "/../x", "javascript:alert(1)", "x")) {
            PageBrowser browser = signedIn(system.person());
            browser.submit("/account", "/logout", Map.of("next", next))
                    .expect(303)
                    .expectHeader("Location", "/signed-out");
        }
        PageBrowser browser = signedIn(system.person());
        Answer asked =
                browser.sendBare("/logout", Map.of("next", "/account/data")).expect(400);
        assertTrue(asked.body().contains("name=\"next\" value=\"/account/data\""), asked::toString);
        browser.get("/account").expect(200);
        browser.submit("/account", "/logout", Map.of("next", "/account/data"))
                .expect(303)
                .expectHeader("Location", "/login?next=%2Faccount%2Fdata");
        browser.get("/account").expect(303);
    }
}
