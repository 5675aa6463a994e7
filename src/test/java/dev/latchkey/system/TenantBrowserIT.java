package dev.latchkey.system;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import dev.latchkey.system.Tenancy.Home;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The pages below {@code /tenants}, as people use them. */
class TenantBrowserIT {
    private final LatchkeySystem system = LatchkeySystem.on(Database.H2);
    private final Tenancy tenancy = new Tenancy(system);

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

    private static void choose(Visitor visitor, String label, String option) {
        visitor.page()
                .getByLabel(label, new Page.GetByLabelOptions().setExact(true))
                .selectOption(option);
    }

    private long members(Home home) {
        return system.count("select count(*) from members where tenant_id = ?", home.id());
    }

    @ParameterizedTest(name = "script: {0}")
    @ValueSource(booleans = {true, false})
    void an_organization_is_created_and_one_switches_between_several(boolean script) {
        Person ann = named("Ann Example");
        String taken = "acme-" + ann.id().replaceAll("[^a-z0-9]", "");
        try (Visitor visitor = Visitor.to(system, script).as(ann)) {
            visitor.open("/tenants").expectAt("/account/tenants").follow("New organization");
            visitor.expectAt("/tenants/new").press("Create organization");
            visitor.expectError("tenant", "Enter a name for the organization");
            visitor.expectGoodOnce(script, "tenant-new-error");
            visitor.type("Name of the organization", "Müller <b>& Söhne</b>").typeOptional("Short name", "A B");
            visitor.press("Create organization")
                    .expectError(
                            "slug", "Use at most 64 lower-case letters, digits and single hyphens, such as acme-co");
            visitor.typeOptional("Short name", taken).press("Create organization");
            visitor.expectNotice("Müller <b>& Söhne</b> is created, and you are its owner.");
            visitor.expectHeading("Müller <b>& Söhne</b>").expectText("In use").expectText("Nobody else is here yet");
            visitor.expectGoodOnce(script, "tenant-overview-new");
            visitor.open("/tenants/new").expectGoodOnce(script, "tenant-new");
            visitor.type("Name of the organization", "Second").typeOptional("Short name", taken);
            visitor.press("Create organization").expectError("slug", "This short name is taken. Choose another one.");
            visitor.typeOptional("Short name", "").press("Create organization").expectHeading("Second");
            open(visitor, "Switch to another one");
            visitor.expectGoodOnce(script, "tenant-switch");
            visitor.press("Müller <b>& Söhne</b>").expectNotice("You are working in Müller <b>& Söhne</b> now.");
            visitor.open("/account/tenants").expectGoodOnce(script, "account-tenants-two");
            visitor.press("Switch to it Second").expectNotice("You are working in Second now.");
            assertEquals("Second", system.text("select name from tenants where id = ?", tenancy.activeTenant(ann)));
        }
    }

    @ParameterizedTest(name = "script: {0}")
    @ValueSource(booleans = {true, false})
    void several_people_are_invited_at_once_and_each_address_has_its_answer(boolean script) {
        Home home = tenancy.home();
        Person bob = tenancy.joined(home, "member");
        String first = system.newEmail();
        String second = system.newEmail();
        try (Visitor visitor = Visitor.to(system, script).as(home.owner())) {
            visitor.open("/tenants/" + home.id()).follow("Invites").press("Send invites");
            visitor.expectError("addresses", "Enter at least one e-mail address");
            visitor.expectGoodOnce(script, "tenant-invites-error");
            visitor.type("E-mail addresses", first + ", " + bob.email() + "\nnobody\n <" + second + "> " + first);
            choose(visitor, "Role", "admin");
            visitor.press("Send invites").expectHeading("2 invites were sent");
            visitor.expectText("Is a member already").expectText("Not an e-mail address");
            assertEquals("nobody", visitor.page().locator("textarea").inputValue());
            visitor.expectGoodOnce(script, "tenant-invites-sent");
            visitor.type("E-mail addresses", first).press("Send invites").expectHeading("0 invites were sent");
            visitor.expectText("Has been invited already");
            visitor.open("/tenants/" + home.id() + "/invites").press("Send again " + second);
            visitor.expectNotice("A new link is on its way to " + second + ". The old one does not work any more.");
            tenancy.invited(second, 2);
            Locator row = visitor.page()
                    .locator("tr", new Page.LocatorOptions().setHasText(second))
                    .locator("summary");
            row.click();
            visitor.expectGoodOnce(script, "tenant-invites");
            visitor.press("Yes, take it back " + second).expectNotice("The invite is taken back.");
            visitor.expectText("Taken back");
            system.change("update invites set expires_at = created_at where email = ?", first);
            visitor.open("/tenants/" + home.id() + "/invites").expectText("Expired");
            visitor.press("Send again " + first).expectText("Waiting");
        }
        assertEquals("ADMIN", system.text("select role from invites where email = ?", first));
    }

    @ParameterizedTest(name = "script: {0}")
    @ValueSource(booleans = {true, false})
    void a_member_is_found_gets_another_role_and_is_removed(boolean script) {
        Home home = tenancy.home();
        Person bob = tenancy.joined(home, "member");
        system.change("update users set name = ? where id = ?", "Bob <i>Miller</i>", bob.id());
        try (Visitor visitor = Visitor.to(system, script).as(home.owner())) {
            visitor.open("/tenants/" + home.id() + "/members").expectGoodOnce(script, "tenant-members");
            visitor.type("Name or e-mail address", "nobody-here")
                    .press("Search")
                    .expectHeading("Nobody found");
            visitor.expectGoodOnce(script, "tenant-members-none");
            visitor.type("Name or e-mail address", "MILLER").press("Search").follow("Manage " + bob.email());
            visitor.expectHeading("Bob <i>Miller</i>").expectGoodOnce(script, "tenant-member");
            choose(visitor, "Role", "admin");
            visitor.press("Save role").expectNotice("Bob <i>Miller</i> is an admin now.");
            open(visitor, "Remove this member");
            visitor.expectGoodOnce(script, "tenant-member-remove");
            visitor.press("Remove").expectAt("/tenants/" + home.id() + "/members");
            visitor.expectNotice("Bob <i>Miller</i> is not a member any more.");
            visitor.follow("Manage " + home.owner().email()).expectText("An organization keeps at least one owner.");
        }
        assertEquals(1, members(home));
    }

    @ParameterizedTest(name = "script: {0}")
    @ValueSource(booleans = {true, false})
    void it_is_renamed_left_and_deleted(boolean script) {
        Home home = tenancy.home();
        Person bob = tenancy.joined(home, "admin");
        try (Visitor visitor = Visitor.to(system, script).as(home.owner())) {
            visitor.open("/tenants/" + home.id()).expectText("You are the only owner");
            visitor.expectGoodOnce(script, "tenant-overview").follow("Settings");
            visitor.expectText("You cannot leave: you are the only owner.");
            visitor.type("Name of the organization", "").press("Save changes");
            visitor.expectError("tenant", "Enter a name for the organization");
            visitor.expectGoodOnce(script, "tenant-settings-error");
            visitor.type("Name of the organization", "New  Name").press("Save changes");
            visitor.expectNotice("The changes are saved.").expectGoodOnce(script, "tenant-settings");
        }
        try (Visitor visitor = Visitor.to(system, script).as(bob)) {
            visitor.open("/tenants/" + home.id() + "/settings").expectText("Name of the organization");
            open(visitor, "Leave this organization");
            visitor.expectGoodOnce(script, "tenant-leave");
            visitor.press("Leave now").expectAt("/account/tenants").expectNotice("You have left New Name.");
        }
        try (Visitor visitor = Visitor.to(system, script).as(home.owner())) {
            visitor.open("/tenants/" + home.id() + "/settings").expectText("nobody else is here");
            open(visitor, "Delete this organization");
            visitor.type("Type New Name to confirm", "no").press("Delete organization");
            visitor.expectError("confirm", "This is not the name of the organization");
            visitor.expectGoodOnce(script, "tenant-delete-error");
            visitor.type("Type New Name to confirm", "New Name").press("Delete organization");
            visitor.expectAt("/account/tenants").expectNotice("New Name is deleted.");
        }
        assertEquals(0, system.count("select count(*) from tenants where id = ?", home.id()));
    }

    @Test
    void a_member_sees_who_is_there_and_a_suspended_organization_says_what_that_means() {
        Home home = tenancy.home();
        Person bob = tenancy.joined(home, "member");
        try (Visitor visitor = Visitor.to(system, true).as(bob)) {
            visitor.open("/tenants/" + home.id() + "/members")
                    .expectText(home.owner().email());
            assertEquals(0, visitor.page().getByText("Manage").count());
            assertEquals(0, visitor.page().getByText("Invites").count());
            visitor.expectGood("tenant-members-as-member");
            visitor.open("/tenants/" + home.id() + "/settings").expectGood("tenant-settings-as-member");
            visitor.open("/tenants/" + home.id() + "/invites")
                    .expectHeading("Only owners and admins see the invites")
                    .expectGood("tenant-invites-refused");
        }
        try (Visitor visitor = Visitor.reading(system, "de-DE").as(home.owner())) {
            visitor.open("/tenants/" + home.id()).expectGood("tenant-overview-german");
            visitor.open("/tenants/" + home.id() + "/invites").expectGood("tenant-invites-german");
            visitor.open("/tenants/" + home.id() + "/settings").expectGood("tenant-settings-german");
        }
        system.change("update tenants set status = 'SUSPENDED' where id = ?", home.id());
        try (Visitor visitor = Visitor.to(system, true).as(home.owner())) {
            visitor.open("/tenants/" + home.id()).expectHeading("This organization is suspended");
            visitor.expectGood("tenant-suspended");
            visitor.open("/tenants/" + home.id() + "/settings");
            assertEquals(0, visitor.page().getByText("Save changes").count());
            visitor.open("/account/tenants").expectText("Suspended").expectGood("account-tenants-suspended");
        }
    }

    @Test
    void owners_see_the_plan_and_the_requests_of_each_day() {
        Home home = tenancy.home();
        LocalDate today = LocalDate.now(ZoneOffset.UTC);
        try (Visitor visitor = Visitor.to(system, true).as(home.owner())) {
            visitor.open("/tenants/" + home.id()).follow("Plan and usage");
            visitor.expectText("100 in 1 minute").expectText("Nobody has used the API for this organization yet.");
            visitor.expectGood("tenant-usage-none");
            for (int day = 0; day < 25; day++) {
                system.change(
                        "insert into tenant_usage (tenant_id, on_day, requests, refused) values (?, ?, ?, ?)",
                        home.id(),
                        today.minusDays(day),
                        day % 7 < 2 ? day : 1234L + 371L * (day * day % 13),
                        day == 9 ? 2100L : 0L);
            }
            visitor.open("/tenants/" + home.id() + "/usage")
                    .expectText("Busiest day")
                    .expectText("All days as a table");
            open(visitor, "All days as a table");
            assertEquals(30, visitor.page().locator("tbody tr").count());
            assertEquals(30, visitor.page().locator("svg.chart g").count());
            visitor.expectGood("tenant-usage");
            visitor.press("Deutsch")
                    .expectText("Anfragen pro Tag, letzte 30 Tage")
                    .expectGood("tenant-usage-german");
        }
    }
}
