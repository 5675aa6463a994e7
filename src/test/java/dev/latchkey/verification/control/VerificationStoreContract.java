package dev.latchkey.verification.control;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.latchkey.database.control.GivenCrowd;
import dev.latchkey.database.control.GivenDatabase;
import dev.latchkey.users.control.GivenUsers;
import dev.latchkey.users.entity.EmailAddress;
import dev.latchkey.users.entity.User;
import dev.latchkey.verification.entity.Purpose;
import dev.latchkey.verification.entity.Verification.Proof;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Promises 6 and 7: a mailed token is good once, for one purpose, for a while. */
abstract class VerificationStoreContract {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Proof RESET = new Proof(Purpose.RESET_PASSWORD, "usr_1", "ada@example.org");

    private final GivenDatabase database;

    VerificationStoreContract(GivenDatabase database) {
        this.database = database;
    }

    @BeforeEach
    void somebody() {
        database.inTransaction(entities -> {
            User user = new User("usr_1", EmailAddress.of("ada@example.org"), null, NOW);
            entities.persist(user);
            return user;
        });
    }

    private <T> T store(Function<VerificationStore, T> act) {
        return database.inTransaction(entities -> {
            VerificationStore store = new VerificationStore();
            store.entities = entities;
            store.sql = database.sql();
            store.users = GivenUsers.in(entities, store.sql);
            return act.apply(store);
        });
    }

    private String issued() {
        return store(store -> store.issue(RESET, HOUR, NOW));
    }

    private Optional<Proof> consumed(Purpose purpose, String token, Instant at) {
        return store(store -> store.consume(purpose, token, at));
    }

    @Test
    void a_token_proves_what_it_was_made_for_once() {
        String token = issued();
        assertEquals(Optional.of(RESET), consumed(Purpose.RESET_PASSWORD, token, NOW));
        assertEquals(Optional.empty(), consumed(Purpose.RESET_PASSWORD, token, NOW));
    }

    @Test
    void of_eight_at_once_one_uses_it() throws Exception {
        String token = issued();
        List<Optional<Proof>> proofs = GivenCrowd.atOnce(8, i -> consumed(Purpose.RESET_PASSWORD, token, NOW));
        assertEquals(1, proofs.stream().filter(Optional::isPresent).count(), proofs::toString);
    }

    @Test
    void it_is_good_until_its_expiry_instant() {
        String token = issued();
        assertEquals(Optional.empty(), consumed(Purpose.RESET_PASSWORD, token, NOW.plus(HOUR)));
        assertTrue(consumed(Purpose.RESET_PASSWORD, token, NOW.plus(HOUR).minusNanos(1_000))
                .isPresent());
    }

    @Test
    void another_purpose_another_case_or_nonsense_finds_nothing() {
        String token = issued();
        assertEquals(Optional.empty(), consumed(Purpose.VERIFY_EMAIL, token, NOW));
        assertEquals(Optional.empty(), consumed(Purpose.RESET_PASSWORD, token + " ", NOW));
        assertEquals(Optional.empty(), consumed(Purpose.RESET_PASSWORD, "", NOW));
        assertTrue(consumed(Purpose.RESET_PASSWORD, token, NOW).isPresent());
    }

    @Test
    void a_look_does_not_use_it() {
        String token = issued();
        assertEquals(Optional.of(RESET), store(store -> store.peek(Purpose.RESET_PASSWORD, token, NOW)));
        assertEquals(Optional.empty(), store(store -> store.peek(Purpose.VERIFY_EMAIL, token, NOW)));
        assertEquals(Optional.empty(), store(store -> store.peek(Purpose.RESET_PASSWORD, token, NOW.plus(HOUR))));
        assertTrue(consumed(Purpose.RESET_PASSWORD, token, NOW).isPresent());
        assertEquals(Optional.empty(), store(store -> store.peek(Purpose.RESET_PASSWORD, token, NOW)));
    }

    @Test
    void all_of_one_purpose_can_be_ended() {
        String first = issued();
        String second = issued();
        String other =
                store(store -> store.issue(new Proof(Purpose.VERIFY_EMAIL, "usr_1", "ada@example.org"), HOUR, NOW));
        store(store -> {
            store.endAll("usr_1", Purpose.RESET_PASSWORD, NOW);
            return true;
        });
        assertTrue(consumed(Purpose.RESET_PASSWORD, first, NOW).isEmpty());
        assertTrue(consumed(Purpose.RESET_PASSWORD, second, NOW).isEmpty());
        assertTrue(consumed(Purpose.VERIFY_EMAIL, other, NOW).isPresent());
    }

    @Test
    void a_use_that_is_rolled_back_was_none() {
        String token = issued();
        try {
            store(store -> {
                assertTrue(store.consume(Purpose.RESET_PASSWORD, token, NOW).isPresent());
                throw new IllegalStateException("the rest failed");
            });
        } catch (IllegalStateException expected) {
            assertEquals("the rest failed", expected.getMessage());
        }
        assertTrue(consumed(Purpose.RESET_PASSWORD, token, NOW).isPresent());
    }

    @Test
    void only_the_hash_is_kept() {
        String token = issued();
        assertEquals(0, database.sql().count("select count(*) from verifications where token_hash = ?", token));
    }
}
