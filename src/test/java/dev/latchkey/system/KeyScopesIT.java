package dev.latchkey.system;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The scopes that a key can be given: S3-27 to S3-36. */
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
}
