package dev.latchkey.admin.control;

import static dev.latchkey.admin.control.GivenHouse.NOW;
import static dev.latchkey.admin.control.GivenHouse.operator;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.latchkey.admin.entity.AdminProblem;
import dev.latchkey.database.control.GivenCrowd;
import dev.latchkey.database.control.GivenDatabase;
import dev.latchkey.problems.entity.AuthException;
import dev.latchkey.problems.entity.ErrorCode;
import dev.latchkey.problems.entity.RequestProblem;
import dev.latchkey.sessions.control.GivenSessions;
import dev.latchkey.sessions.entity.SessionTicket;
import dev.latchkey.users.entity.Role;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Bans and roles: who acts is an administrator and stays one. */
abstract class UserRightsContract {
    private static final Duration DAY = Duration.ofDays(1);

    private final GivenHouse house;

    UserRightsContract(GivenDatabase database) {
        house = new GivenHouse(database);
    }

    @BeforeEach
    void people() {
        house.administrator("usr_root");
        house.user("usr_ada", "Ada");
    }

    private ErrorCode refused(Consumer<UserRights> act) {
        return assertThrows(AuthException.class, () -> house.rights(act)).code();
    }

    private boolean lives(SessionTicket ticket, Instant at) {
        return GivenSessions.lookup(house.database()).find(ticket.token(), at).isPresent();
    }

    @Test
    void a_ban_ends_every_session_and_its_end_brings_none_back() {
        SessionTicket before = house.session("usr_ada");
        house.rights(rights -> rights.ban(operator("usr_root"), "usr_ada", "spam", NOW.plus(DAY)));
        SessionTicket beside = house.session("usr_ada");
        assertFalse(lives(before, NOW) || lives(beside, NOW), "shut out");
        assertFalse(lives(beside, NOW.plus(DAY).minusNanos(1_000)), "until the last moment");
        assertTrue(lives(beside, NOW.plus(DAY)), "an expired ban counts as none");
        assertFalse(lives(before, NOW.plus(DAY)), "what was ended stays ended");
    }

    @Test
    void a_ban_says_why_and_until_when_and_can_be_taken_back() {
        house.rights(rights -> rights.ban(operator("usr_root"), "usr_ada", "spam", null));
        assertEquals(
                "Ban[reason=spam, expiresAt=null]",
                house.dossiers().read("usr_ada").ban() + "");
        house.rights(rights -> rights.ban(operator("usr_root"), "usr_ada", "mistake", NOW.plus(DAY)));
        assertEquals(
                "Ban[reason=mistake, expiresAt=2026-03-02T12:00:00Z]",
                house.dossiers().read("usr_ada").ban() + "");
        house.rights(rights -> rights.unban(operator("usr_root"), "usr_ada"));
        assertEquals(null, house.dossiers().read("usr_ada").ban());
        assertEquals(
                List.of(
                        "user-ban usr_root usr_ada null for good",
                        "user-ban usr_root usr_ada null until 2026-03-02T12:00:00Z",
                        "user-unban usr_root usr_ada null null"),
                house.traces());
    }

    @Test
    void nobody_bans_or_demotes_himself() {
        assertEquals(
                AdminProblem.YOU_CANNOT_BAN_YOURSELF,
                refused(rights -> rights.ban(operator("usr_root"), "usr_root", null, null)));
        assertEquals(
                AdminProblem.YOU_CANNOT_DEMOTE_YOURSELF,
                refused(rights -> rights.assignRole(operator("usr_root"), "usr_root", Role.USER)));
        assertEquals(List.of(), house.traces());
    }

    @Test
    void what_makes_no_sense_is_refused() {
        assertEquals(
                RequestProblem.VALIDATION_ERROR,
                refused(rights -> rights.ban(operator("usr_root"), "usr_ada", null, NOW)));
        assertEquals(
                RequestProblem.VALIDATION_ERROR,
                refused(rights -> rights.ban(operator("usr_root"), "usr_ada", "x".repeat(501), null)));
        assertEquals(
                RequestProblem.VALIDATION_ERROR,
                refused(rights -> rights.assignRole(operator("usr_root"), "usr_ada", "owner")));
        for (String nobody : List.of("usr_nobody", "", "%", "' or '1'='1")) {
            assertEquals(
                    AdminProblem.USER_NOT_FOUND,
                    refused(rights -> rights.ban(operator("usr_root"), nobody, null, null)));
            assertEquals(AdminProblem.USER_NOT_FOUND, refused(rights -> rights.unban(operator("usr_root"), nobody)));
        }
    }

    @Test
    void somebody_who_is_no_administrator_any_more_changes_nothing() {
        house.administrator("usr_second");
        house.rights(rights -> rights.assignRole(operator("usr_root"), "usr_second", Role.USER));
        assertEquals(
                RequestProblem.FORBIDDEN,
                refused(rights -> rights.assignRole(operator("usr_second"), "usr_root", Role.USER)));
        assertEquals(
                RequestProblem.FORBIDDEN, refused(rights -> rights.ban(operator("usr_ada"), "usr_root", null, null)));
        house.rights(rights -> rights.assignRole(operator("usr_root"), "usr_second", Role.ADMIN));
        house.rights(rights -> rights.ban(operator("usr_root"), "usr_second", null, null));
        assertEquals(RequestProblem.FORBIDDEN, refused(rights -> rights.unban(operator("usr_second"), "usr_second")));
    }

    @Test
    void of_administrators_who_demote_and_ban_each_other_at_once_one_remains() throws Exception {
        int crowd = 6;
        for (int i = 0; i < crowd; i++) {
            house.administrator("usr_" + i);
        }
        house.database().sql().update("update users set role = 'user' where id = 'usr_root'");
        List<Boolean> done = GivenCrowd.atOnce(crowd, i -> {
            try {
                String other = "usr_" + (i + 1) % crowd;
                house.rights(rights -> {
                    if (i % 2 == 0) {
                        rights.assignRole(operator("usr_" + i), other, Role.USER);
                    } else {
                        rights.ban(operator("usr_" + i), other, null, null);
                    }
                });
                return true;
            } catch (AuthException refused) {
                assertEquals(RequestProblem.FORBIDDEN, refused.code());
                return false;
            }
        });
        long left = house.database().sql().count("select count(*) from users where role = 'admin' and not banned");
        assertTrue(left >= 1, done::toString);
        assertEquals(done.stream().filter(one -> one).count(), crowd - left, done::toString);
    }
}
