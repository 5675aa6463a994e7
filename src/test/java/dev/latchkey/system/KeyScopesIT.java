package dev.latchkey.system;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The scopes that a key can be given: S3-27 to S3-38. */
@OnBothDatabases
class KeyScopesIT {
    private static final List<String> USUAL = List.of(
            "agents:read",
            "agents:write",
            "chat:read",
            "chat:write",
            "knowledge:read",
            "knowledge:write",
            "integrations:read",
            "integrations:write",
            "webhooks:read",
            "webhooks:write");

    private final Database database;

    KeyScopesIT(Database database) {
        this.database = database;
    }

    @Test
    void s3_27_to_s3_36_each_of_the_usual_scopes_allows_itself_alone() {
        LatchkeySystem system = LatchkeySystem.on(database);
        Browser ann = system.person().browser();
        for (String scope : USUAL) {
            String key = ApiKeyIT.create(ann, Map.of("scopes", List.of(scope)))
                    .expect(201)
                    .text("/key");
            for (String wanted : USUAL) {
                Answer verified = ApiKeyIT.verify(system, key, List.of(wanted));
                if (wanted.equals(scope)) {
                    verified.expect(200).expectTrue("/valid");
                } else {
                    verified.expectError(403, "INSUFFICIENT_PERMISSIONS");
                }
            }
        }
    }

    @Test
    void s3_26_s3_38_a_product_has_scopes_and_a_prefix_of_its_own() {
        LatchkeySystem system = LatchkeySystem.on(database, Settings.UNUSUAL);
        Browser ann = system.person().anotherBrowser();
        String key = ApiKeyIT.create(ann, Map.of("scopes", List.of("reports:read")))
                .expect(201)
                .text("/key");
        assertTrue(key.startsWith("acme_"), key);
        ApiKeyIT.verify(system, key, List.of("reports:read")).expect(200);
        ApiKeyIT.verify(system, key, List.of("reports:write")).expectError(403, "INSUFFICIENT_PERMISSIONS");
        ApiKeyIT.create(ann, Map.of("scopes", List.of("chat:read"))).expectError(400, "VALIDATION_ERROR");
        Answer page = new PageBrowser(system)
                .with(system.cookieName(), ann.token())
                .get("/account/api-keys")
                .expect(200)
                .expectNowhere("chat:read");
        assertTrue(page.body().contains("reports:write"), page::toString);
    }
}
