package dev.latchkey.system;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The account's pages as people use them: overview, profile, address, password. */
class AccountBrowserIT {
    private final LatchkeySystem system = LatchkeySystem.on(Database.H2);

    private Visitor signedIn(Person person, boolean script) {
        Visitor visitor = Visitor.to(system, script);
        visitor.open("/login").type("E-mail address", person.email()).type("Password", person.password());
        return visitor.press("Sign in").expectAt("/account");
    }

    private Visitor reading(Person person, String language) {
        Visitor visitor = Visitor.reading(system, language);
        visitor.open("/login").type("E-Mail-Adresse", person.email()).type("Passwort", person.password());
        return visitor.press("Anmelden").expectAt("/account");
    }

    @Test
    void the_overview_tells_how_the_account_stands() {
        Person ann = system.person();
        try (Visitor visitor = signedIn(ann, true)) {
            visitor.expectHeading("Your account").expectText("Ann Example").expectText("Not confirmed yet");
            visitor.expectText("You are signed in on 2 devices").expectGood("account");
            ann.verified();
            visitor.open("/account").expectText("Confirmed").expectGood("account-confirmed");
        }
        try (Visitor visitor = reading(ann, "de-DE")) {
            visitor.expectHeading("Ihr Konto").expectGood("account-german");
        }
    }

    @ParameterizedTest(name = "script: {0}")
    @ValueSource(booleans = {true, false})
    void a_profile_is_changed_and_a_wrong_entry_is_said_beside_its_field(boolean script) {
        Person ann = system.person();
        try (Visitor visitor = signedIn(ann, script)) {
            visitor.follow("Profile").expectAt("/account/profile").expectTitle("Profile – Latchkey");
            visitor.type("Name", "Ann <b>Lovelace</b>").typeOptional("Phone", "call me");
            visitor.typeOptional("Picture", "http://example.org/a.png").press("Save changes");
            visitor.expectTitle("Error: Profile – Latchkey").expectAlert("Please check 2 entries");
            visitor.expectError("phone", "Enter a phone number such as +49 30 123456");
            visitor.expectError("image", "Enter an address that begins with https://");
            visitor.typeOptional("Phone", "+49 (30) 123-456");
            visitor.typeOptional("Picture", "https://example.org/a.png").press("Save changes");
            visitor.expectAt("/account/profile").expectNotice("Your profile is saved.");
            visitor.follow("Overview").expectText("Ann <b>Lovelace</b>");
        }
        assertEquals(
                1,
                system.count(
                        "select count(*) from users where id = ? and name = ? and phone = ? and image = ?",
                        ann.id(),
                        "Ann <b>Lovelace</b>",
                        "+4930123456",
                        "https://example.org/a.png"));
    }

    @Test
    void the_profile_is_good_to_look_at() {
        Person ann = system.person();
        try (Visitor visitor = signedIn(ann, true)) {
            visitor.open("/account/profile").expectGood("account-profile");
            visitor.type("Name", "")
                    .typeOptional("Phone", "x")
                    .press("Save changes")
                    .expectGood("account-profile-error");
        }
        try (Visitor visitor = reading(ann, "de-DE")) {
            visitor.open("/account/profile").expectGood("account-profile-german");
        }
    }

    @ParameterizedTest(name = "script: {0}")
    @ValueSource(booleans = {true, false})
    void an_address_changes_when_the_new_one_is_confirmed(boolean script) {
        Person ann = system.person();
        String email = system.newEmail();
        try (Visitor visitor = signedIn(ann, script)) {
            visitor.open("/account/profile").follow("Change address").expectAt("/account/email");
            visitor.type("New e-mail address", email)
                    .type("Current password", "not it at all")
                    .press("Send the link");
            visitor.expectError("password", "This is not your current password");
            visitor.type("Current password", ann.password()).press("Send the link");
            visitor.expectAt("/account/profile")
                    .expectNotice("We have sent a link to " + email
                            + ". Open it on a device where you are signed in; it works for an hour.");
            visitor.expectText(ann.email());
            String link = system.mails().to(email).await("change-email").link();
            visitor.open(link.substring(system.origin().length())).expectAt("/change-email");
            visitor.expectHeading("Use this address from now on?").expectGoodOnce(script, "change-email");
            visitor.press("Use this address").expectAt("/account/profile");
            visitor.expectNotice("Your e-mail address is " + email + " now.").expectText("Confirmed");
            visitor.open(link.substring(system.origin().length())).expectHeading("This link does not work");
            visitor.expectGoodOnce(script, "change-email-used");
        }
        system.browser().signIn(email, ann.password()).expect(200);
        system.browser().signIn(ann.email(), ann.password()).expect(401);
        ann.mailbox().await("notice", 2);
    }

    @ParameterizedTest(name = "script: {0}")
    @ValueSource(booleans = {true, false})
    void a_link_that_is_opened_elsewhere_waits_for_the_sign_in(boolean script) {
        Person ann = system.person();
        String email = system.newEmail();
        try (Visitor visitor = signedIn(ann, script)) {
            visitor.open("/account/email").type("New e-mail address", email).type("Current password", ann.password());
            visitor.press("Send the link").expectAt("/account/profile");
        }
        String link = system.mails().to(email).await("change-email").link();
        try (Visitor visitor = Visitor.to(system, script)) {
            visitor.open(link.substring(system.origin().length())).expectAt("/login?next=/change-email");
            visitor.type("E-mail address", ann.email())
                    .type("Password", ann.password())
                    .press("Sign in");
            visitor.expectAt("/change-email").press("Use this address").expectAt("/account/profile");
        }
        assertEquals(email, system.text("select email from users where id = ?", ann.id()));
    }

    @Test
    void the_change_of_address_is_good_to_look_at() {
        Person ann = system.person();
        try (Visitor visitor = signedIn(ann, true)) {
            visitor.open("/account/email").expectGood("account-email");
            visitor.type("New e-mail address", "x").press("Send the link").expectGood("account-email-error");
        }
        try (Visitor visitor = reading(ann, "de-DE")) {
            visitor.open("/account/email").expectGood("account-email-german");
        }
    }

    @ParameterizedTest(name = "script: {0}")
    @ValueSource(booleans = {true, false})
    void a_password_is_changed_and_other_devices_are_signed_out(boolean script) {
        Person ann = system.person();
        try (Visitor visitor = signedIn(ann, script)) {
            visitor.open("/account/password").type("Current password", ann.password());
            visitor.type("New password", "password").press("Change password");
            visitor.expectError(
                    "newPassword", "This password is among the first that attackers try. Choose another one.");
            visitor.type("Current password", "wrong").type("New password", "another horse battery");
            visitor.press("Change password").expectError("currentPassword", "This is not your current password");
            visitor.type("Current password", ann.password()).type("New password", "another horse battery");
            visitor.press("Change password").expectAt("/account/password");
            visitor.expectNotice("Your password is changed. Every other device was signed out.");
            visitor.open("/account").expectAt("/account");
        }
        ann.browser().me().expect(401);
        system.browser().signIn(ann.email(), "another horse battery").expect(200);
    }

    @Test
    void the_password_is_good_to_look_at() {
        Person ann = system.person();
        try (Visitor visitor = signedIn(ann, true)) {
            visitor.open("/account/password").expectGood("account-password");
            visitor.press("Change password").expectGood("account-password-error");
            system.sql("update accounts set password_hash = null where user_id = ?", ann.id());
            visitor.open("/account/password")
                    .expectHeading("You have no password yet")
                    .expectGood("account-password-none");
        }
    }

    @ParameterizedTest(name = "script: {0}")
    @ValueSource(booleans = {true, false})
    void on_a_phone_the_places_unfold(boolean script) {
        Person ann = system.person();
        try (Visitor visitor = signedIn(ann, script)) {
            visitor.page().setViewportSize(360, 800);
            visitor.open("/account/activity").page().locator(".here summary").click();
            visitor.expectGoodOnce(script, "account-places");
            visitor.page().setViewportSize(360, 800);
            visitor.follow("Devices").expectAt("/account/sessions");
            assertEquals("Devices", visitor.page().locator(".here summary").innerText());
        }
    }

    @Test
    void password_managers_find_what_they_look_for() {
        Person ann = system.person();
        try (Visitor visitor = signedIn(ann, true)) {
            visitor.open("/account/password");
            List<?> tokens = (List<?>)
                    visitor.page()
                            .evaluate(
                                    "[...document.querySelectorAll('form.stack input[autocomplete]')].map(i => i.autocomplete)");
            assertEquals(List.of("username", "current-password", "new-password"), tokens);
            assertEquals(ann.email(), visitor.page().locator("[name=username]").inputValue());
        }
    }
}
