package dev.latchkey.system;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The pages of API keys and tokens as people use them. S3-23 to S3-47, C-25. */
class KeyBrowserIT {
    private final LatchkeySystem system = LatchkeySystem.on(Database.H2);

    private static String shownKey(Visitor visitor) {
        return visitor.page().locator("#api-key").inputValue();
    }

    @Test
    void s3_23_s3_24_s3_45_without_script_a_key_is_made_seen_once_changed_replaced_and_revoked() {
        Person ann = system.person();
        try (Visitor visitor = Visitor.to(system, false).as(ann)) {
            visitor.open("/account").follow("API keys").expectAt("/account/api-keys");
            visitor.expectText("There is no key yet.");
            visitor.press("Make the key").expectText("Give the key a name.");
            visitor.type("Name", "nightly report");
            visitor.page().locator("input[name='scope:chat:read']").check();
            visitor.press("Make the key").expectHeading("nightly report");
            String key = shownKey(visitor);
            ApiKeyIT.verify(system, key, List.of("chat:read")).expect(200);
            visitor.follow("Done, to the keys").expectHeading("One key").expectText("chat:read");
            assertTrue(!visitor.page().content().contains(key), "the key is not shown again");
            visitor.follow("Change nightly report").type("Name", "morning report");
            visitor.page().getByLabel("It may be used").uncheck();
            visitor.press("Save").expectNotice("The key was changed.");
            visitor.expectText("morning report").expectText("Switched off");
            visitor.page().locator("details.confirm summary").first().click();
            visitor.press("Make a new key").expectHeading("morning report");
            String next = shownKey(visitor);
            visitor.follow("Done, to the keys").expectHeading("One key");
            system.program(key).me().expectError(401, "INVALID_API_KEY");
            visitor.page().locator("details.confirm summary").nth(1).click();
            visitor.press("Revoke morning report").expectNotice("The key was revoked.");
            system.program(next).me().expectError(401, "INVALID_API_KEY");
        }
    }

    @Test
    void the_pages_of_keys_and_tokens_are_good_to_look_at() {
        Tenancy.Home home = new Tenancy(system).home();
        Person ann = home.owner();
        ApiKeyIT.create(ann.browser(), Map.of("name", "nightly report", "scopes", List.of("agents:read", "chat:read")))
                .expect(201);
        Answer used = ApiKeyIT.create(ann.browser(), Map.of("name", "chat bot"));
        system.program(used.text("/key")).me().expect(200);
        ann.browser().post("/v1/auth/token", Map.of("name", "my laptop")).expect(200);
        ApiKeyIT.create(ann.browser(), Map.of("name", "theirs", "tenantId", home.id()));
        try (Visitor visitor = Visitor.to(system, true).as(ann)) {
            visitor.open("/account/api-keys");
            visitor.page().locator("details.confirm summary").first().click();
            visitor.page().locator("section[aria-labelledby='new-key'] summary").click();
            visitor.expectGood("account-api-keys");
            visitor.type("Name", "another").press("Make the key");
            visitor.press("Copy").expectText("Copied");
            visitor.expectGood("account-api-key-shown");
            visitor.open("/account/api-keys/" + used.text("/apiKey/id")).expectGood("account-api-key");
            visitor.open("/account/api-tokens");
            visitor.page().locator("details.confirm summary").first().click();
            visitor.page()
                    .locator("section[aria-labelledby='new-token'] summary")
                    .click();
            visitor.expectGood("account-api-tokens");
            visitor.open("/tenants/" + home.id() + "/api-keys").expectGood("tenant-api-keys");
        }
        try (Visitor visitor = Visitor.reading(system, "de").as(ann)) {
            visitor.open("/account/api-keys");
            visitor.page().locator("section[aria-labelledby='new-key'] summary").click();
            visitor.expectGood("account-api-keys-de");
            visitor.open("/account/api-tokens").expectGood("account-api-tokens-de");
        }
    }
}
