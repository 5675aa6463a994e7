package dev.latchkey.system;

import static dev.latchkey.system.ApiKeyIT.KEYS;
import static dev.latchkey.system.ApiKeyIT.create;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** How often API keys may be used, and how it is counted. C-27, S3-47, S3-81. */
@OnBothDatabases
class ApiKeyLimitIT {
    private final LatchkeySystem system;

    ApiKeyLimitIT(Database database) {
        system = LatchkeySystem.on(database);
    }

    private Answer verify(String key) {
        return ApiKeyIT.verify(system, key, List.of());
    }

    @Test
    void s3_81_promise_6_many_at_once_get_no_more_uses_than_there_are() {
        Browser ann = system.person().browser();
        Answer few = create(ann, Map.of("remaining", 3));
        List<Integer> statuses = Crowd.atOnce(8, i -> verify(few.text("/key")).status());
        assertEquals(3, statuses.stream().filter(status -> status == 200).count(), statuses::toString);
        assertEquals(5, statuses.stream().filter(status -> status == 429).count(), statuses::toString);
        verify(few.text("/key")).expectError(429, "USAGE_EXCEEDED");
        Answer slow = create(ann, Map.of("limit", Map.of("max", 2, "windowSeconds", 600)));
        List<Integer> limited =
                Crowd.atOnce(8, i -> system.program(slow.text("/key")).me().status());
        assertEquals(2, limited.stream().filter(status -> status == 200).count(), limited::toString);
        Answer over = verify(slow.text("/key")).expectError(429, "RATE_LIMITED");
        assertTrue(Integer.parseInt(over.header("retry-after")) > 500, over::toString);
        assertTrue(over.at("/details/tryAgainIn").asLong() > 500_000, over::toString);
        system.change("update api_keys set window_ends_at = ? where id = ?", Instant.now(), slow.text("/apiKey/id"));
        verify(slow.text("/key")).expect(200);
    }

    @Test
    void remaining_uses_come_back_when_the_interval_has_passed() {
        Browser ann = system.person().browser();
        Answer made = create(ann, Map.of("remaining", 1, "refill", Map.of("amount", 2, "intervalSeconds", 3600)));
        verify(made.text("/key")).expect(200);
        verify(made.text("/key")).expectError(429, "USAGE_EXCEEDED");
        system.change(
                "update api_keys set created_at = ? where id = ?",
                Instant.now().minusSeconds(3601),
                made.text("/apiKey/id"));
        verify(made.text("/key")).expect(200);
        verify(made.text("/key")).expect(200);
        verify(made.text("/key")).expectError(429, "USAGE_EXCEEDED");
    }

    @Test
    void promise_11_wrong_keys_are_limited_per_network_and_right_ones_are_not() {
        Browser ann = system.person().browser();
        String key = create(ann, Map.of()).text("/key");
        Browser guesser = system.browser();
        int refused = 0;
        for (int i = 0; i < 70 && refused == 0; i++) {
            refused =
                    guesser.post(KEYS + "/verify", Map.of("key", "lk_key_" + i)).status() == 429 ? i : 0;
        }
        assertTrue(refused >= 60, "after " + refused);
        guesser.post(KEYS + "/verify", Map.of("key", key)).expect(200);
    }

    @Test
    void s3_47_s3_48_uses_are_counted_and_written_down_soon() {
        Browser ann = system.person().browser();
        Answer made = create(ann, Map.of());
        String id = made.text("/apiKey/id");
        for (int i = 0; i < 3; i++) {
            system.program(made.text("/key")).me().expect(200);
        }
        Answer seen = ann.get(KEYS + "/" + id).expect(200);
        assertEquals(3, seen.at("/apiKey/requestCount").asInt());
        assertTrue(seen.at("/apiKey/lastUsedAt").isTextual(), seen::toString);
        Await.until(
                "the count in the table",
                Duration.ofSeconds(20),
                () -> system.count(
                                "select count(*) from api_keys where id = ? and request_count = 3 and last_used_at is not null",
                                id)
                        == 1);
    }
}
