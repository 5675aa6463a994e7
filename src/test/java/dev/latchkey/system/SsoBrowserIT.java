package dev.latchkey.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Route;
import dev.latchkey.system.SsoWay.Company;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** People with an address of their organization are led to its provider and come back signed in. */
class SsoBrowserIT {
    private final LatchkeySystem system = LatchkeySystem.on(Database.H2, SsoWay.SETTINGS);
    private final Tenancy tenancy = new Tenancy(system);
    private final SsoWay way = new SsoWay(system);

    /** The stand says yes at once unless it is told to ask; Latchkey does not tell it, because people are signed in there already. */
    private Visitor visitor(boolean script) {
        Visitor visitor = Visitor.to(system, script);
        visitor.page()
                .route(
                        url -> url.contains("/authorize?"),
                        route -> route.resume(
                                new Route.ResumeOptions().setUrl(route.request().url() + "&prompt=login")));
        return visitor;
    }

    private static void consent(Visitor visitor, String email) {
        visitor.page().locator("[name=username]").waitFor();
        assertTrue(visitor.page().url().contains("login_hint="), visitor.page()::url);
        visitor.page().locator("[name=username]").fill(UUID.randomUUID().toString());
        visitor.page().locator("[name=claims]").fill("{\"email\":\"" + email + "\",\"name\":\"Ann Example\"}");
        visitor.page().locator("[type=submit]").click();
        visitor.page().waitForLoadState();
    }

    @ParameterizedTest(name = "script: {0}")
    @ValueSource(booleans = {true, false})
    void somebody_without_a_password_comes_by_his_organization_to_the_page_that_was_wanted(boolean script) {
        Company company = way.company(tenancy);
        String email = way.newEmail(company);
        try (Visitor visitor = visitor(script)) {
            visitor.open("/account/sessions").follow("Sign in with your organization");
            visitor.expectTitle("Sign in with your organization – Latchkey");
            visitor.type("Work e-mail address", email).press("Continue");
            consent(visitor, email);
            visitor.expectAt("/account/sessions").open("/account/connections");
            visitor.expectText("Through the sign-in of this organization, while you belong to it")
                    .expectGoodOnce(script, "connections-organization");
        }
        assertEquals(
                1,
                system.count(
                        "select count(*) from members m join users u on u.id = m.user_id where u.email = ? and tenant_id = ?",
                        email,
                        company.id()));
    }

    @Test
    void whoever_types_such_an_address_at_the_sign_in_or_sign_up_is_led_there_whatever_the_password() {
        Company company = way.company(tenancy);
        String email = way.newEmail(company);
        try (Visitor visitor = visitor(true)) {
            visitor.open("/login?next=%2Faccount%2Fsessions").type("E-mail address", email);
            visitor.type("Password", "whatever it is").press("Sign in");
            consent(visitor, email);
            visitor.expectAt("/account/sessions");
        }
        String other = way.newEmail(company);
        try (Visitor visitor = visitor(false)) {
            visitor.open("/signup").type("Name", "Ben Example").type("E-mail address", other);
            visitor.type("Password", "correct-horse").press("Create account");
            consent(visitor, other);
            visitor.expectAt("/account");
        }
        assertEquals(
                0,
                system.count(
                        "select count(*) from accounts a join users u on u.id = a.user_id where u.email = ?", other));
    }

    @Test
    void when_the_provider_is_down_the_page_says_so_and_takes_the_password() {
        Company company = way.company(tenancy);
        Person ann = system.person(way.newEmail(company), "correct-horse").verified();
        SsoWay.set(company.owner(), company.id(), "http://localhost:9/down").expect(200);
        try (Visitor visitor = visitor(true)) {
            visitor.open("/login?next=%2Faccount%2Fsessions").type("E-mail address", ann.email());
            visitor.type("Password", "correct-horse").press("Sign in");
            visitor.expectAlert("Your organization’s sign-in cannot be reached at the moment.")
                    .expectGood("organization-down");
            assertEquals(ann.email(), visitor.page().locator("[name=email]").inputValue());
            visitor.type("Password", "correct-horse").press("Sign in").expectAt("/account/sessions");
        }
    }

    @Test
    void who_may_not_come_in_is_told_why() {
        Company company = way.company(tenancy);
        try (Visitor visitor = visitor(true)) {
            visitor.open("/login/organization").type("Work e-mail address", way.newEmail(company));
            visitor.press("Continue");
            consent(visitor, system.newEmail());
            visitor.expectAlert("Only addresses of your organization come in this way, and this one is not.");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"en-GB", "de-DE"})
    void the_pages_are_good_to_look_at(String language) {
        way.company(tenancy);
        String name = language.substring(0, 2);
        try (Visitor visitor = Visitor.reading(system, language)) {
            visitor.open("/login").expectGood("organization-link-" + name);
            visitor.open("/login/organization");
            visitor.page().locator("[name=email]").fill("ann@nobody.example");
            visitor.page().locator("main form button").click();
            visitor.page().waitForLoadState();
            visitor.expectGood("login-organization-" + name);
        }
    }

    @Test
    void an_address_that_no_organization_has_proved_leads_nowhere() {
        way.company(tenancy);
        try (Visitor visitor = visitor(false)) {
            visitor.open("/login/organization").type("Work e-mail address", "ann@nobody.example");
            visitor.press("Continue");
            visitor.expectError(
                    "email",
                    "No organization signs in people with addresses like this. Check it, or sign in with your password.");
            visitor.type("Work e-mail address", "nobody").press("Continue");
            visitor.expectError("email", "Enter an e-mail address such as name@example.com");
        }
    }

    @Test
    void the_page_in_between_leads_on_by_itself_and_says_where() {
        Company company = way.company(tenancy);
        PageBrowser browser = new PageBrowser(system);
        Answer led = browser.submit(
                        "/login/organization", "/login/organization", java.util.Map.of("email", way.newEmail(company)))
                .expect(200);
        assertTrue(
                led.body().contains("<meta http-equiv=\"refresh\" content=\"0; url=" + company.issuer()), led.body());
        assertTrue(led.body().contains("Your organization signs you in at localhost."), led.body());
    }
}
