package dev.latchkey.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.latchkey.system.GoogleStand.Guest;
import dev.latchkey.system.SsoWay.Company;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** People sign in at their tenant's own provider: who is let in, and into what. Promises 4 and 10, ADR 23. */
@OnBothDatabases
class SsoEntryIT {
    private final LatchkeySystem system;
    private final Tenancy tenancy;
    private final SsoWay way;

    SsoEntryIT(Database database) {
        system = LatchkeySystem.on(database, SsoWay.SETTINGS);
        tenancy = new Tenancy(system);
        way = new SsoWay(system);
    }

    private String userId(Guest guest) {
        return system.text("select id from users where email = ?", guest.email());
    }

    private String role(Company company, String userId) {
        return system.text("select role from members where tenant_id = ? and user_id = ?", company.id(), userId);
    }

    private long members(Company company) {
        return system.count("select count(*) from members where tenant_id = ?", company.id());
    }

    @Test
    void somebody_new_becomes_a_member_with_the_configured_role_and_works_in_the_tenant() {
        Company company = way.company(tenancy);
        Guest ann = way.guest(company);
        PageBrowser browser = new PageBrowser(system);
        URI there = SsoWay.begin(browser, Map.of("email", ann.email(), "callbackURL", "/tenants?x=1"));
        assertTrue(there.toString().startsWith(company.issuer()), there::toString);
        assertEquals("tenant-client", GoogleStand.parameter(there, "client_id"));
        assertEquals(
                system.origin() + "/api/auth/sso/callback/" + company.id(),
                GoogleStand.parameter(there, "redirect_uri"));
        assertEquals("S256", GoogleStand.parameter(there, "code_challenge_method"));
        browser.get(GoogleStand.consent(there, ann))
                .expect(302)
                .expectHeader("Location", system.origin() + "/tenants?x=1");
        Answer me = way.me(browser)
                .expect(200)
                .expectTrue("/user/emailVerified")
                .expectSize("/tenants", 1)
                .expectText("/tenants/0/id", company.id())
                .expectText("/tenants/0/role", "member");
        String id = me.text("/user/id");
        assertEquals(
                1,
                system.count(
                        "select count(*) from sessions where user_id = ? and active_tenant_id = ?", id, company.id()));
        assertEquals(
                List.of("account-link", "member-join", "sign-in", "sign-up"),
                system.sql("select action from audit_events where actor_id = ? order by action", id).stream()
                        .map(row -> row.get("action"))
                        .toList());
        assertEquals(0, system.count("select count(*) from accounts where user_id = ?", id));
    }

    @Test
    void asvs_10_5_2_he_is_known_by_his_subject_and_keeps_the_role_that_he_was_given_since() {
        Company company = way.company(tenancy);
        Guest ann = way.guest(company);
        way.enter(company, ann).expectHeader("Location", system.origin() + "/");
        String id = userId(ann);
        company.owner()
                .patch("/api/tenants/" + company.id() + "/members/" + id, Map.of("role", "admin"))
                .expect(200);
        PageBrowser second = new PageBrowser(system);
        SsoWay.enter(second, company, ann.with("email", way.newEmail(company))).expect(302);
        way.me(second).expect(200).expectText("/user/id", id);
        PageBrowser third = new PageBrowser(system);
        SsoWay.enter(third, company, ann.with("email", null).with("email_verified", false))
                .expect(302);
        way.me(third).expect(200).expectText("/user/id", id);
        assertEquals("ADMIN", role(company, id));
    }

    @Test
    void somebody_whose_account_was_here_is_joined_and_keeps_both_ways_when_he_has_proved_the_address() {
        Company company = way.company(tenancy);
        Person ann = system.person(way.newEmail(company), "correct-horse").verified();
        Guest guest = Guest.of("sub", ann.email());
        PageBrowser browser = new PageBrowser(system);
        SsoWay.enter(browser, company, guest).expectHeader("Location", system.origin() + "/");
        way.me(browser).expect(200).expectText("/user/id", ann.id());
        assertEquals("MEMBER", role(company, ann.id()));
        system.browser().signIn(ann.email(), ann.password()).expect(200);
        assertTrue(system.mails()
                .to(ann.email())
                .await("notice", 1)
                .subject()
                .contains("You sign in through your organization now"));
    }

    @Test
    void promise_10_an_account_that_never_proved_the_address_is_taken_over_and_nothing_of_before_is_left() {
        Company company = way.company(tenancy);
        Person squatter = system.person(way.newEmail(company), "correct-horse");
        String key = ApiKeyIT.create(squatter.browser(), Map.of("scopes", List.of("agents:read")))
                .expect(201)
                .text("/key");
        String own = Tenancy.create(squatter.browser(), "Acme");
        String tenantKey = ApiKeyIT.create(
                        squatter.browser(), Map.of("tenantId", own, "scopes", List.of("agents:read")))
                .expect(201)
                .text("/key");
        PageBrowser browser = new PageBrowser(system);
        SsoWay.enter(browser, company, Guest.of("sub", squatter.email()))
                .expectHeader("Location", system.origin() + "/");
        way.me(browser).expect(200).expectText("/user/id", squatter.id()).expectTrue("/user/emailVerified");
        squatter.browser().me().expect(401);
        system.program(key).me().expect(401);
        system.program(tenantKey).me().expect(401);
        system.browser().signIn(squatter.email(), "correct-horse").expectError(401, "INVALID_EMAIL_OR_PASSWORD");
        assertEquals(0, system.count("select count(*) from accounts where user_id = ?", squatter.id()));
        system.mails().to(squatter.email()).await("notice", 1);
    }

    private String lastReason(String subjectId) {
        return system.text(
                "select detail from audit_events where action = 'sign-in' and outcome = 'failure' and subject_id = ?"
                        + " order by at desc, id desc limit 1",
                subjectId);
    }

    @Test
    void promise_4_a_provider_says_nothing_of_addresses_of_anybody_else() {
        Company company = way.company(tenancy);
        Company other = way.company(tenancy);
        Person stranger = system.person().verified();
        for (String email : List.of(
                way.newEmail(other),
                other.home().owner().email(),
                stranger.email(),
                "ann@sub." + company.domain(),
                "ann@x" + company.domain())) {
            way.assertRefused(way.enter(company, Guest.of("sub", email)), "email_outside_organization");
        }
        assertEquals(1, members(company));
    }

    @Test
    void two_tenants_with_one_issuer_share_nobody() {
        Company company = way.company(tenancy);
        Company other = way.company(tenancy);
        SsoWay.set(other.owner(), other.id(), company.issuer()).expect(200);
        Guest ann = way.guest(company);
        way.enter(company, ann).expectHeader("Location", system.origin() + "/");
        way.assertRefused(way.enter(other, ann), "email_outside_organization");
        way.enter(other, ann.with("email", way.newEmail(other))).expectHeader("Location", system.origin() + "/");
        assertEquals(2, members(other));
        assertEquals(2, members(company));
    }

    @Test
    void an_administrator_of_the_service_is_not_a_tenants_to_let_in() {
        Company company = way.company(tenancy);
        Guest ann = way.guest(company);
        way.enter(company, ann).expectHeader("Location", system.origin() + "/");
        system.change("update users set role = 'admin' where id = ?", userId(ann));
        way.assertRefused(way.enter(company, ann), "account_not_linked");
        way.assertRefused(way.enter(company, Guest.of("other", ann.email())), "account_not_linked");
    }

    @Test
    void who_is_banned_stays_out() {
        Company company = way.company(tenancy);
        Guest ann = way.guest(company);
        way.enter(company, ann).expectHeader("Location", system.origin() + "/");
        system.change("update users set banned = true where id = ?", userId(ann));
        way.assertRefused(way.enter(company, ann), "banned_user");
        assertEquals("BANNED_USER", lastReason(userId(ann)));
    }

    @Test
    void what_is_taken_away_while_somebody_is_at_the_provider_lets_him_in_no_more() {
        Company company = way.company(tenancy);
        Guest ann = way.guest(company);
        way.enter(company, ann).expectHeader("Location", system.origin() + "/");
        String domainId = system.text("select id from tenant_domains where tenant_id = ?", company.id());

        PageBrowser browser = new PageBrowser(system);
        String back = GoogleStand.consent(SsoWay.begin(browser, company), ann);
        system.change("update tenants set status = 'SUSPENDED' where id = ?", company.id());
        way.assertRefused(browser.get(back), "tenant_suspended");
        system.change("update tenants set status = 'ACTIVE' where id = ?", company.id());

        back = GoogleStand.consent(SsoWay.begin(browser, company), ann);
        SsoWay.enable(company, false);
        way.assertRefused(browser.get(back), "provider_unavailable");
        SsoWay.enable(company, true);

        back = GoogleStand.consent(SsoWay.begin(browser, company), ann);
        company.owner()
                .delete(SsoWay.path(company.id()) + "/domains/" + domainId)
                .expect(200);
        way.assertRefused(browser.get(back), "email_outside_organization");
        SsoWay.prove(company.home(), company.domain());

        // Another client is another provider: what was begun at the old one ends nowhere.
        back = GoogleStand.consent(SsoWay.begin(browser, company), ann);
        company.owner()
                .call("PUT", SsoWay.path(company.id()))
                .json(Map.of("issuer", company.issuer(), "clientId", "another", "clientSecret", "s"))
                .send()
                .expect(200);
        way.assertRefused(browser.get(back), "state_mismatch");
    }

    @Test
    void a_member_who_was_removed_is_known_no_more_and_joins_anew_while_the_provider_lets_him_in() {
        Company company = way.company(tenancy);
        Guest ann = way.guest(company);
        way.enter(company, ann).expectHeader("Location", system.origin() + "/");
        String id = userId(ann);
        company.owner()
                .delete("/api/tenants/" + company.id() + "/members/" + id)
                .expect(200);
        assertEquals(0, system.count("select count(*) from tenant_identities where user_id = ?", id));
        way.enter(company, ann).expectHeader("Location", system.origin() + "/");
        assertEquals("MEMBER", role(company, id));
    }

    @Test
    void an_address_that_was_given_to_somebody_else_opens_no_account() {
        Company company = way.company(tenancy);
        Guest ann = way.guest(company);
        way.enter(company, ann).expectHeader("Location", system.origin() + "/");
        way.assertRefused(way.enter(company, new Guest("another subject", ann.claims())), "account_not_linked");
    }

    @Test
    void whose_address_here_is_another_now_is_not_the_tenants_any_more() {
        Company company = way.company(tenancy);
        Guest ann = way.guest(company);
        way.enter(company, ann).expectHeader("Location", system.origin() + "/");
        String id = userId(ann);
        system.change("update users set email = ? where id = ?", system.newEmail(), id);
        way.assertRefused(way.enter(company, ann), "email_outside_organization");
    }

    @Test
    void an_address_counts_unless_the_provider_says_that_it_has_not_verified_it() {
        Company company = way.company(tenancy);
        way.enter(company, way.guest(company).with("email_verified", null))
                .expectHeader("Location", system.origin() + "/");
        way.enter(company, way.guest(company).with("email_verified", "true"))
                .expectHeader("Location", system.origin() + "/");
        for (Object claim : new Object[] {false, "false", 0, 1, "yes"}) {
            way.assertRefused(
                    way.enter(company, way.guest(company).with("email_verified", claim)),
                    "provider_email_not_verified");
        }
        way.assertRefused(way.enter(company, way.guest(company).with("email", null)), "email_not_found");
        way.assertRefused(way.enter(company, way.guest(company).with("email", "no address")), "email_not_found");
    }

    @Test
    void of_many_first_sign_ins_at_once_one_makes_the_account_and_all_are_in() {
        Company company = way.company(tenancy);
        Guest ann = way.guest(company);
        List<CompletableFuture<Answer>> all = Stream.generate(() -> {
                    PageBrowser browser = new PageBrowser(system);
                    String back = GoogleStand.consent(SsoWay.begin(browser, company), ann);
                    return (java.util.function.Supplier<Answer>) () -> browser.get(back);
                })
                .limit(6)
                .toList()
                .stream()
                .map(CompletableFuture::supplyAsync)
                .toList();
        all.forEach(answer -> answer.join().expect(302).expectHeader("Location", system.origin() + "/"));
        assertEquals(2, members(company));
        assertEquals(1, system.count("select count(*) from tenant_identities where user_id = ?", userId(ann)));
        // C-08: they are sessions like all others.
        assertEquals(5, system.count("select count(*) from sessions where user_id = ?", userId(ann)));
    }
}
