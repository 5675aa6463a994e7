package dev.latchkey.sessions.control;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.latchkey.database.control.GivenBeans;
import dev.latchkey.database.control.GivenDatabase;
import dev.latchkey.problems.entity.AuthException;
import dev.latchkey.requests.entity.Client;
import dev.latchkey.sessions.control.OwnSessions.Listed;
import dev.latchkey.sessions.entity.Session.NewSession;
import dev.latchkey.sessions.entity.SessionProblem;
import dev.latchkey.settings.control.GivenSettings;
import dev.latchkey.settings.control.Settings;
import dev.latchkey.users.entity.Caller;
import dev.latchkey.users.entity.EmailAddress;
import dev.latchkey.users.entity.User;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** ASVS 7.5.2: people see their own sessions, and end them. */
abstract class OwnSessionsContract {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final String CHROME =
            "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/131.0.0.0 Safari/537.36";
    private static final Client CLIENT = new Client("203.0.113.9", CHROME, "request-1");

    private final GivenDatabase database;
    private final Settings settings = GivenSettings.with();

    OwnSessionsContract(GivenDatabase database) {
        this.database = database;
    }

    @BeforeEach
    void twoPeople() {
        database.sql().update("delete from audit_events");
        database.sql().update("delete from users");
        for (String name : List.of("ada", "bob")) {
            database.inTransaction(entities -> {
                entities.persist(new User("usr_" + name, EmailAddress.of(name + "@example.org"), name, NOW));
                return true;
            });
        }
    }

    private <T> T beans(Function<GivenBeans, T> act) {
        return database.inTransaction(entities -> act.apply(new GivenBeans(entities, database.sql(), settings)));
    }

    private <T> T sessions(Function<OwnSessions, T> act) {
        return beans(beans -> act.apply(beans.get(OwnSessions.class)));
    }

    private Caller signedIn(String name, Instant at) {
        NewSession wanted = new NewSession("usr_" + name, CLIENT, true, null);
        String id =
                beans(beans -> beans.get(SessionStore.class).open(wanted, at).sessionId());
        return new Caller(new Caller.Identity("usr_" + name, name + "@example.org", name, true, "user"), id, null);
    }

    private List<String> ids(Caller caller, Instant at) {
        return sessions(own -> own.list(caller, at)).stream().map(Listed::id).toList();
    }

    private boolean end(Caller caller, String sessionId) {
        return sessions(own -> {
            own.end(caller, sessionId, CLIENT, NOW);
            return true;
        });
    }

    @Test
    void one_sees_ones_live_sessions_and_nobody_elses_with_this_one_first() {
        Caller first = signedIn("ada", NOW);
        Caller second = signedIn("ada", NOW.plusSeconds(1));
        Caller third = signedIn("ada", NOW.plusSeconds(2));
        signedIn("bob", NOW);
        assertEquals(List.of(first.sessionId(), third.sessionId(), second.sessionId()), ids(first, NOW.plusSeconds(3)));
        assertEquals(List.of(), ids(first, NOW.plus(Duration.ofDays(8))));
    }

    @Test
    void a_session_is_listed_with_where_when_and_on_what_it_was_opened() {
        Caller ada = signedIn("ada", NOW);
        Listed listed = sessions(own -> own.list(ada, NOW)).get(0);
        assertTrue(listed.current() && listed.remembered());
        assertEquals(NOW, listed.createdAt());
        assertEquals(NOW, listed.movedAt());
        assertEquals(NOW.plus(Duration.ofDays(7)), listed.expiresAt());
        assertEquals("203.0.113.9", listed.address());
        assertEquals(Optional.of("Chrome on Windows"), listed.device().label());
    }

    @Test
    void one_ends_a_session_of_ones_own_once() {
        Caller ada = signedIn("ada", NOW);
        Caller phone = signedIn("ada", NOW);
        end(ada, phone.sessionId());
        assertEquals(List.of(ada.sessionId()), ids(ada, NOW));
        assertEquals(
                1,
                database.sql()
                        .count(
                                "select count(*) from audit_events where action = 'session-end' and subject_id = 'usr_ada'"
                                        + " and actor_id = 'usr_ada' and detail = ?",
                                phone.sessionId()));
        refusesToEnd(ada, phone.sessionId());
    }

    @Test
    void anothers_session_is_not_there() {
        Caller ada = signedIn("ada", NOW);
        Caller bob = signedIn("bob", NOW);
        refusesToEnd(ada, bob.sessionId());
        refusesToEnd(ada, "ses_none");
        refusesToEnd(ada, "' or '1'='1");
        assertEquals(List.of(bob.sessionId()), ids(bob, NOW));
    }

    private void refusesToEnd(Caller caller, String sessionId) {
        AuthException refused = assertThrows(AuthException.class, () -> end(caller, sessionId));
        assertEquals(SessionProblem.SESSION_NOT_FOUND, refused.code());
    }

    @Test
    void one_ends_all_others_and_keeps_this_one() {
        Caller ada = signedIn("ada", NOW);
        signedIn("ada", NOW);
        signedIn("ada", NOW);
        Caller bob = signedIn("bob", NOW);
        List<Integer> ended = List.of(
                sessions(own -> own.endOthers(ada, CLIENT, NOW)), sessions(own -> own.endOthers(ada, CLIENT, NOW)));
        assertEquals(List.of(2, 0), ended);
        assertEquals(List.of(ada.sessionId()), ids(ada, NOW));
        assertEquals(List.of(bob.sessionId()), ids(bob, NOW));
    }

    @Test
    void a_session_that_has_ended_was_not_opened_at_any_time() {
        Caller ada = signedIn("ada", NOW);
        assertEquals(Optional.of(NOW), sessions(own -> own.openedAt(ada, NOW)));
        assertFalse(
                sessions(own -> own.openedAt(ada, NOW.plus(Duration.ofDays(7)))).isPresent());
        end(ada, ada.sessionId());
        assertFalse(sessions(own -> own.openedAt(ada, NOW)).isPresent());
    }

    @Test
    void c_37_a_name_ends_ones_own_session_and_nobody_elses() {
        Caller ada = signedIn("ada", NOW);
        Caller other = signedIn("ada", NOW.plusSeconds(1));
        Caller bob = signedIn("bob", NOW);
        for (String name : List.of(bob.sessionId(), "", "ses_none", "lk_sess_none")) {
            assertTrue(endNamed(ada, name));
        }
        assertEquals(List.of(bob.sessionId()), ids(bob, NOW));
        assertTrue(endNamed(ada, other.sessionId()));
        assertEquals(List.of(ada.sessionId()), ids(ada, NOW));
    }

    private boolean endNamed(Caller caller, String name) {
        return sessions(own -> {
            own.endNamed(caller, name, CLIENT, NOW);
            return true;
        });
    }
}
