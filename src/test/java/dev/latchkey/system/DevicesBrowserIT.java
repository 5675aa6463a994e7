package dev.latchkey.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.playwright.Download;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The account's pages as people use them: devices, activity, organizations, data, deletion. */
class DevicesBrowserIT {
    private static final String IPHONE = "Mozilla/5.0 (iPhone; CPU iPhone OS 17_7_1 like Mac OS X) AppleWebKit/605.1.15"
            + " (KHTML, like Gecko) Version/17.4.1 Mobile/15E148 Safari/604.1";

    private final LatchkeySystem system = LatchkeySystem.on(Database.H2);

    private Visitor signedIn(Person person, boolean script) {
        Visitor visitor = Visitor.to(system, script);
        visitor.open("/login").type("E-mail address", person.email()).type("Password", person.password());
        return visitor.press("Sign in").expectAt("/account");
    }

    private Visitor reading(Person person) {
        Visitor visitor = Visitor.reading(system, "de-DE");
        visitor.open("/login").type("E-Mail-Adresse", person.email()).type("Passwort", person.password());
        return visitor.press("Anmelden").expectAt("/account");
    }

    private Browser phone(Person person) {
        Browser phone = system.browser();
        phone.call("POST", "/api/auth/login")
                .header("User-Agent", IPHONE)
                .json(Map.of("email", person.email(), "password", person.password()))
                .send()
                .expect(200);
        return phone;
    }

    @ParameterizedTest(name = "script: {0}")
    @ValueSource(booleans = {true, false})
    void a_device_is_signed_out_and_then_all_others(boolean script) {
        Person ann = system.person();
        Browser phone = phone(ann);
        try (Visitor visitor = signedIn(ann, script)) {
            visitor.follow("Devices").expectAt("/account/sessions").expectHeading("3 devices");
            visitor.expectText("Chrome on Linux").expectText("Safari on iPhone").expectText("This device");
            visitor.press("Sign out: Safari on iPhone").expectAt("/account/sessions");
            visitor.expectNotice("The device was signed out.").expectHeading("2 devices");
            phone.me().expect(401);
            ann.browser().me().expect(200);
            visitor.page().locator("details.more summary").click();
            visitor.press("Sign them all out").expectNotice("One other device was signed out.");
            visitor.expectHeading("One device").expectText("You are not signed in anywhere else.");
            ann.browser().me().expect(401);
            visitor.open("/account").expectAt("/account");
        }
    }

    @Test
    void the_devices_are_good_to_look_at() {
        Person ann = system.person();
        phone(ann);
        try (Visitor visitor = signedIn(ann, true)) {
            visitor.open("/account/sessions").expectGood("account-sessions");
            visitor.page().locator("details.more summary").click();
            visitor.expectGood("account-sessions-sure");
        }
        try (Visitor visitor = reading(ann)) {
            visitor.open("/account/sessions").expectText("Safari auf iPhone").expectGood("account-sessions-german");
        }
    }

    @ParameterizedTest(name = "script: {0}")
    @ValueSource(booleans = {true, false})
    void activity_tells_in_plain_words_what_happened(boolean script) {
        Person ann = system.person();
        system.browser().signIn(ann.email(), "wrong password").expect(401);
        try (Visitor visitor = signedIn(ann, script)) {
            visitor.follow("Activity").expectAt("/account/activity").expectText("You created your account");
            visitor.expectText("Somebody tried to sign in to your account").expectText("Did not work");
            visitor.expectText("You signed in").expectText("Chrome on Linux");
            visitor.expectGoodOnce(script, "account-activity");
            for (int i = 0; i < 22; i++) {
                visitor.open("/account/profile").type("Name", "Ann " + i).press("Save changes");
            }
            visitor.open("/account/activity").expectText("Page 1 of 2").follow("Older");
            visitor.expectAt("/account/activity?page=2").expectText("You created your account");
            visitor.expectGoodOnce(script, "account-activity-older")
                    .follow("Newer")
                    .expectText("Page 1 of 2");
            visitor.open("/account/activity?page=99").expectHeading("Nothing here");
            visitor.expectGoodOnce(script, "account-activity-none");
        }
    }

    @ParameterizedTest(name = "script: {0}")
    @ValueSource(booleans = {true, false})
    void invites_to_organizations_are_answered(boolean script) {
        Person ann = system.person();
        Person bob = system.person();
        String acme = invited(bob, "Acme & Co", ann);
        invited(bob, "Beta", ann);
        try (Visitor visitor = signedIn(ann, script)) {
            visitor.expectText("You are invited to 2 organizations.").follow("See invites");
            visitor.expectAt("/account/tenants").expectHeading("2 invites wait for you");
            visitor.expectText("Confirm your e-mail address first")
                    .expectGoodOnce(script, "account-tenants-unconfirmed");
            ann.verified();
            visitor.open("/account/tenants").expectGoodOnce(script, "account-tenants-invited");
            visitor.press("Accept: Acme & Co").expectNotice("You are a member of Acme & Co now.");
            visitor.press("Decline: Beta").expectNotice("You declined the invite.");
            visitor.expectGoodOnce(script, "account-tenants");
        }
        assertEquals(
                1, system.count("select count(*) from members where tenant_id = ? and user_id = ?", acme, ann.id()));
    }

    private String invited(Person owner, String tenant, Person guest) {
        String id = owner.browser()
                .post("/api/tenants", Map.of("name", tenant))
                .expect(201)
                .text("/tenant/id");
        owner.browser()
                .post("/api/tenants/" + id + "/invites", Map.of("email", guest.email(), "role", "member"))
                .expect(201);
        return id;
    }

    @Test
    void somebody_without_an_organization_is_told_what_to_do() {
        Person ann = system.person();
        try (Visitor visitor = signedIn(ann, true)) {
            visitor.open("/account/tenants").expectHeading("You belong to no organization yet");
            visitor.expectGood("account-tenants-none");
        }
        try (Visitor visitor = reading(ann)) {
            visitor.open("/account/tenants").expectGood("account-tenants-none-german");
        }
    }

    @ParameterizedTest(name = "script: {0}")
    @ValueSource(booleans = {true, false})
    void one_takes_a_copy_of_what_is_held(boolean script) throws IOException {
        Person ann = system.person();
        try (Visitor visitor = signedIn(ann, script)) {
            visitor.follow("Your data").expectAt("/account/data").expectGoodOnce(script, "account-data");
            Download file = visitor.page()
                    .waitForDownload(
                            () -> visitor.page().getByText("Download my data").click());
            assertTrue(
                    file.suggestedFilename().matches("account-\\d{4}-\\d\\d-\\d\\d\\.json"), file.suggestedFilename());
            JsonNode copy = new ObjectMapper().readTree(file.path().toFile());
            assertEquals(ann.email(), copy.at("/user/email").asText());
            assertEquals(2, copy.at("/sessions").size());
        }
    }

    @ParameterizedTest(name = "script: {0}")
    @ValueSource(booleans = {true, false})
    void an_account_is_deleted_after_the_address_and_the_password(boolean script) {
        Person ann = system.person();
        ann.browser().post("/api/tenants", Map.of("name", "Alone")).expect(201);
        try (Visitor visitor = signedIn(ann, script)) {
            visitor.follow("Delete account").expectAt("/account/delete");
            visitor.expectText("The organization Alone, because nobody else is in it");
            visitor.expectGoodOnce(script, "account-delete");
            visitor.type("Type " + ann.email() + " to confirm", "me").type("Current password", ann.password());
            visitor.press("Delete my account").expectError("confirm", "This is not the address of your account");
            visitor.expectGoodOnce(script, "account-delete-error");
            visitor.type("Type " + ann.email() + " to confirm", ann.email()).type("Current password", "wrong");
            visitor.press("Delete my account").expectError("password", "This is not your current password");
            visitor.type("Current password", ann.password()).press("Delete my account");
            visitor.expectAt("/login").expectNotice("Your account is deleted. We are sorry to see you go.");
            visitor.open("/account").expectAt("/login?next=%2Faccount");
        }
        assertEquals(0, system.count("select count(*) from users where id = ?", ann.id()));
        ann.mailbox().await("notice");
    }

    @Test
    void the_only_owner_is_told_which_organizations_keep_him() {
        Person ann = system.person();
        Person bob = system.person().verified();
        String acme = invited(ann, "Acme", bob);
        String invite = system.text("select id from invites where tenant_id = ?", acme);
        bob.browser().post("/api/invites/" + invite + "/accept").expect(200);
        try (Visitor visitor = signedIn(ann, true)) {
            visitor.open("/account/delete")
                    .expectHeading("You cannot delete your account yet")
                    .expectText("Acme");
            visitor.expectGood("account-delete-stranded");
        }
        try (Visitor visitor = reading(bob)) {
            visitor.open("/account/delete").expectGood("account-delete-german");
        }
    }
}
