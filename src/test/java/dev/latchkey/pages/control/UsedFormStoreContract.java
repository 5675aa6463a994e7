package dev.latchkey.pages.control;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.latchkey.database.control.GivenCrowd;
import dev.latchkey.database.control.GivenDatabase;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** Promise 13: a form acts once, as the database decides. */
abstract class UsedFormStoreContract {
    private static final Instant END = Instant.parse("2026-03-01T12:00:00Z");

    private final GivenDatabase database;

    UsedFormStoreContract(GivenDatabase database) {
        this.database = database;
    }

    private <T> T store(Function<UsedFormStore, T> act) {
        return database.inTransaction(entities -> {
            UsedFormStore store = new UsedFormStore();
            store.sql = database.sql();
            return act.apply(store);
        });
    }

    private boolean claimed(String token) {
        return store(store -> store.claim(token, END));
    }

    private Optional<String> outcome(String token) {
        return store(store -> store.outcome(token));
    }

    private int purged(Instant before) {
        return store(store -> store.purge(before));
    }

    @Test
    void of_eight_at_once_one_claims_a_form() throws Exception {
        List<Boolean> claims = GivenCrowd.atOnce(8, i -> claimed("token"));
        assertEquals(1, claims.stream().filter(Boolean::booleanValue).count(), claims::toString);
    }

    @Test
    void a_settled_form_tells_where_it_led() {
        assertTrue(claimed("token"));
        assertEquals(Optional.empty(), outcome("token"));
        store(store -> {
            store.settle("token", "/account");
            return true;
        });
        assertEquals(Optional.of("/account"), outcome("token"));
        assertEquals(Optional.empty(), outcome("other"));
        assertFalse(claimed("token"));
        assertTrue(claimed("other"));
    }

    @Test
    void a_released_form_may_be_claimed_again() {
        assertTrue(claimed("token"));
        store(store -> {
            store.release("token");
            return true;
        });
        assertTrue(claimed("token"));
    }

    @Test
    void it_is_kept_until_its_token_ends() {
        assertTrue(claimed("token"));
        assertEquals(0, purged(END));
        assertFalse(claimed("token"));
        assertEquals(1, purged(END.plusNanos(1_000)));
        assertTrue(claimed("token"));
    }
}
