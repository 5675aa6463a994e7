package dev.latchkey.mail.control;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.latchkey.database.control.GivenCrowd;
import dev.latchkey.database.control.GivenDatabase;
import dev.latchkey.database.control.Sql;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Several nodes deliver from one outbox: no mail is sent by two of them, none is forgotten. */
abstract class OutboxStoreContract {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    private final Sql sql;
    private final OutboxStore store = new OutboxStore();

    OutboxStoreContract(GivenDatabase database) {
        sql = database.sql();
        store.sql = sql;
    }

    private void posted(String id, Instant due) {
        sql.update(
                "insert into mail_outbox (id, type, recipient, content, attempts, created_at, next_attempt_at)"
                        + " values (?, 'notice', 'ada@example.org', ?, 0, ?, ?)",
                id,
                new byte[] {1, 2, 3},
                NOW.minusSeconds(60),
                due);
    }

    private List<String> claimed(String claim, Instant at) {
        return store.claim(claim, at).stream().map(ClaimedMail::id).toList();
    }

    @Test
    void due_mails_are_claimed_the_longest_waiting_first() {
        posted("mail_1", NOW.minusSeconds(1));
        posted("mail_2", NOW.minusSeconds(5));
        posted("mail_3", NOW.plusSeconds(1));
        assertEquals(List.of("mail_2", "mail_1"), claimed("node-1", NOW));
        assertEquals(List.of(), claimed("node-2", NOW));
        assertEquals(List.of("mail_3"), claimed("node-3", NOW.plusSeconds(1)));
    }

    @Test
    void of_many_nodes_at_once_none_claims_what_another_has() throws Exception {
        for (int i = 0; i < 60; i++) {
            posted("mail_" + i, NOW);
        }
        List<List<String>> claims = GivenCrowd.atOnce(8, i -> claimed("node-" + i, NOW));
        List<String> all = claims.stream().flatMap(List::stream).toList();
        assertEquals(new HashSet<>(all).size(), all.size(), claims::toString);
        assertTrue(all.size() >= 20, claims::toString);
        for (int i = 10; i < 20; i++) {
            claimed("node-" + i, NOW);
        }
        assertEquals(0, sql.count("select count(*) from mail_outbox where claim is null"));
    }

    @Test
    void a_node_that_died_loses_its_claim_and_one_that_keeps_it_does_not() {
        posted("mail_1", NOW);
        claimed("node-1", NOW);
        assertEquals(List.of(), claimed("node-2", NOW.plus(OutboxStore.CLAIM).minusNanos(1_000)));
        assertTrue(store.keep("mail_1", "node-1", NOW.plusSeconds(40)));
        assertEquals(List.of(), claimed("node-2", NOW.plus(OutboxStore.CLAIM)));
        Instant later = NOW.plusSeconds(40).plus(OutboxStore.CLAIM);
        assertEquals(List.of("mail_1"), claimed("node-2", later));
        assertFalse(store.keep("mail_1", "node-1", later));
    }

    @Test
    void a_sent_mail_leaves_no_letter_behind_and_is_never_claimed_again() {
        posted("mail_1", NOW);
        claimed("node-1", NOW);
        store.sent("mail_1", NOW);
        assertEquals(1, sql.count("select count(*) from mail_outbox where content is null and sent_at is not null"));
        assertEquals(List.of(), claimed("node-2", NOW.plusSeconds(86_400)));
    }

    @Test
    void a_postponed_mail_comes_back_when_it_is_due() {
        posted("mail_1", NOW);
        ClaimedMail claimed = store.claim("node-1", NOW).get(0);
        store.postpone(claimed, "node-1", "451", NOW.plusSeconds(30));
        assertEquals(List.of(), claimed("node-2", NOW.plusSeconds(29)));
        assertEquals(1, store.claim("node-2", NOW.plusSeconds(30)).get(0).attempts());
    }

    @Test
    void a_mail_that_another_node_took_over_is_left_to_it() {
        posted("mail_1", NOW);
        ClaimedMail claimed = store.claim("node-1", NOW).get(0);
        Instant later = NOW.plus(OutboxStore.CLAIM);
        claimed("node-2", later);
        store.postpone(claimed, "node-1", "451", later.plusSeconds(600));
        store.release("node-1");
        assertEquals(1, sql.count("select count(*) from mail_outbox where claim = 'node-2'"));
    }

    @Test
    void what_never_left_is_given_up_and_later_forgotten() {
        posted("mail_1", NOW);
        assertEquals(0, store.giveUp(NOW.minusSeconds(60), NOW));
        assertEquals(1, store.giveUp(NOW, NOW));
        assertEquals(1, sql.count("select count(*) from mail_outbox where failed_at is not null and content is null"));
        assertEquals(List.of(), claimed("node-1", NOW.plusSeconds(86_400)));
        store.purge(NOW);
        assertEquals(0, sql.count("select count(*) from mail_outbox"));
    }
}
