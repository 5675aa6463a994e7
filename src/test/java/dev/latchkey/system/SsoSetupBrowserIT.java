package dev.latchkey.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Page;
import dev.latchkey.system.Tenancy.Home;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The pages on which an owner sets up how the tenant's people sign in, as people use them. */
class SsoSetupBrowserIT {
    private final LatchkeySystem system = LatchkeySystem.on(Database.H2, SsoWay.SETTINGS);
    private final Tenancy tenancy = new Tenancy(system);
    private final SsoWay way = new SsoWay(system);

    private static String at(Home home) {
        return "/tenants/" + home.id() + "/sign-in";
    }

    private static void open(Visitor visitor, String summary) {
        visitor.page()
                .locator("summary", new Page.LocatorOptions().setHasText(summary))
                .first()
                .click();
    }

    private static Visitor secret(Visitor visitor, String text) {
        visitor.page().locator("#client-secret").fill(text);
        return visitor;
    }

    private String code(String address) {
        Mails.Mail mail = system.mails().to(address).await("domain-proof", 1);
        Matcher code = Pattern.compile("(?m)^([0-9A-Za-z]{43})$").matcher(mail.text());
        assertTrue(code.find(), mail.text());
        return code.group(1);
    }

    @ParameterizedTest(name = "script: {0}")
    @ValueSource(booleans = {true, false})
    void an_owner_connects_tests_changes_and_removes_the_provider(boolean script) {
        Home home = tenancy.home();
        try (Visitor visitor = Visitor.to(system, script).as(home.owner())) {
            visitor.open("/tenants/" + home.id()).follow("Sign-in").expectAt(at(home));
            visitor.expectHeading("Sign-in").expectText("Your people can sign in with the accounts");
            assertEquals(
                    system.origin() + "/api/auth/sso/callback/" + home.id(),
                    visitor.page().locator("#callback").inputValue());
            visitor.expectGoodOnce(script, "tenant-sign-in-empty");
            visitor.press("Save").expectError("issuer", "Enter the issuer");
            visitor.expectError("client-id", "Enter the client ID").expectGoodOnce(script, "tenant-sign-in-errors");
            visitor.type("Issuer", "https://10.0.0.1/").type("Client ID", "tenant client");
            secret(visitor, SsoWay.CLIENT_SECRET).press("Save");
            visitor.expectError("client-id", "A client ID has at most 255 letters, digits and signs, without blanks");
            assertEquals("", visitor.page().locator("#client-secret").inputValue());
            visitor.type("Client ID", "tenant-client");
            secret(visitor, SsoWay.CLIENT_SECRET).press("Save");
            visitor.expectError(
                    "issuer",
                    "This must be an https address on the public internet, without anything after a question mark.");
            visitor.type("Issuer", SetupStand.issuer("good")).press("Save");
            visitor.expectError("client-secret", "For another issuer or client, enter its client secret too.");
            secret(visitor, SsoWay.CLIENT_SECRET).press("Save").expectNotice("The provider is saved. Test it now.");
            assertFalse(visitor.page().content().contains("secret of the tenant"));
            visitor.press("Test").expectHeading("The test went well").expectGoodOnce(script, "tenant-sign-in-good");
            visitor.page().getByLabel("New people become").selectOption("admin");
            visitor.page().getByLabel("People may sign in with it").uncheck();
            visitor.press("Save").expectText("Your provider is switched off");
            visitor.expectGoodOnce(script, "tenant-sign-in-off");
            assertEquals("ADMIN", system.text("select role from tenant_providers where tenant_id = ?", home.id()));
            secret(visitor, "another secret").press("Save").press("Test");
            visitor.expectAlert("The provider does not know this client ID with this secret.");
            visitor.expectGoodOnce(script, "tenant-sign-in-bad");
            open(visitor, "Remove the provider …");
            visitor.press("Remove provider").expectNotice("The provider is removed.");
            visitor.expectText("Your people can sign in with the accounts");
        }
        assertEquals(0, system.count("select count(*) from tenant_providers where tenant_id = ?", home.id()));
    }

    @Test
    void each_thing_that_a_test_finds_is_said_in_words() {
        Home home = tenancy.home();
        Map<String, String> findings = Map.of(
                "absent", "it answered with status 404",
                "talkative", "perhaps a page for people",
                "renamed", "The provider calls itself " + SetupStand.issuer("<b>another</b>"),
                "halved", "names no usable token_endpoint",
                "inward", "we cannot ask its jwks_uri: it is not on the public internet.",
                "symmetric", "It names [\"HS256\"]",
                "keyless", "publishes no keys",
                "null-keys", "publishes no keys");
        try (Visitor visitor = Visitor.to(system, true).as(home.owner())) {
            findings.forEach((how, said) -> {
                SsoWay.set(home.owner().browser(), home.id(), SetupStand.issuer(how))
                        .expect(200);
                visitor.open(at(home)).press("Test").expectAlert(said);
            });
            SsoWay.set(home.owner().browser(), home.id(), "http://localhost:9/nobody")
                    .expect(200);
            visitor.open(at(home)).press("Test").expectAlert("We cannot ask the issuer: nothing answers there.");
        }
    }

    @ParameterizedTest(name = "script: {0}")
    @ValueSource(booleans = {true, false})
    void an_owner_proves_domains_by_dns_and_by_mail(boolean script) {
        Home home = tenancy.home();
        SsoWay.set(home.owner().browser(), home.id(), SetupStand.issuer("good")).expect(200);
        String first = way.newDomain();
        String second = way.newDomain();
        try (Visitor visitor = Visitor.to(system, script).as(home.owner())) {
            visitor.open(at(home)).press("Add domain").expectError("domain", "Enter a domain");
            visitor.type("E-mail domain", "gmail.com").press("Add domain");
            visitor.expectError("domain", "Everybody can have an address there, so it cannot be your organization’s.");
            visitor.type("E-mail domain", "no domain").press("Add domain");
            visitor.expectError("domain", "This is no e-mail domain. Enter it like example.com.");
            visitor.type("E-mail domain", first).press("Add domain").expectHeading(first);
            visitor.expectNotice(first + " is added. Now confirm that it is yours.");
            visitor.expectGoodOnce(script, "tenant-domain");
            visitor.press("Look up the record").expectAlert("The DNS record is not there yet.");
            assertEquals(
                    "_latchkey-challenge." + first,
                    visitor.page().locator("#record-name").inputValue());
            NameService.say(
                    "_latchkey-challenge." + first,
                    visitor.page().locator("#record-text").inputValue());
            visitor.press("Look up the record").expectNotice(first + " is confirmed.");
            visitor.expectText("People with addresses at " + first + " are led to your provider");
            visitor.expectText("By a DNS record");
            visitor.type("E-mail domain", second).press("Add domain").expectHeading(second);
            visitor.page().getByLabel("Mail it to").selectOption("postmaster@" + second);
            visitor.press("Mail a code");
            visitor.expectNotice("A code is on its way to postmaster@" + second + ". Older ones do not work any more.");
            visitor.press("Confirm by the code").expectError("code", "Enter the code from the e-mail");
            visitor.type("Code from the e-mail", "guessed").press("Confirm by the code");
            visitor.expectError("code", "This code is wrong, was used, or is too old.");
            visitor.expectGoodOnce(script, "tenant-domain-code-error");
            visitor.open(at(home)).expectGoodOnce(script, "tenant-sign-in-domains");
            visitor.follow("Confirm " + second).type("Code from the e-mail", code("postmaster@" + second));
            visitor.press("Confirm by the code").expectNotice(second + " is confirmed.");
            visitor.expectText("People with addresses at " + first + ", " + second + " are led");
            visitor.follow("Details " + second).expectText("By a mailed code");
            open(visitor, "Remove this domain …");
            visitor.expectGoodOnce(script, "tenant-domain-proved");
            visitor.press("Remove domain").expectNotice(second + " is removed.");
        }
        assertEquals(first, system.text("select proved_domain from tenant_domains where tenant_id = ?", home.id()));
    }

    @ParameterizedTest(name = "script: {0}")
    @ValueSource(booleans = {true, false})
    void asvs_7_5_1_an_owner_who_signed_in_long_ago_is_led_to_the_sign_in_and_back(boolean script) {
        Home home = tenancy.home();
        try (Visitor visitor = Visitor.to(system, script).as(home.owner())) {
            visitor.open(at(home));
            system.change(
                    "update sessions set created_at = ? where user_id = ?",
                    Instant.now().minus(Duration.ofHours(25)),
                    home.owner().id());
            visitor.type("Issuer", SetupStand.issuer("good")).type("Client ID", "tenant-client");
            secret(visitor, SsoWay.CLIENT_SECRET).press("Save");
            visitor.expectAlert("For this you have to have signed in a short while ago. Nothing was changed.");
            visitor.expectGoodOnce(script, "tenant-sign-in-refused");
            visitor.open(at(home)).expectText("You signed in some time ago.");
            visitor.expectGoodOnce(script, "tenant-sign-in-stale");
            visitor.press("Sign in again").expectNotice("Please sign in once more. You come back to where you were.");
            assertEquals(home.owner().email(), visitor.page().locator("#email").inputValue());
            visitor.page().locator("#password").fill(home.owner().password());
            visitor.press("Sign in").expectAt(at(home));
            visitor.type("Issuer", SetupStand.issuer("good")).type("Client ID", "tenant-client");
            secret(visitor, SsoWay.CLIENT_SECRET).press("Save").expectNotice("The provider is saved. Test it now.");
        }
    }

    @Test
    void a_refused_form_leads_to_the_sign_in_and_back_to_its_page() {
        Home home = tenancy.home();
        String id =
                SsoWay.add(home.owner().browser(), home.id(), way.newDomain()).text("/domain/id");
        String page = at(home) + "/domains/" + id;
        try (Visitor visitor = Visitor.to(system, true).as(home.owner())) {
            visitor.open(page);
            system.change(
                    "update sessions set created_at = ? where user_id = ?",
                    Instant.now().minus(Duration.ofHours(25)),
                    home.owner().id());
            visitor.press("Look up the record").expectAlert("For this you have to have signed in a short while ago.");
            visitor.press("Sign in again");
            visitor.page().locator("#password").fill(home.owner().password());
            visitor.press("Sign in").expectAt(page).expectText("Look up the record");
        }
    }

    @Test
    void the_redirect_uri_and_the_record_can_be_copied_by_a_press_and_everything_by_keyboard() {
        Home home = tenancy.home();
        try (Visitor visitor = Visitor.to(system, true).as(home.owner())) {
            visitor.open(at(home)).press("Copy").expectText("Copied");
            visitor.page().locator("#issuer").focus();
            visitor.page().keyboard().type(SetupStand.issuer("good"));
            visitor.page().keyboard().press("Tab");
            visitor.page().keyboard().type("tenant-client");
            visitor.page().keyboard().press("Tab");
            visitor.page().keyboard().type("a secret");
            visitor.page().keyboard().press("Enter");
            visitor.expectNotice("The provider is saved. Test it now.");
        }
    }

    @Test
    void the_pages_speak_german() {
        Home home = tenancy.home();
        String domain = way.newDomain();
        try (Visitor visitor = Visitor.reading(system, "de").as(home.owner())) {
            visitor.open(at(home)).expectHeading("Anmeldung").expectGood("tenant-sign-in-empty-de");
            SsoWay.set(home.owner().browser(), home.id(), SetupStand.issuer("renamed"))
                    .expect(200);
            SsoWay.prove(home, domain);
            visitor.open(at(home)).press("Testen").expectAlert("Der Anmeldedienst nennt sich");
            visitor.expectGood("tenant-sign-in-de");
            visitor.type("E-Mail-Domain", way.newDomain()).press("Domain hinzufügen");
            visitor.expectGood("tenant-domain-de");
        }
    }

    @Test
    void a_suspended_tenant_is_shown_and_its_provider_removed_and_nothing_else() {
        Home home = tenancy.home();
        SsoWay.set(home.owner().browser(), home.id(), SetupStand.issuer("good")).expect(200);
        SsoWay.add(home.owner().browser(), home.id(), way.newDomain()).expect(201);
        system.change("update tenants set status = 'SUSPENDED' where id = ?", home.id());
        try (Visitor visitor = Visitor.to(system, true).as(home.owner())) {
            visitor.open(at(home)).expectText("This organization is suspended");
            assertEquals(0, visitor.page().locator("#client-id, #domain").count());
            visitor.expectGood("tenant-sign-in-suspended");
            open(visitor, "Remove the provider …");
            visitor.press("Remove provider").expectNotice("The provider is removed.");
            visitor.page().locator("main a.button.small").first().click();
            open(visitor, "Remove this domain …");
            visitor.press("Remove domain").expectAt(at(home));
        }
    }
}
