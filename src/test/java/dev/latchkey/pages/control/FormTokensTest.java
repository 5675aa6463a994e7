package dev.latchkey.pages.control;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.latchkey.pages.entity.Language;
import dev.latchkey.pages.entity.Visit;
import dev.latchkey.requests.entity.Client;
import dev.latchkey.secrets.control.GivenVault;
import dev.latchkey.users.entity.Caller;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** C-31, promise 13: a form's token is good for one browser, session and path, and for two hours. */
class FormTokensTest {
    private static final Instant NOW = Instant.parse("2026-03-01T09:30:00Z");

    private final FormTokens tokens = tokens("0123456789abcdef0123456789abcdef");

    private static FormTokens tokens(String secret) {
        FormTokens tokens = new FormTokens();
        tokens.vault = GivenVault.with(secret);
        return tokens;
    }

    private static Visit visit(String path, String browser, @Nullable String sessionId, Instant now) {
        Caller caller = sessionId == null
                ? null
                : new Caller(new Caller.Identity("usr_1", "ann@example.org", null, true, "user"), sessionId, null);
        Client client = new Client("10.0.0.1", null, "request-1");
        return new Visit(Language.EN, caller, false, browser, true, null, path, path, client, now);
    }

    @Test
    void it_is_good_until_two_hours_are_over() {
        String token = tokens.issue(visit("/page", "b", null, NOW), "/act");
        assertTrue(tokens.isGood(visit("/act", "b", null, NOW), token));
        Instant end = NOW.plus(Duration.ofHours(2));
        assertTrue(tokens.isGood(visit("/act", "b", null, end.minusMillis(1)), token));
        assertFalse(tokens.isGood(visit("/act", "b", null, end), token));
        assertEquals(end, FormTokens.end(token));
    }

    @Test
    void it_is_no_good_elsewhere() {
        String token = tokens.issue(visit("/page", "b", "ses_1", NOW), "/act");
        assertTrue(tokens.isGood(visit("/act", "b", "ses_1", NOW), token));
        assertFalse(tokens.isGood(visit("/page", "b", "ses_1", NOW), token));
        assertFalse(tokens.isGood(visit("/act", "c", "ses_1", NOW), token));
        assertFalse(tokens.isGood(visit("/act", "b", "ses_2", NOW), token));
        assertFalse(tokens.isGood(visit("/act", "b", null, NOW), token));
        FormTokens foreign = tokens("another secret of 32 characters.");
        assertFalse(foreign.isGood(visit("/act", "b", "ses_1", NOW), token));
    }

    @Test
    void no_part_of_it_can_be_changed() {
        Visit visit = visit("/act", "b", null, NOW);
        String[] parts = tokens.issue(visit, "/act").split("\\.");
        String later = Long.toString(Long.parseLong(parts[1]) + 1);
        assertFalse(tokens.isGood(visit, parts[0] + "." + later + "." + parts[2]));
        assertFalse(tokens.isGood(visit, "A".repeat(43) + "." + parts[1] + "." + parts[2]));
        assertFalse(tokens.isGood(visit, parts[0] + "." + parts[1] + "."));
        assertFalse(tokens.isGood(visit, ""));
    }

    @Test
    void each_is_another_one() {
        Visit visit = visit("/act", "b", null, NOW);
        assertNotEquals(tokens.issue(visit, "/act"), tokens.issue(visit, "/act"));
    }
}
