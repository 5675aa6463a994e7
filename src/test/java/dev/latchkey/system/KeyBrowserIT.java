package dev.latchkey.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The pages of API keys as people use them. S3-23 to S3-47. */
class KeyBrowserIT {
    private final LatchkeySystem system = LatchkeySystem.on(Database.H2);

    private Visitor signedIn(Person person, boolean script) {
        Visitor visitor = Visitor.to(system, script);
        visitor.open("/login").type("E-mail address", person.email()).type("Password", person.password());
        return visitor.press("Sign in").expectAt("/account");
    }

    private static String shownKey(Visitor visitor) {
        return visitor.page().locator("#api-key").inputValue();
    }

    @ParameterizedTest(name = "script: {0}")
    @ValueSource(booleans = {true, false})
    void s3_24_s3_45_a_key_is_made_seen_once_replaced_and_revoked(boolean script) {
        Person ann = system.person();
        try (Visitor visitor = signedIn(ann, script)) {
            visitor.follow("API keys").expectAt("/account/api-keys").expectText("There is no key yet.");
            visitor.press("Make the key").expectText("Give the key a name.");
            visitor.type("Name", "nightly report");
            visitor.page().locator("input[name='scope:chat:read']").check();
            visitor.press("Make the key").expectHeading("nightly report");
            String key = shownKey(visitor);
            system.program(key).me().expect(200).expectText("/user/id", ann.id());
            ApiKeyIT.verify(system, key, List.of("chat:read")).expect(200);
            if (script) {
                visitor.press("Copy").expectText("Copied");
            }
            visitor.follow("Done, to the keys").expectHeading("One key").expectText("chat:read");
            assertTrue(!visitor.page().content().contains(key), "the key is not shown again");
            visitor.page().locator("details.confirm summary").first().click();
            visitor.press("Make a new key").expectHeading("nightly report");
            String next = shownKey(visitor);
            system.program(key).me().expectError(401, "INVALID_API_KEY");
            ApiKeyIT.verify(system, next, List.of("chat:read")).expect(200);
            visitor.follow("Done, to the keys").expectHeading("One key");
            visitor.page().locator("details.confirm summary").nth(1).click();
            visitor.press("Revoke nightly report").expectNotice("The key was revoked.");
            system.program(next).me().expectError(401, "INVALID_API_KEY");
        }
    }

    @Test
    void the_keys_are_good_to_look_at() {
        Person ann = system.person();
        ApiKeyIT.create(ann.browser(), Map.of("name", "nightly report", "scopes", List.of("agents:read", "chat:read")))
                .expect(201);
        Answer used = ApiKeyIT.create(ann.browser(), Map.of("name", "chat bot"));
        system.program(used.text("/key")).me().expect(200);
        try (Visitor visitor = signedIn(ann, true)) {
            visitor.open("/account/api-keys").expectGood("account-api-keys");
            visitor.page().locator("details.confirm summary").first().click();
            visitor.expectGood("account-api-keys-replace");
            visitor.page().locator("section[aria-labelledby='new-key'] summary").click();
            visitor.expectGood("account-api-keys-new");
            visitor.type("Name", "another").press("Make the key").expectGood("account-api-key-shown");
        }
    }

    @Test
    void a_tenants_keys_are_for_those_who_manage_it() {
        Tenancy tenancy = new Tenancy(system);
        Tenancy.Home home = tenancy.home();
        Person member = tenancy.joined(home, "member");
        try (Visitor visitor = signedIn(home.owner(), true)) {
            visitor.open("/tenants/" + home.id() + "/api-keys")
                    .type("Name", "theirs")
                    .press("Make the key");
            ApiKeyIT.verify(system, shownKey(visitor), List.of()).expect(200).expectText("/apiKey/tenantId", home.id());
            visitor.follow("Done, to the keys").expectGood("tenant-api-keys");
        }
        assertEquals(
                403, member.browser().get("/tenants/" + home.id() + "/api-keys").status());
    }
}
