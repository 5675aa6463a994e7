package dev.latchkey.self.control;

import static dev.latchkey.self.control.GivenPerson.CLIENT;
import static dev.latchkey.self.control.GivenPerson.NOW;
import static dev.latchkey.self.control.GivenPerson.PASSWORD;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.latchkey.database.control.GivenCrowd;
import dev.latchkey.database.control.GivenDatabase;
import dev.latchkey.passwords.control.ResetStore;
import dev.latchkey.passwords.entity.PasswordProblem;
import dev.latchkey.problems.entity.AuthException;
import dev.latchkey.problems.entity.ErrorCode;
import dev.latchkey.problems.entity.RequestProblem;
import dev.latchkey.self.entity.SelfProblem;
import dev.latchkey.sessions.entity.SessionProblem;
import dev.latchkey.tenants.control.InviteAnswers;
import dev.latchkey.tenants.control.Tenants;
import dev.latchkey.users.entity.Caller;
import dev.latchkey.users.entity.EmailAddress;
import dev.latchkey.verification.control.Landing;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A deleted account leaves nothing but its audit, and no tenant without an owner. Promise 5. */
abstract class UserDeletionContract {
    private final GivenPerson people;

    UserDeletionContract(GivenDatabase database) {
        people = new GivenPerson(database);
    }

    private boolean delete(Caller caller, @Nullable String password, Instant at) {
        return people.beans(beans -> {
            beans.get(UserDeletion.class).delete(caller, password, CLIENT, at);
            return true;
        });
    }

    private AuthException refused(Caller caller, @Nullable String password, Instant at) {
        return assertThrows(AuthException.class, () -> delete(caller, password, at));
    }

    private boolean exists(Caller caller) {
        return people.rows("users", "id", caller.userId()) == 1;
    }

    @Test
    void all_that_belongs_to_the_user_goes_with_him() {
        Caller ada = people.signedUp();
        people.signedIn(ada.userId());
        String alone = people.tenant("Alone", "OWNER:" + ada.userId());
        forgot(ada);
        assertEquals(List.of("reset-password"), people.mails(ada.email()));
        delete(ada, PASSWORD, NOW);
        assertEquals(0, people.rows("users", "id", ada.userId()));
        for (String table : List.of("accounts", "sessions", "verifications", "members")) {
            assertEquals(0, people.rows(table, "user_id", ada.userId()), table);
        }
        assertEquals(0, people.rows("tenants", "id", alone));
        assertEquals(List.of("notice"), people.mails(ada.email()), "only the farewell is left");
    }

    @Test
    void a_reset_asked_for_in_the_moment_of_the_deletion_breaks_nothing() throws Exception {
        for (int round = 0; round < 10; round++) {
            Caller ada = people.signedUp();
            List<String> outcomes =
                    GivenCrowd.atOnce(2, outcome(i -> i == 0 ? delete(ada, PASSWORD, NOW) : forgot(ada)));
            assertEquals(List.of("done", "done"), outcomes);
            assertEquals(0, people.rows("verifications", "user_id", ada.userId()));
        }
    }

    private boolean forgot(Caller caller) {
        return people.beans(beans -> {
            beans.get(ResetStore.class).request(new EmailAddress(caller.email()), Landing.PAGE, CLIENT, NOW);
            return true;
        });
    }

    @Test
    void the_audit_stays_and_names_nobody() {
        Caller ada = people.signedUp();
        delete(ada, PASSWORD, NOW);
        assertEquals(
                List.of("user-delete success"),
                people.sql()
                        .list(
                                "select action, outcome from audit_events where subject_id = ?",
                                row -> row.getString(1) + " " + row.getString(2),
                                ada.userId()));
        assertEquals(0, people.sql().count("select count(*) from audit_events where detail like '%@%'"));
    }

    @Test
    void a_wrong_missing_or_no_longer_valid_password_deletes_nothing() {
        Caller ada = people.signedUp();
        for (String password : new String[] {"wrong-password", "", null, PASSWORD + " "}) {
            assertEquals(
                    PasswordProblem.INVALID_PASSWORD,
                    refused(ada, password, NOW).code());
        }
        assertTrue(exists(ada));
        assertEquals(1, people.rows("sessions", "user_id", ada.userId()));
    }

    @Test
    void somebody_without_a_password_has_to_have_signed_in_within_a_day() {
        Caller ada = people.signedUp();
        people.sql().update("update accounts set password_hash = null where user_id = ?", ada.userId());
        Instant dayLater = NOW.plus(Duration.ofDays(1));
        assertEquals(
                SessionProblem.SESSION_EXPIRED, refused(ada, null, dayLater).code());
        assertEquals(
                PasswordProblem.CREDENTIAL_ACCOUNT_NOT_FOUND,
                refused(ada, PASSWORD, NOW).code());
        assertTrue(delete(ada, null, dayLater.minusSeconds(1)));
    }

    @Test
    void a_session_that_was_ended_meanwhile_deletes_nothing() {
        Caller ada = people.signedUp();
        people.sql().update("delete from sessions where id = ?", ada.sessionId());
        assertEquals(RequestProblem.UNAUTHORIZED, refused(ada, PASSWORD, NOW).code());
        assertTrue(exists(ada));
    }

    @Test
    void the_only_owner_of_a_tenant_with_others_cannot_go_and_learns_which_it_is() {
        Caller ada = people.signedUp();
        Caller bob = people.signedUp();
        String needed = people.tenant("Acme", "OWNER:" + ada.userId(), "ADMIN:" + bob.userId());
        people.tenant("Alone", "OWNER:" + ada.userId());
        people.tenant("Shared", "OWNER:" + ada.userId(), "OWNER:" + bob.userId());
        AuthException refused = refused(ada, PASSWORD, NOW);
        assertEquals(SelfProblem.ONLY_OWNER_OF_TENANTS, refused.code());
        assertEquals(Map.of("tenants", "need another owner first: Acme"), refused.fields());
        assertEquals(3, people.rows("members", "user_id", ada.userId()), "nothing is done");
        people.sql().update("update members set role = 'OWNER' where tenant_id = ?", needed);
        assertTrue(delete(ada, PASSWORD, NOW));
        assertEquals(2, people.rows("members", "user_id", bob.userId()));
    }

    @Test
    void members_and_admins_leave_their_tenants_which_stay() {
        Caller ada = people.signedUp();
        Caller bob = people.signedUp();
        String tenant = people.tenant("Acme", "OWNER:" + bob.userId(), "MEMBER:" + ada.userId());
        delete(ada, PASSWORD, NOW);
        assertEquals(1, people.rows("members", "tenant_id", tenant));
        assertEquals(
                1,
                people.sql()
                        .count(
                                "select count(*) from audit_events where action = 'member-leave' and tenant_id = ?"
                                        + " and subject_id = ?",
                                tenant,
                                ada.userId()));
    }

    @Test
    void answered_invites_are_forgotten_and_waiting_ones_stay() {
        Caller ada = people.signedUp();
        Caller bob = people.signedUp();
        String tenant = people.tenant("Acme", "OWNER:" + bob.userId());
        invited(tenant, "inv_waiting" + tenant, ada.email(), ada.email(), bob.userId());
        invited(tenant, "inv_answered" + tenant, ada.email(), null, bob.userId());
        delete(ada, PASSWORD, NOW);
        assertEquals(1, people.rows("invites", "email", ada.email()));
        assertEquals(1, people.rows("invites", "id", "inv_waiting" + tenant));
    }

    private void invited(String tenant, String id, String email, @Nullable String pending, String inviter) {
        people.sql()
                .update(
                        "insert into invites (id, tenant_id, email, pending_email, role, status, token_hash, inviter_id,"
                                + " created_at, updated_at, expires_at) values (?, ?, ?, ?, 'MEMBER', ?, ?, ?, ?, ?, ?)",
                        id,
                        tenant,
                        email,
                        pending,
                        pending == null ? "ACCEPTED" : "PENDING",
                        id,
                        inviter,
                        NOW,
                        NOW,
                        NOW.plus(Duration.ofDays(7)));
    }

    @Test
    void of_eight_deletions_at_once_one_does_it_and_the_others_harm_nothing() throws Exception {
        Caller ada = people.signedUp();
        List<String> outcomes = GivenCrowd.atOnce(8, outcome(i -> delete(ada, PASSWORD, NOW)));
        assertEquals(1, outcomes.stream().filter("done"::equals).count(), outcomes::toString);
        assertTrue(
                List.of("done", "UNAUTHORIZED", "INVALID_PASSWORD", "CREDENTIAL_ACCOUNT_NOT_FOUND")
                        .containsAll(outcomes),
                outcomes::toString);
        assertEquals(List.of("notice"), people.mails(ada.email()));
    }

    @Test
    void two_owners_who_go_at_once_do_not_leave_the_others_without_one() throws Exception {
        for (int round = 0; round < 5; round++) {
            Caller ada = people.signedUp();
            Caller bob = people.signedUp();
            Caller cleo = people.signedUp();
            String tenant =
                    people.tenant("Acme", "OWNER:" + ada.userId(), "OWNER:" + bob.userId(), "MEMBER:" + cleo.userId());
            List<String> outcomes = GivenCrowd.atOnce(2, outcome(i -> delete(i == 0 ? ada : bob, PASSWORD, NOW)));
            assertEquals(1, outcomes.stream().filter("done"::equals).count(), outcomes::toString);
            assertTrue(outcomes.contains("ONLY_OWNER_OF_TENANTS"), outcomes::toString);
            assertEquals(2, people.rows("members", "tenant_id", tenant));
        }
    }

    @Test
    void a_tenant_made_or_joined_in_the_same_moment_is_not_left_behind_empty() throws Exception {
        for (int round = 0; round < 6; round++) {
            Caller ada = people.signedUp();
            Caller bob = people.signedUp();
            String tenant = people.tenant("Acme", "OWNER:" + bob.userId());
            invited(tenant, "inv_" + tenant, ada.email(), ada.email(), bob.userId());
            people.sql().update("update users set email_verified = true where id = ?", ada.userId());
            Caller proved = people.signedIn(ada.userId());
            List<String> outcomes = GivenCrowd.atOnce(3, outcome(i -> switch (i) {
                case 0 -> delete(proved, PASSWORD, NOW);
                case 1 -> made(proved);
                default -> joined(proved, "inv_" + tenant);
            }));
            assertTrue(
                    List.of("done", "UNAUTHORIZED", "ORGANIZATION_NOT_FOUND", "SERVICE_UNAVAILABLE")
                            .containsAll(outcomes),
                    outcomes::toString);
            assertEquals(
                    0,
                    people.sql()
                            .count("select count(*) from tenants t where not exists"
                                    + " (select 1 from members m where m.tenant_id = t.id and m.role = 'OWNER')"),
                    outcomes::toString);
            assertEquals(
                    0,
                    people.sql()
                            .count("select count(*) from members m where not exists"
                                    + " (select 1 from users u where u.id = m.user_id)"),
                    outcomes::toString);
        }
    }

    private boolean made(Caller caller) {
        return people.beans(beans -> {
            beans.get(Tenants.class).create(caller, new Tenants.Founding("New", "new-" + caller.userId()), CLIENT, NOW);
            return true;
        });
    }

    private boolean joined(Caller caller, String inviteId) {
        return people.beans(beans -> {
            beans.get(InviteAnswers.class).accept(caller, inviteId, null, CLIENT, NOW);
            return true;
        });
    }

    private static IntFunction<String> outcome(IntFunction<Boolean> act) {
        return i -> {
            try {
                return act.apply(i) ? "done" : "not done";
            } catch (AuthException refused) {
                ErrorCode code = refused.code();
                return code.name();
            }
        };
    }
}
