package dev.latchkey.sessions.control;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.latchkey.database.control.GivenCrowd;
import dev.latchkey.database.control.GivenDatabase;
import dev.latchkey.requests.entity.Client;
import dev.latchkey.sessions.entity.LiveSession;
import dev.latchkey.sessions.entity.Session.NewSession;
import dev.latchkey.sessions.entity.SessionTicket;
import dev.latchkey.users.entity.EmailAddress;
import dev.latchkey.users.entity.PasswordChanged;
import dev.latchkey.users.entity.User;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** C-07, C-08, promise 1: a session is its row. */
abstract class SessionStoreContract {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final SessionSettings SETTINGS = new SessionSettings(
            Duration.ofDays(7),
            Duration.ofDays(1),
            Duration.ofDays(1),
            Duration.ofHours(1),
            5,
            "auth_token",
            "lk_sess_");

    private final GivenDatabase database;
    private final SessionLookup lookup = new SessionLookup();

    SessionStoreContract(GivenDatabase database) {
        this.database = database;
        lookup.sql = database.sql();
        lookup.imported = GivenSessions.imported();
        lookup.settings = SETTINGS;
    }

    @BeforeEach
    void somebody() {
        database.inTransaction(entities -> {
            User user = new User("usr_1", EmailAddress.of("ada@example.org"), "Ada", NOW);
            entities.persist(user);
            return user;
        });
    }

    private <T> T store(Function<SessionStore, T> act) {
        return database.inTransaction(entities -> {
            SessionStore store = new SessionStore();
            store.entities = entities;
            store.sql = database.sql();
            store.settings = SETTINGS;
            return act.apply(store);
        });
    }

    private SessionTicket opened(boolean remembered, Instant at) {
        Client client = new Client("203.0.113.9", "agent", "request-1");
        return store(store -> store.open(new NewSession("usr_1", client, remembered, null), at));
    }

    private boolean lives(SessionTicket ticket, Instant at) {
        return lookup.find(ticket.token(), at).isPresent();
    }

    @Test
    void a_token_finds_its_caller_until_the_expiry_instant() {
        SessionTicket ticket = opened(true, NOW);
        LiveSession found = lookup.find(ticket.token(), NOW).orElseThrow();
        assertEquals("usr_1", found.caller().userId());
        assertEquals("ada@example.org", found.caller().email());
        assertEquals(ticket.sessionId(), found.caller().sessionId());
        assertTrue(lives(ticket, NOW.plus(Duration.ofDays(7)).minusNanos(1_000)));
        assertFalse(lives(ticket, NOW.plus(Duration.ofDays(7))));
        SessionTicket brief = opened(false, NOW);
        assertTrue(lives(brief, NOW.plus(Duration.ofDays(1)).minusNanos(1_000)));
        assertFalse(lives(brief, NOW.plus(Duration.ofDays(1))));
    }

    @Test
    void a_changed_token_or_one_of_another_shape_finds_nobody() {
        String token = opened(true, NOW).token();
        for (String other : List.of(
                token + "x",
                token.substring(1),
                token.toUpperCase(java.util.Locale.ROOT),
                "",
                "lk_sess_",
                " " + token)) {
            assertEquals(Optional.empty(), lookup.find(other, NOW), other);
        }
        assertFalse(lookup.isSessionToken("lk_sess_" + "x".repeat(200)));
    }

    @Test
    void a_banned_user_has_no_session() {
        SessionTicket ticket = opened(true, NOW);
        database.sql().update("update users set banned = true where id = 'usr_1'");
        assertFalse(lives(ticket, NOW));
    }

    @Test
    void c_08_the_sixth_session_ends_the_oldest() {
        List<SessionTicket> tickets = IntStream.range(0, 6)
                .mapToObj(i -> opened(true, NOW.plusSeconds(i)))
                .toList();
        Instant then = NOW.plusSeconds(10);
        assertFalse(lives(tickets.get(0), then));
        assertTrue(tickets.subList(1, 6).stream().allMatch(ticket -> lives(ticket, then)));
    }

    @Test
    void c_08_sign_ins_at_once_cannot_exceed_five_together() throws Exception {
        List<SessionTicket> tickets = GivenCrowd.atOnce(16, i -> opened(true, NOW));
        assertEquals(5, tickets.stream().filter(ticket -> lives(ticket, NOW)).count());
    }

    @Test
    void c_07_a_session_is_moved_forward_by_its_whole_life() {
        SessionTicket ticket = opened(true, NOW);
        Instant later = NOW.plus(Duration.ofDays(6));
        LiveSession session = lookup.find(ticket.token(), later).orElseThrow();
        assertTrue(session.isDueAt(later, SETTINGS.refreshAfter()));
        lookup.extend(session, later);
        assertTrue(lives(ticket, later.plus(Duration.ofDays(7)).minusSeconds(1)));
        assertFalse(lookup.find(ticket.token(), later).orElseThrow().isDueAt(later, SETTINGS.refreshAfter()));
    }

    @Test
    void a_session_that_was_ended_is_not_brought_back_by_being_moved_forward() {
        SessionTicket ticket = opened(true, NOW);
        LiveSession session = lookup.find(ticket.token(), NOW).orElseThrow();
        store(store -> {
            store.end(ticket.sessionId());
            return true;
        });
        lookup.extend(session, NOW.plus(Duration.ofDays(2)));
        assertFalse(lives(ticket, NOW.plus(Duration.ofDays(2))));
    }

    @Test
    void a_changed_password_ends_every_session_but_the_kept_one() {
        SessionTicket kept = opened(true, NOW);
        SessionTicket other = opened(true, NOW);
        store(store -> {
            store.onPasswordChanged(new PasswordChanged("usr_1", kept.sessionId(), NOW));
            return true;
        });
        assertTrue(lives(kept, NOW));
        assertFalse(lives(other, NOW));
        store(store -> {
            store.onPasswordChanged(new PasswordChanged("usr_1", null, NOW));
            return true;
        });
        assertFalse(lives(kept, NOW));
    }

    @Test
    void a_renewed_session_has_another_token_and_its_whole_life_and_the_old_token_is_dead() {
        SessionTicket old = opened(true, NOW);
        Instant later = NOW.plus(Duration.ofDays(3));
        SessionTicket renewed =
                store(store -> store.renew(old.sessionId(), later)).orElseThrow();
        assertTrue(lookup.find(old.token(), later).isEmpty());
        assertTrue(lookup.find(renewed.token(), later.plus(Duration.ofDays(6))).isPresent());
        assertTrue(store(store -> store.renew(old.sessionId(), later.plus(Duration.ofDays(7))))
                .isEmpty());
    }

    @Test
    void s5_49_s5_52_a_prolonged_session_keeps_its_token() {
        SessionTicket lasting = opened(true, NOW);
        SessionTicket brief = opened(false, NOW);
        Instant later = NOW.plus(Duration.ofHours(20));
        assertEquals(
                later.plus(Duration.ofDays(7)),
                store(store -> store.prolong(lasting.sessionId(), lasting.token(), later))
                        .orElseThrow()
                        .expiresAt());
        assertEquals(
                later.plus(Duration.ofDays(1)),
                store(store -> store.prolong(brief.sessionId(), brief.token(), later))
                        .orElseThrow()
                        .expiresAt());
        assertTrue(lookup.find(lasting.token(), NOW.plus(Duration.ofDays(7))).isPresent());
        assertTrue(store(store -> store.prolong("ses_none", "x", later)).isEmpty());
    }
}
