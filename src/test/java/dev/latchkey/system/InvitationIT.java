package dev.latchkey.system;

import static dev.latchkey.system.OrganizationCalls.act;
import static dev.latchkey.system.OrganizationCalls.see;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.latchkey.system.Tenancy.Home;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Invitations as Better Auth's client sends and answers them: S1-46, C-21, promise 20. */
@OnBothDatabases
class InvitationIT {
    private static final String NOT_FOUND = "INVITATION_NOT_FOUND";
    private static final String UNVERIFIED = "EMAIL_VERIFICATION_REQUIRED_BEFORE_ACCEPTING_OR_REJECTING_INVITATION";

    private final LatchkeySystem system;
    private final Tenancy tenancy;

    InvitationIT(Database database) {
        system = LatchkeySystem.on(database);
        tenancy = new Tenancy(system);
    }

    private static Answer invite(Client client, String email, String role) {
        return act(client, "invite-member", Map.of("email", email, "role", role));
    }

    private static Map<String, String> named(String id) {
        return Map.of("invitationId", id);
    }

    @Test
    void an_invitation_is_mailed_and_shown_without_its_secret() {
        Home home = tenancy.home();
        String email = system.newEmail();
        Answer made = invite(home.owner().browser(), email, "admin")
                .expect(200)
                .expectMembers(
                        "", "id", "organizationId", "email", "role", "status", "expiresAt", "createdAt", "inviterId")
                .expectText("/organizationId", home.id())
                .expectText("/email", email)
                .expectText("/role", "admin")
                .expectText("/status", "pending")
                .expectText("/inviterId", home.owner().id());
        made.expectNowhere(tenancy.invited(email, 1));
        assertTrue(
                system.mails().to(email).await("organization-invitation").link().contains("id=" + made.text("/id")));
        see(home.owner().browser(), "list-invitations")
                .expectSize("", 1)
                .expectText("/0/id", made.text("/id"))
                .expectNowhere(tenancy.invited(email, 1));
    }

    @Test
    void whoever_accepts_joins_and_works_there() {
        Home home = tenancy.home();
        Person guest = system.person().verified();
        String id = invite(home.owner().browser(), guest.email(), "admin").text("/id");
        see(guest.browser(), "get-invitation?id=" + id)
                .expect(200)
                .expectText("/organizationName", "Acme")
                .expectText("/inviterEmail", home.owner().email())
                .expectText("/status", "pending");
        see(guest.browser(), "list-user-invitations").expectSize("", 1).expectText("/0/id", id);
        act(guest.browser(), "accept-invitation", named(id))
                .expect(200)
                .expectText("/invitation/status", "accepted")
                .expectText("/member/role", "admin")
                .expectText("/member/userId", guest.id())
                .expectText("/member/organizationId", home.id());
        assertEquals(home.id(), tenancy.activeTenant(guest));
        act(guest.browser(), "accept-invitation", named(id)).expectError(400, NOT_FOUND);
        see(guest.browser(), "get-invitation?id=" + id).expectError(400, NOT_FOUND);
        see(guest.browser(), "list-user-invitations").expectSize("", 0);
    }

    @Test
    void promise_6_of_six_who_accept_at_once_one_joins() {
        Home home = tenancy.home();
        Person guest = system.person().verified();
        String id = invite(home.owner().browser(), guest.email(), "member").text("/id");
        List<Integer> statuses = Crowd.atOnce(
                6, i -> act(guest.browser(), "accept-invitation", named(id)).status());
        assertEquals(1, statuses.stream().filter(status -> status == 200).count(), statuses::toString);
        assertEquals(
                1,
                system.count(
                        "select count(*) from members where tenant_id = ? and user_id = ?", home.id(), guest.id()));
    }

    @Test
    void promise_20_the_address_has_to_be_proved() {
        Home home = tenancy.home();
        Person guest = system.person();
        String id = invite(home.owner().browser(), guest.email(), "member").text("/id");
        act(guest.browser(), "accept-invitation", named(id)).expectError(403, UNVERIFIED);
        act(guest.browser(), "reject-invitation", named(id)).expectError(403, UNVERIFIED);
        see(guest.browser(), "list-user-invitations").expectError(403, "EMAIL_VERIFICATION_REQUIRED_FOR_INVITATION");
        act(guest.verified().browser(), "accept-invitation", named(id)).expect(200);
    }

    @Test
    void promise_20_an_invitation_is_for_nobody_else() {
        Home home = tenancy.home();
        Person guest = system.person().verified();
        Person thief = system.person().verified();
        String id = invite(home.owner().browser(), guest.email(), "member").text("/id");
        for (String path : List.of("accept-invitation", "reject-invitation")) {
            act(thief.browser(), path, named(id))
                    .expectError(403, "YOU_ARE_NOT_THE_RECIPIENT_OF_THE_INVITATION")
                    .expectNowhere(guest.email());
            act(thief.browser(), path, named("inv_00000000000000000000000000")).expectError(400, NOT_FOUND);
        }
        see(thief.browser(), "get-invitation?id=" + id)
                .expectError(403, "YOU_ARE_NOT_THE_RECIPIENT_OF_THE_INVITATION")
                .expectNowhere(guest.email());
        act(thief.browser(), "cancel-invitation", named(id)).expectError(400, NOT_FOUND);
        see(thief.browser(), "list-user-invitations").expectSize("", 0);
    }

    @Test
    void rejected_canceled_and_expired_ones_are_dead() {
        Home home = tenancy.home();
        Browser owner = home.owner().browser();
        Person guest = system.person().verified();
        String rejected = invite(owner, guest.email(), "member").text("/id");
        act(guest.browser(), "reject-invitation", named(rejected))
                .expect(200)
                .expectText("/invitation/status", "rejected")
                .expectNull("/member");
        String canceled = invite(owner, guest.email(), "member").text("/id");
        act(owner, "cancel-invitation", named(canceled)).expect(200).expectText("/status", "canceled");
        act(owner, "cancel-invitation", named(canceled)).expectError(400, NOT_FOUND);
        String expired = invite(owner, guest.email(), "member").text("/id");
        system.change("update invites set expires_at = ? where id = ?", Instant.parse("2020-01-01T00:00:00Z"), expired);
        see(guest.browser(), "get-invitation?id=" + expired).expectError(400, NOT_FOUND);
        see(guest.browser(), "list-user-invitations").expectSize("", 0);
        for (String id : List.of(rejected, canceled, expired)) {
            act(guest.browser(), "accept-invitation", named(id)).expectError(400, NOT_FOUND);
        }
        see(owner, "list-invitations").expectSize("", 3);
    }

    @Test
    void inviting_twice_is_refused_unless_it_is_a_resend() {
        Home home = tenancy.home();
        Browser owner = home.owner().browser();
        String email = system.newEmail();
        String id = invite(owner, email, "member").text("/id");
        invite(owner, email, "member").expectError(400, "USER_IS_ALREADY_INVITED_TO_THIS_ORGANIZATION");
        act(owner, "invite-member", Map.of("email", email, "role", "member", "resend", true))
                .expect(200)
                .expectText("/id", id);
        tenancy.invited(email, 2);
        Person member = tenancy.joined(home, "member");
        invite(owner, member.email(), "member").expectError(400, "USER_IS_ALREADY_A_MEMBER_OF_THIS_ORGANIZATION");
    }

    @Test
    void promise_5_nobody_invites_above_himself() {
        Home home = tenancy.home();
        Person admin = tenancy.joined(home, "admin");
        Person member = tenancy.joined(home, "member");
        invite(member.browser(), system.newEmail(), "member")
                .expectError(403, "YOU_ARE_NOT_ALLOWED_TO_INVITE_USERS_TO_THIS_ORGANIZATION");
        invite(admin.browser(), system.newEmail(), "owner")
                .expectError(403, "YOU_ARE_NOT_ALLOWED_TO_INVITE_USER_WITH_THIS_ROLE");
        act(admin.browser(), "invite-member", Map.of("email", system.newEmail(), "role", List.of("member", "owner")))
                .expectError(403, "YOU_ARE_NOT_ALLOWED_TO_INVITE_USER_WITH_THIS_ROLE");
        invite(home.owner().browser(), system.newEmail(), "owner").expect(200).expectText("/role", "owner");
        invite(home.owner().browser(), system.newEmail(), "wizard").expectError(400, "ROLE_NOT_FOUND");
        invite(home.owner().browser(), "no address", "member").expectError(400, "INVALID_EMAIL");
        String mine =
                invite(home.owner().browser(), system.newEmail(), "member").text("/id");
        act(member.browser(), "cancel-invitation", named(mine))
                .expectError(403, "YOU_ARE_NOT_ALLOWED_TO_INVITE_USERS_TO_THIS_ORGANIZATION");
    }

    @Test
    void the_families_see_the_same_invitations() {
        Home home = tenancy.home();
        Person guest = system.person().verified();
        String id = invite(home.owner().browser(), guest.email(), "member").text("/id");
        guest.browser().get("/api/invites").expectText("/invites/0/id", id);
        Tenancy.accept(guest.browser(), id).expect(200);
        see(home.owner().browser(), "list-invitations").expectText("/0/status", "accepted");
    }

    @Test
    void bad_bodies_are_400() {
        Browser owner = tenancy.home().owner().browser();
        act(owner, "invite-member", Map.of("role", "member")).expectError(400, "VALIDATION_ERROR");
        act(owner, "invite-member", Map.of("email", system.newEmail())).expectError(400, "VALIDATION_ERROR");
        act(owner, "accept-invitation", Map.of()).expectError(400, "VALIDATION_ERROR");
        act(owner, "accept-invitation", Map.of("invitationId", "x".repeat(300))).expectError(400, "VALIDATION_ERROR");
        see(owner, "get-invitation").expectError(400, "VALIDATION_ERROR");
        see(owner, "list-user-invitations?email=x@example.org").expectError(400, "VALIDATION_ERROR");
        see(system.browser(), "list-user-invitations").expectError(401, "UNAUTHORIZED");
    }
}
