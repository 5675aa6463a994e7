package dev.latchkey.mail.control;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.latchkey.database.control.GivenCrowd;
import dev.latchkey.database.control.GivenDatabase;
import dev.latchkey.database.control.GivenEvent;
import dev.latchkey.database.control.Sql;
import dev.latchkey.mail.control.OutboxDesk.State;
import dev.latchkey.mail.entity.MailPosted;
import dev.latchkey.requests.entity.Paging;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What operators see of mails and do to them, beside the nodes that deliver. */
abstract class OutboxDeskContract {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final Paging FIRST = new Paging(1, 20);

    private final Sql sql;
    private final OutboxStore store = new OutboxStore();
    private final GivenEvent<MailPosted> posted = new GivenEvent<>();
    private final OutboxDesk desk;

    OutboxDeskContract(GivenDatabase database) {
        sql = database.sql();
        store.sql = sql;
        desk = GivenOutbox.desk(database, posted);
    }

    private void post(String id, Instant due) {
        sql.update(
                "insert into mail_outbox (id, type, recipient, content, attempts, created_at, next_attempt_at)"
                        + " values (?, 'notice', 'ada@example.org', ?, 0, ?, ?)",
                id,
                new byte[] {1, 2, 3},
                NOW.minusSeconds(60),
                due);
    }

    private List<String> listed(State state) {
        return desk.list(state, FIRST).stream().map(OutboxDesk.Line::id).toList();
    }

    @Test
    void each_mail_is_in_one_state_with_what_failed_last() {
        for (int i = 1; i <= 4; i++) {
            post("mail_" + i, NOW);
        }
        List<ClaimedMail> mails = store.claim("node-1", NOW);
        store.postpone(mails.get(0), "node-1", "451 4.7.1", NOW.plusSeconds(30));
        store.failed(mails.get(1).id(), "550 5.1.1", NOW);
        store.sent(mails.get(2).id(), NOW);
        store.release("node-1");
        assertEquals(List.of(mails.get(3).id()), listed(State.WAITING));
        assertEquals(List.of(mails.get(0).id()), listed(State.FAILED));
        assertEquals(List.of(mails.get(1).id()), listed(State.GIVEN_UP));
        assertEquals(List.of(mails.get(2).id()), listed(State.SENT));
        assertEquals(Map.of(State.WAITING, 1L, State.FAILED, 1L, State.GIVEN_UP, 1L, State.SENT, 1L), desk.counts());
        OutboxDesk.Line failed = desk.list(State.FAILED, FIRST).get(0);
        assertEquals("451 4.7.1", failed.lastFailure());
        assertEquals(1, failed.attempts());
        assertEquals(NOW.plusSeconds(30), failed.nextAttemptAt());
        assertEquals(NOW, desk.list(State.GIVEN_UP, FIRST).get(0).endedAt());
    }

    @Test
    void a_mail_that_was_put_off_is_due_at_once_when_an_operator_says_so() {
        post("mail_1", NOW.plusSeconds(600));
        assertTrue(desk.retry("mail_1", NOW));
        assertEquals(1, store.claim("node-1", NOW).size());
        assertEquals(List.of(new MailPosted("mail_1")), posted.told());
    }

    @Test
    void a_mail_that_is_being_sent_is_left_alone() {
        post("mail_1", NOW);
        store.claim("node-1", NOW);
        assertFalse(desk.retry("mail_1", NOW));
        assertFalse(desk.drop("mail_1", NOW));
        assertTrue(desk.drop("mail_1", NOW.plus(OutboxStore.CLAIM)), "its node has died");
    }

    @Test
    void a_dropped_mail_loses_its_letter_and_is_never_sent() {
        post("mail_1", NOW);
        assertTrue(desk.drop("mail_1", NOW));
        assertEquals(List.of(), store.claim("node-1", NOW.plusSeconds(86_400)));
        assertEquals(1, sql.count("select count(*) from mail_outbox where content is null and failed_at is not null"));
        assertEquals("dropped", desk.list(State.GIVEN_UP, FIRST).get(0).lastFailure());
        assertFalse(desk.drop("mail_1", NOW));
        assertFalse(desk.retry("mail_1", NOW));
        assertFalse(desk.retry("mail_of_nobody", NOW));
    }

    @Test
    void of_many_who_drop_a_mail_and_a_node_that_claims_it_one_has_it() throws Exception {
        post("mail_1", NOW);
        List<Boolean> had =
                GivenCrowd.atOnce(8, i -> i == 0 ? !store.claim("node-1", NOW).isEmpty() : desk.drop("mail_1", NOW));
        assertEquals(1, had.stream().filter(one -> one).count(), had::toString);
    }
}
