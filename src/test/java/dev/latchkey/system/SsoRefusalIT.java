package dev.latchkey.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.latchkey.system.GoogleStand.Guest;
import dev.latchkey.system.SsoWay.Company;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What may be asked of the sign-in at a tenant's own provider, and what becomes of anything else. ADR 23. */
@OnBothDatabases
class SsoRefusalIT {
    private final LatchkeySystem system;
    private final Tenancy tenancy;
    private final SsoWay way;

    SsoRefusalIT(Database database) {
        system = LatchkeySystem.on(database, SsoWay.SETTINGS);
        tenancy = new Tenancy(system);
        way = new SsoWay(system);
    }

    @Test
    void what_comes_back_counts_once_in_the_browser_that_began_and_at_its_own_tenant() {
        Company company = way.company(tenancy);
        Company other = way.company(tenancy);
        Guest ann = way.guest(company);
        PageBrowser browser = new PageBrowser(system);
        String back = GoogleStand.consent(SsoWay.begin(browser, company), ann);
        way.assertRefused(new PageBrowser(system).get(back), "state_mismatch");
        browser.get(back).expectHeader("Location", system.origin() + "/");
        way.assertRefused(browser.get(back), "state_mismatch");
        String next = GoogleStand.consent(SsoWay.begin(browser, company), ann);
        way.assertRefused(browser.get(next.replace(company.id(), other.id())), "state_mismatch");
        way.assertRefused(browser.get("/api/auth/sso/callback/nobody?code=x&state=y"), "provider_unavailable");
        way.assertRefused(browser.get("/api/auth/sso/callback/" + company.id()), "state_mismatch");
    }

    @Test
    void a_stranger_is_kept_out_where_the_application_wants_no_new_people() {
        Company company = way.company(tenancy);
        Guest ann = way.guest(company);
        PageBrowser browser = new PageBrowser(system);
        URI there =
                SsoWay.begin(browser, Map.of("email", ann.email(), "disableSignUp", true, "errorCallbackURL", "/no"));
        browser.get(GoogleStand.consent(there, ann))
                .expectHeader("Location", system.origin() + "/no?error=signup_disabled");
        assertEquals(0, system.count("select count(*) from users where email = ?", ann.email()));
    }

    @Test
    void the_tenants_slug_leads_there_too_but_no_link_does() {
        Company company = way.company(tenancy);
        String slug = system.text("select slug from tenants where id = ?", company.id());
        PageBrowser browser = new PageBrowser(system);
        URI there = SsoWay.begin(browser, Map.of("organizationSlug", slug));
        assertTrue(there.toString().startsWith(company.issuer()), there::toString);
        browser.get(SsoWay.SIGN_IN + "?organizationSlug=" + slug).expect(405);
    }

    @Test
    void bad_input_is_told_what_is_wrong() {
        Company company = way.company(tenancy);
        String slug = system.text("select slug from tenants where id = ?", company.id());
        String email = way.newEmail(company);
        PageBrowser browser = new PageBrowser(system);
        browser.post(SsoWay.SIGN_IN, Map.of()).expectError(400, "VALIDATION_ERROR");
        browser.post(SsoWay.SIGN_IN, Map.of("email", " ")).expectError(400, "VALIDATION_ERROR");
        browser.post(SsoWay.SIGN_IN, Map.of("email", email, "organizationSlug", slug))
                .expectError(400, "VALIDATION_ERROR");
        browser.post(SsoWay.SIGN_IN, Map.of("email", "x".repeat(300))).expectError(400, "VALIDATION_ERROR");
        browser.post(SsoWay.SIGN_IN, Map.of("email", "nobody")).expectError(400, "INVALID_EMAIL");
        browser.post(SsoWay.SIGN_IN, Map.of("email", "ann@nobody.example")).expectError(404, "PROVIDER_NOT_FOUND");
        browser.post(SsoWay.SIGN_IN, Map.of("organizationSlug", "nobody")).expectError(404, "PROVIDER_NOT_FOUND");
        browser.post(SsoWay.SIGN_IN, Map.of("email", email, "callbackURL", "https://evil.example"))
                .expectError(403, "INVALID_CALLBACK_URL");
        SsoWay.enable(company, false);
        browser.post(SsoWay.SIGN_IN, Map.of("email", email)).expectError(404, "PROVIDER_NOT_FOUND");
        browser.post(SsoWay.SIGN_IN, Map.of("organizationSlug", slug)).expectError(404, "PROVIDER_NOT_FOUND");
    }

    @Test
    void who_tries_domains_is_slowed_down() {
        PageBrowser browser = new PageBrowser(system);
        int last = 0;
        for (int i = 0; i < 100 && last != 429; i++) {
            last = browser.post(SsoWay.SIGN_IN, Map.of("email", "ann@domain" + i + ".example"))
                    .status();
        }
        assertEquals(429, last);
    }

    @Test
    void a_provider_that_is_down_holds_nobody() {
        Company company = way.company(tenancy);
        SsoWay.set(company.owner(), company.id(), "http://localhost:9/down").expect(200);
        PageBrowser browser = new PageBrowser(system);
        String email = way.newEmail(company);
        browser.post(SsoWay.SIGN_IN, Map.of("email", email)).expectError(503, "PROVIDER_UNAVAILABLE");
    }

    @Test
    void a_client_secret_that_cannot_be_opened_any_more_locks_nobody_out() {
        Company company = way.company(tenancy);
        Person ann = system.person(way.newEmail(company), "correct-horse").verified();
        Guest guest = way.guest(company);
        PageBrowser away = new PageBrowser(system);
        String back = GoogleStand.consent(SsoWay.begin(away, company), guest);
        // As after another LATCHKEY_SECRET; the row is new to every node.
        system.change(
                "update tenant_providers set sealed = ?, updated_at = ? where tenant_id = ?",
                "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
                java.time.Instant.now(),
                company.id());
        way.assertRefused(away.get(back), "provider_unavailable");
        PageBrowser browser = new PageBrowser(system);
        browser.post(SsoWay.SIGN_IN, Map.of("email", ann.email())).expectError(503, "PROVIDER_UNAVAILABLE");
        browser.submit("/login", "/login", Map.of("email", ann.email(), "password", "correct-horse"))
                .expect(303)
                .expectHeader("Location", "/login?next=%2Faccount&error=provider_unavailable&provider=organization");
        company.owner().post(SsoWay.path(company.id()) + "/test").expect(200).expectText("/problem", "SECRET_LOST");
        SsoWay.set(company.owner(), company.id(), company.issuer()).expect(200);
        way.enter(company, guest).expectHeader("Location", system.origin() + "/");
    }

    @Test
    void a_sign_in_counts_once_and_not_again_when_it_comes_back() {
        Company company = way.company(tenancy);
        PageBrowser browser = new PageBrowser(system);
        // 30 a minute for a network: 20 people come in, which would be 40 if the way back counted too.
        for (int i = 0; i < 20; i++) {
            SsoWay.enter(browser, company, way.guest(company)).expectHeader("Location", system.origin() + "/");
        }
        int refused = 0;
        for (int i = 0; i < 40; i++) {
            if (browser.get("/api/auth/sso/callback/" + company.id() + "?state=" + i)
                    .header("Location")
                    .contains("rate_limited")) {
                refused++;
            }
        }
        assertTrue(refused > 0, "what belongs to no sign-in is counted");
    }
}
