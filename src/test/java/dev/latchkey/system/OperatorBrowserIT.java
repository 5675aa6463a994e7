package dev.latchkey.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.microsoft.playwright.Page;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The pages below {@code /operator}, as administrators use them. */
class OperatorBrowserIT {
    private final LatchkeySystem system = LatchkeySystem.on(Database.H2);
    private final OperatorSide side = new OperatorSide(system);

    private Person named(String name) {
        Person person = system.person();
        system.change("update users set name = ? where id = ?", name, person.id());
        return person;
    }

    private static void open(Visitor visitor, String summary) {
        visitor.page()
                .locator("summary", new Page.LocatorOptions().setHasText(summary))
                .first()
                .click();
    }

    @ParameterizedTest(name = "script: {0}")
    @ValueSource(booleans = {true, false})
    void an_administrator_finds_somebody_shuts_him_out_and_lets_him_in_again(boolean script) {
        Person ann = named("Ann <b>Example</b>");
        try (Visitor visitor = Visitor.to(system, script).as(side.administrator())) {
            visitor.open("/account").follow("Operator").expectAt("/operator").expectHeading("Overview");
            visitor.follow("Users");
            visitor.type("Address, name or ID begins with", ann.email()).press("Search");
            visitor.follow(ann.email()).expectAt("/operator/users/" + ann.id());
            visitor.expectHeading("Ann <b>Example</b>");
            open(visitor, "Ban this user");
            visitor.type("Reason (optional)", "spam").type("Last day of the ban (optional)", "2020-01-01");
            visitor.press("Ban").expectError("until", "Choose a day that is not over yet");
            visitor.type("Last day of the ban (optional)", "2099-12-31").press("Ban");
            visitor.expectNotice("The user is banned, and every session has ended.");
            visitor.expectText("spam");
            ann.browser().me().expect(401);
            system.browser().signIn(ann.email(), ann.password()).expectError(403, "BANNED_USER");
            visitor.press("Lift the ban").expectNotice("The ban is lifted.");
            system.browser().signIn(ann.email(), ann.password()).expect(200);
        }
    }

    @ParameterizedTest(name = "script: {0}")
    @ValueSource(booleans = {true, false})
    void s3_77_somebody_who_locked_himself_out_is_let_in(boolean script) {
        Person ann = system.person();
        Browser guesser = system.browser();
        for (int i = 0; i < 10; i++) {
            guesser.signIn(ann.email(), "a wrong password").expect(401);
        }
        try (Visitor visitor = Visitor.to(system, script).as(side.administrator())) {
            visitor.open("/operator/users?only=locked").follow(ann.email());
            visitor.expectText("Too many wrong passwords.").press("Unlock");
            visitor.expectNotice("The address is unlocked.");
            system.browser().signIn(ann.email(), ann.password()).expect(200);
            visitor.press("Send confirmation again").expectNotice("The confirmation is on its way.");
            ann.mailbox().await("verify-email", 2);
        }
    }

    @ParameterizedTest(name = "script: {0}")
    @ValueSource(booleans = {true, false})
    void sessions_end_one_by_one_or_all_at_once(boolean script) {
        Person ann = system.person();
        ann.anotherBrowser();
        ann.anotherBrowser();
        try (Visitor visitor = Visitor.to(system, script).as(side.administrator())) {
            visitor.open("/operator/users/" + ann.id());
            visitor.page()
                    .locator("form[action$='/end-session'] button")
                    .first()
                    .click();
            visitor.expectText("The session has ended.");
            open(visitor, "End all sessions");
            visitor.press("End all now").expectNotice("All sessions have ended.");
            visitor.expectText("Signed in nowhere.");
            ann.browser().me().expect(401);
        }
    }

    @ParameterizedTest(name = "script: {0}")
    @ValueSource(booleans = {true, false})
    void an_administrator_acts_as_somebody_and_comes_back(boolean script) {
        Person ann = named("Ann <b>Example</b>");
        try (Visitor visitor = Visitor.to(system, script).as(side.administrator())) {
            visitor.open("/operator/users/" + ann.id()).press("Act as this person");
            visitor.expectAt("/account");
            visitor.page().getByText("You act as Ann <b>Example</b>.").waitFor();
            visitor.expectGoodOnce(script, "impersonation-banner");
            visitor.open("/impersonation").expectHeading("Stop acting as somebody else?");
            visitor.expectGoodOnce(script, "impersonation").press("Back to the administration");
            visitor.expectAt("/operator/users/" + ann.id()).expectNotice("You act as yourself again.");
        }
    }

    @ParameterizedTest(name = "script: {0}")
    @ValueSource(booleans = {true, false})
    void an_administrator_makes_another_one_and_takes_it_back(boolean script) {
        Person ann = system.person();
        Person boss = side.administrator();
        try (Visitor visitor = Visitor.to(system, script).as(boss);
                Visitor other = Visitor.to(system, script).as(ann)) {
            other.open("/operator").expectHeading("This page does not exist");
            visitor.open("/operator/users/" + ann.id());
            open(visitor, "Make administrator");
            visitor.press("Make administrator now").expectNotice("The user is an administrator now.");
            other.open("/operator/users/" + boss.id()).expectHeading("Ann Example");
            open(visitor, "Withdraw the role of administrator");
            visitor.press("Withdraw now").expectNotice("The user is no administrator any more.");
            other.open("/operator").expectHeading("This page does not exist");
            visitor.open("/operator/users/" + boss.id()).expectText("This is you.");
        }
    }

    @ParameterizedTest(name = "script: {0}")
    @ValueSource(booleans = {true, false})
    void a_tenant_gets_a_plan_and_is_suspended_and_resumed(boolean script) {
        Person ann = system.person();
        String id = Tenancy.create(ann.browser(), "Zebra & Sons");
        try (Visitor visitor = Visitor.to(system, script).as(side.administrator())) {
            visitor.open("/operator/tenants").type("Name, slug or ID begins with", "zebra & s");
            visitor.press("Search").follow("Zebra & Sons");
            visitor.page().locator("#plan").selectOption("business");
            visitor.type("Last day of the plan (optional)", "2020-01-01").press("Save plan");
            visitor.expectError("expiresAt", "Choose a day that is not over yet");
            visitor.type("Last day of the plan (optional)", "2099-12-31").press("Save plan");
            visitor.expectNotice("The plan is changed.").expectText("Business");
            open(visitor, "Suspend this organization");
            visitor.press("Suspend").expectNotice("The organization is suspended.");
            ann.browser().patch("/api/tenants/" + id, Map.of("name", "x")).expectError(403, "TENANT_SUSPENDED");
            visitor.press("Resume").expectNotice("The organization is active again.");
            ann.browser().patch("/api/tenants/" + id, Map.of("name", "x")).expect(200);
        }
    }

    @ParameterizedTest(name = "script: {0}")
    @ValueSource(booleans = {true, false})
    void the_audit_is_searched_and_read_page_by_page(boolean script) {
        Person ann = system.person();
        for (int i = 0; i < 3; i++) {
            system.browser().signIn(ann.email(), "a wrong password").expect(401);
        }
        for (int i = 0; i < 60; i++) {
            system.change(
                    "insert into audit_events (id, at, action, outcome, subject_id, detail)"
                            + " values (?, ?, 'access-denied', 'failure', ?, 'by the test')",
                    "aud_" + ann.id() + i,
                    Instant.parse("2026-01-01T00:00:00Z").plusSeconds(i),
                    ann.id());
        }
        try (Visitor visitor = Visitor.to(system, script).as(side.administrator())) {
            visitor.open("/operator/audit").type("User (address or ID)", ann.email());
            visitor.press("Search")
                    .expectText("INVALID_EMAIL_OR_PASSWORD")
                    .follow("Older")
                    .expectText("by the test");
            visitor.follow("Newest").expectText("INVALID_EMAIL_OR_PASSWORD");
            visitor.page().getByLabel("Action").selectOption("sign-in");
            visitor.page().getByLabel("Outcome").selectOption("failure");
            visitor.press("Search").expectText("INVALID_EMAIL_OR_PASSWORD");
            visitor.type("From", "2099-01-01").press("Search").expectHeading("Nothing found");
            visitor.follow("Show all").expectAt("/operator/audit");
        }
    }

    private void mail(String id, String recipient) {
        Instant now = Instant.now();
        system.change(
                "insert into mail_outbox (id, type, recipient, content, attempts, created_at, next_attempt_at,"
                        + " last_failure) values (?, 'notice', ?, ?, 1, ?, ?, '451 4.7.1')",
                id,
                recipient,
                new byte[] {1},
                now,
                now.plus(Duration.ofHours(1)));
    }

    @ParameterizedTest(name = "script: {0}")
    @ValueSource(booleans = {true, false})
    void a_mail_that_is_put_off_is_tried_or_dropped(boolean script) {
        String recipient = system.newEmail();
        mail("mail_drop" + script, recipient);
        try (Visitor visitor = Visitor.to(system, script).as(side.administrator())) {
            visitor.open("/operator/outbox?state=failed").expectText(recipient).expectText("451 4.7.1");
            open(visitor, "Drop " + recipient);
            visitor.press("Drop it now " + recipient).expectNotice("The mail is dropped.");
            visitor.open("/operator/outbox?state=given-up")
                    .expectText(recipient)
                    .expectText("dropped");
            mail("mail_try" + script, "x" + recipient);
            visitor.open("/operator/outbox?state=failed").press("Try now x" + recipient);
            visitor.expectNotice("The mail is tried within a minute.");
            Await.until(
                    "the mail that nobody can open to be given up",
                    Duration.ofSeconds(30),
                    () -> system.count(
                                    "select count(*) from mail_outbox where recipient = ? and failed_at is not null",
                                    "x" + recipient)
                            == 1);
        }
    }

    @Test
    void the_settings_are_shown_without_secrets() {
        try (Visitor visitor = Visitor.to(system, false).as(side.administrator())) {
            visitor.open("/operator/settings")
                    .expectText("latchkey.bcrypt-cost")
                    .expectText("Environment");
            assertEquals(
                    "latchkey.session-life\tP7D\tDefault",
                    visitor.page()
                            .locator("tr", new Page.LocatorOptions().setHasText("latchkey.session-life"))
                            .innerText()
                            .strip());
            String page = visitor.page().content();
            assertFalse(page.contains("a secret of the tests"), page);
        }
    }

    @Test
    void the_pages_are_good_to_look_at() {
        Person boss = side.administrator();
        Person ann = named("Ann Example-With-A-Long-Double-Name");
        Browser guesser = system.browser();
        for (int i = 0; i < 10; i++) {
            guesser.signIn(ann.email(), "a wrong password").expect(401);
        }
        String home = Tenancy.create(ann.browser(), "The Long and Winding Company of Northern Europe");
        mail("mail_look", system.newEmail());
        try (Visitor visitor = Visitor.to(system, true).as(boss)) {
            visitor.open("/operator").expectGood("operator");
            visitor.open("/operator/users").expectGood("operator-users");
            visitor.open("/operator/users?q=nobody-at-all").expectGood("operator-users-none");
            visitor.open("/operator/users/" + ann.id()).expectGood("operator-user");
            open(visitor, "Ban this user");
            visitor.type("Last day of the ban (optional)", "2020-01-01")
                    .press("Ban")
                    .expectGood("operator-user-error");
            visitor.open("/operator/tenants").expectGood("operator-tenants");
            visitor.open("/operator/tenants/" + home).expectGood("operator-tenant");
            visitor.open("/operator/audit").expectGood("operator-audit");
            visitor.open("/operator/outbox?state=failed");
            open(visitor, "Drop");
            visitor.expectGood("operator-outbox");
            visitor.open("/operator/outbox?state=given-up").expectGood("operator-outbox-given-up");
            visitor.open("/operator/settings").expectGood("operator-settings");
        }
        try (Visitor visitor = Visitor.reading(system, "de-DE").as(boss)) {
            visitor.open("/operator/users/" + ann.id()).expectGood("operator-user-german");
            visitor.open("/operator/audit").expectGood("operator-audit-german");
        }
    }
}
