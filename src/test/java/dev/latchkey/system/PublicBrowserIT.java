package dev.latchkey.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.microsoft.playwright.Route;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Sign-up, the mailed links and the page for errors, as people use them. */
class PublicBrowserIT {
    private static final String NEW_PASSWORD = "seven purple otters";

    private final LatchkeySystem system = LatchkeySystem.on(Database.H2);

    @ParameterizedTest(name = "script: {0}")
    @ValueSource(booleans = {true, false})
    void somebody_new_signs_up_and_confirms_the_address(boolean script) {
        String email = system.newEmail();
        try (Visitor visitor = Visitor.to(system, script)) {
            visitor.open("/login").follow("Create an account").expectAt("/signup");
            visitor.type("Name", "Ann Example").type("E-mail address", email).type("Password", LatchkeySystem.PASSWORD);
            visitor.page().locator("details.more summary").click();
            visitor.type("Company (optional)", "Example & Sons");
            visitor.page().getByLabel("Country (optional)").selectOption("AT");
            visitor.type("Phone (optional)", "+43 1 234567");
            visitor.press("Create account").expectAt("/account");
            visitor.expectNotice("Welcome, Ann Example! Your account is ready.").expectText("Not confirmed yet");
            visitor.open(path(system.mails().to(email).await("verify-email").link()))
                    .expectAt("/verify-email");
            visitor.expectHeading("Confirm your address").expectText("Is " + email + " your e-mail address?");
            visitor.press("Yes, confirm it").expectAt("/account");
            visitor.expectNotice("Thank you. Your e-mail address is confirmed.");
        }
        assertEquals("Example & Sons", tenantOf(email));
        assertEquals(
                1,
                system.count(
                        "select count(*) from users where email = ? and company = 'Example & Sons' and country = 'AT'"
                                + " and phone = '+431234567'",
                        email));
    }

    private String tenantOf(String email) {
        return system.text(
                "select t.name from tenants t join members m on m.tenant_id = t.id join users u on u.id = m.user_id"
                        + " where m.role = 'OWNER' and u.email = ?",
                email);
    }

    @ParameterizedTest(name = "script: {0}")
    @ValueSource(booleans = {true, false})
    void every_wrong_entry_is_said_beside_its_field_and_nothing_is_lost(boolean script) {
        try (Visitor visitor = Visitor.to(system, script)) {
            visitor.open("/signup")
                    .type("Name", "Ann")
                    .type("E-mail address", "ann")
                    .type("Password", "short");
            visitor.press("Create account").expectTitle("Error: Create your account – Latchkey");
            visitor.expectError("email", "Enter an e-mail address such as name@example.com");
            assertEquals("email", visitor.page().evaluate("document.activeElement.id"));
            assertEquals("Ann", visitor.page().getByLabel("Name").inputValue());
            visitor.type("E-mail address", system.newEmail())
                    .type("Password", "short")
                    .press("Create account");
            visitor.expectError("password", "Use at least 8 characters");
            visitor.type("Password", "password1").press("Create account");
            visitor.expectError("password", "This password is among the first that attackers try. Choose another one.");
            visitor.page().locator("details.more summary").click();
            visitor.type("Phone (optional)", "call me")
                    .type("Password", NEW_PASSWORD)
                    .press("Create account");
            visitor.expectError("phone", "Enter a phone number such as +49 30 123456");
            if (script) {
                visitor.expectGood("signup-error");
            }
        }
    }

    @ParameterizedTest(name = "script: {0}")
    @ValueSource(booleans = {true, false})
    void a_forgotten_password_is_replaced_by_the_mailed_link(boolean script) {
        Person ann = system.person();
        try (Visitor visitor = Visitor.to(system, script)) {
            visitor.open("/login").type("E-mail address", ann.email()).follow("Forgot password?");
            visitor.expectAt("/forgot-password");
            if (script) {
                assertEquals(
                        ann.email(), visitor.page().getByLabel("E-mail address").inputValue());
            }
            visitor.type("E-mail address", ann.email()).press("Send the link").expectAt("/check-mail/reset");
            String link = path(ann.mailbox().await("reset-password").link());
            visitor.open(link).expectAt("/reset-password").expectHeading("Choose a new password");
            assertFalse(visitor.page().content().contains(link.replaceFirst(".*=", "")), "the token is in the page");
            visitor.type("New password", "short").press("Save the new password");
            visitor.expectError("newPassword", "Use at least 8 characters");
            visitor.type("New password", NEW_PASSWORD)
                    .press("Save the new password")
                    .expectAt("/login");
            visitor.expectNotice("Your password was changed. Sign in with the new one.");
            visitor.type("Password", NEW_PASSWORD).press("Sign in").expectAt("/account");
            visitor.open(link).expectAt("/reset-password").expectHeading("This link does not work any more");
        }
    }

    @Test
    void a_used_link_offers_another_one() {
        Person ann = system.person();
        String link = path(ann.mailbox().await("verify-email").link());
        ann.verified();
        try (Visitor visitor = Visitor.to(system, true)) {
            visitor.open(link).expectAt("/verify-email").expectHeading("This link does not work any more");
            visitor.expectGood("verify-email-over");
            visitor.type("E-mail address", ann.email()).press("Send a new link").expectAt("/check-mail");
            visitor.as(ann)
                    .open(link)
                    .expectHeading("Your address is confirmed")
                    .expectGood("verify-email-already");
        }
    }

    @ParameterizedTest(name = "script: {0}")
    @ValueSource(booleans = {true, false})
    void a_double_click_makes_one_account(boolean script) {
        String email = system.newEmail();
        try (Visitor visitor = Visitor.to(system, script)) {
            visitor.open("/signup").type("Name", "Ann").type("E-mail address", email);
            visitor.type("Password", LatchkeySystem.PASSWORD);
            visitor.page().locator("main form button.full").dblclick();
            visitor.page().waitForURL(url -> !url.endsWith("/signup"));
            visitor.page().locator(".say[role=status]").waitFor();
        }
        assertEquals(1, system.count("select count(*) from users where email = ?", email));
        assertEquals(
                1,
                system.count(
                        "select count(*) from members m join users u on u.id = m.user_id where u.email = ?", email));
    }

    @Test
    void a_page_is_painted_without_waiting_for_anything_else() {
        try (Visitor visitor = Visitor.to(system, true)) {
            visitor.page().route("**/assets/**", Route::abort);
            visitor.open("/login").expectHeading("Sign in");
            assertEquals(
                    "rgb(29, 78, 216)",
                    visitor.page().locator(".button").evaluate("b => getComputedStyle(b).backgroundColor"));
        }
    }

    @Test
    void the_language_is_that_of_the_browser_until_another_is_chosen() {
        try (Visitor visitor = Visitor.reading(system, "de-AT")) {
            visitor.open("/login?next=%2Faccount").expectHeading("Anmelden").press("English");
            visitor.expectAt("/login?next=%2Faccount").expectHeading("Sign in");
            visitor.open("/signup").expectHeading("Create your account").press("Deutsch");
            visitor.expectHeading("Konto erstellen");
        }
    }

    @Test
    void times_are_shown_in_the_zone_of_the_reader() {
        Tenancy tenancy = new Tenancy(system);
        Tenancy.Home home = tenancy.home();
        String email = system.newEmail();
        Tenancy.invite(home.owner().browser(), home.id(), email, "member").expect(201);
        String link =
                path(system.mails().to(email).await("organization-invitation").link());
        try (Visitor script = Visitor.to(system, true);
                Visitor none = Visitor.to(system, false)) {
            String seen = script.open(link).page().locator("time").innerText();
            String utc = none.open(link).page().locator("time").innerText();
            assertFalse(seen.contains("UTC"), seen);
            assertEquals(utc, script.page().locator("time").getAttribute("title"));
        }
    }

    @Test
    void a_password_can_be_looked_at_while_it_is_typed() {
        try (Visitor visitor = Visitor.to(system, true)) {
            visitor.open("/signup").type("Password", "short");
            visitor.expectText("Too short: at least 8 characters");
            visitor.type("Password", NEW_PASSWORD).expectText("Very good");
            visitor.press("Show password");
            assertEquals("text", visitor.page().locator("#password").getAttribute("type"));
            visitor.expectGood("signup-strength");
        }
    }

    @Test
    void the_public_pages_are_good_to_look_at() {
        Person ann = system.person();
        try (Visitor visitor = Visitor.to(system, true)) {
            visitor.open("/signup").expectGood("signup");
            visitor.page().locator("details.more summary").click();
            visitor.expectGood("signup-more");
            visitor.open("/forgot-password").expectGood("forgot-password");
            visitor.type("E-mail address", ann.email()).press("Send the link").expectGood("check-mail-reset");
            visitor.open(path(ann.mailbox().await("reset-password").link())).expectGood("reset-password");
            visitor.open("/check-mail").expectGood("check-mail");
            visitor.open(path(ann.mailbox().await("verify-email").link())).expectGood("verify-email");
            visitor.open("/reset-password?token=aaaaaaaaaaaaaaaaaaaaaaaaaaaaa").expectGood("reset-password-over");
            visitor.open("/nowhere")
                    .expectTitle("Error: This page does not exist – Latchkey")
                    .expectGood("error");
            visitor.open("/signed-out").expectGood("signed-out");
            visitor.as(ann).open("/account").expectGood("account");
            visitor.page().locator(".menu summary").click();
            visitor.expectGood("account-menu").open("/logout").expectGood("logout");
        }
        try (Visitor visitor = Visitor.reading(system, "de")) {
            visitor.open("/signup").expectGood("signup-german");
            visitor.open("/forgot-password").expectGood("forgot-password-german");
            visitor.as(ann).open("/account").expectGood("account-german");
        }
    }

    static String path(String link) {
        return link.replaceFirst("https?://[^/]+", "");
    }
}
