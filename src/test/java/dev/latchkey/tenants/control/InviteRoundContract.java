package dev.latchkey.tenants.control;

import static dev.latchkey.tenants.control.GivenTenancy.CLIENT;
import static dev.latchkey.tenants.control.GivenTenancy.NOW;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.latchkey.database.control.GivenDatabase;
import dev.latchkey.limits.control.RateLimits;
import dev.latchkey.problems.entity.AuthException;
import dev.latchkey.requests.entity.Client;
import dev.latchkey.tenants.control.InviteRound.Answered;
import dev.latchkey.tenants.control.InviteRound.Guests;
import dev.latchkey.tenants.control.InviteRound.Outcome;
import dev.latchkey.tenants.entity.Invite;
import dev.latchkey.tenants.entity.TenantProblem;
import dev.latchkey.tenants.entity.TenantRole;
import dev.latchkey.users.entity.Caller;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Several people are asked in at once, and each address has its own answer. C-21. */
abstract class InviteRoundContract {
    private final GivenTenancy given;
    private final InviteRound round = new InviteRound();

    InviteRoundContract(GivenDatabase database) {
        given = new GivenTenancy(database);
        RateLimits buckets = given.beans(beans -> beans.get(RateLimits.class));
        // Each invite in its own transaction, as the container does it.
        round.invites = new Invites() {
            @Override
            public Invite invite(Caller caller, Wanted wanted, Client client, Instant now) {
                return given.beans(beans -> {
                    Invites invites = beans.get(Invites.class);
                    invites.limits = buckets;
                    return invites.invite(caller, wanted, client, now);
                });
            }
        };
    }

    private List<Outcome> invite(Caller caller, String tenant, String text) {
        Guests guests = new Guests(tenant, InviteRound.split(text), TenantRole.ADMIN);
        return round.invite(caller, guests, CLIENT, NOW).stream()
                .map(Answered::outcome)
                .toList();
    }

    private long invites(String tenant) {
        return given.sql().count("select count(*) from invites where tenant_id = ? and role = 'ADMIN'", tenant);
    }

    @Test
    void an_address_that_cannot_be_invited_keeps_nobody_else_out() {
        Caller ada = given.person("ada", "Ada");
        Caller bob = given.person("bob", "Bob");
        String tenant = given.tenant(ada);
        given.join(tenant, bob, "MEMBER");
        String first = "first@" + tenant.replace('_', '-') + ".example.org";
        String last = "last@" + tenant.replace('_', '-') + ".example.org";
        assertEquals(List.of(Outcome.SENT), invite(ada, tenant, first));
        assertEquals(
                List.of(Outcome.INVITED, Outcome.MEMBER, Outcome.NO_ADDRESS, Outcome.SENT),
                invite(ada, tenant, first + "," + bob.email().toUpperCase() + " nobody\n" + last));
        assertEquals(2, invites(tenant));
        assertEquals(
                List.of("organization-invitation"),
                given.sql().list("select type from mail_outbox where recipient = ?", row -> row.getString(1), last));
    }

    @Test
    void an_address_that_had_its_mails_is_told_so_and_has_no_invite() {
        Caller ada = given.person("ada", "Ada");
        String tenant = given.tenant(ada);
        String email = "often@" + tenant.replace('_', '-') + ".example.org";
        for (int i = 0; i < 3; i++) {
            assertEquals(List.of(Outcome.SENT), invite(ada, tenant, email));
            given.sql().update("delete from invites where tenant_id = ?", tenant);
        }
        assertEquals(List.of(Outcome.LIMITED), invite(ada, tenant, email));
        assertEquals(0, invites(tenant));
    }

    @Test
    void promise_5_whoever_may_not_invite_invites_nobody() {
        Caller ada = given.person("ada", "Ada");
        Caller bob = given.person("bob", "Bob");
        Caller eve = given.person("eve", "Eve");
        String tenant = given.tenant(ada);
        given.join(tenant, bob, "MEMBER");
        assertEquals(
                TenantProblem.YOU_ARE_NOT_ALLOWED_TO_INVITE_USERS_TO_THIS_ORGANIZATION,
                assertThrows(AuthException.class, () -> invite(bob, tenant, "x@example.org"))
                        .code());
        assertEquals(
                TenantProblem.ORGANIZATION_NOT_FOUND,
                assertThrows(AuthException.class, () -> invite(eve, tenant, "x@example.org"))
                        .code());
        given.sql().update("update tenants set status = 'SUSPENDED' where id = ?", tenant);
        assertEquals(
                TenantProblem.TENANT_SUSPENDED,
                assertThrows(AuthException.class, () -> invite(ada, tenant, "x@example.org"))
                        .code());
        assertEquals(0, invites(tenant));
    }

    @Test
    void addresses_are_read_as_people_paste_them_and_each_once() {
        assertEquals(
                List.of("a@example.org", "b@example.org", "c@example.org"),
                InviteRound.split(" a@example.org,b@example.org" + "; <c@example.org>\r\n\tA@EXAMPLE.ORG,, "));
        assertEquals(List.of(), InviteRound.split(" ,;\n<> "));
    }
}
