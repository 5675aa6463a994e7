package dev.latchkey.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.latchkey.system.Tenancy.Home;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The invited person's side: S4-11, S4-25, S4-78, C-21, promise 20. */
@OnBothDatabases
class InviteAnswerIT {
    private static final String UNVERIFIED = "EMAIL_VERIFICATION_REQUIRED_BEFORE_ACCEPTING_OR_REJECTING_INVITATION";
    private static final String NOT_PENDING = "INVITATION_NOT_PENDING";

    private final LatchkeySystem system;
    private final Tenancy tenancy;

    InviteAnswerIT(Database database) {
        system = LatchkeySystem.on(database);
        tenancy = new Tenancy(system);
    }

    private String invite(Home home, String email, String role) {
        return Tenancy.invite(home.owner().browser(), home.id(), email, role)
                .expect(201)
                .text("/invite/id");
    }

    private static Answer decline(Client client, String inviteId) {
        return client.call("POST", "/api/invites/" + inviteId + "/decline")
                .json("{}")
                .send();
    }

    private long memberships(Home home, Person person) {
        return system.count("select count(*) from members where tenant_id = ? and user_id = ?", home.id(), person.id());
    }

    @Test
    void s4_11_s4_25_login_me_and_the_list_show_what_waits_for_the_caller() {
        Home home = tenancy.home();
        Person guest = system.person();
        guest.browser().me().expectSize("/invites", 0);
        String id = invite(home, guest.email(), "admin");
        for (Answer answer : List.of(
                guest.browser().me(),
                guest.browser().get("/api/invites"),
                system.browser().signIn(guest.email(), guest.password()))) {
            answer.expect(200)
                    .expectSize("/invites", 1)
                    .expectMembers("/invites/0", "id", "tenantId", "tenantName", "role", "createdAt", "expiresAt")
                    .expectText("/invites/0/id", id)
                    .expectText("/invites/0/tenantId", home.id())
                    .expectText("/invites/0/tenantName", "Acme")
                    .expectText("/invites/0/role", "admin")
                    .expectNowhere(tenancy.invited(guest.email(), 1));
        }
        assertEquals(1, guest.browser().get("/api/invites").at("/total").intValue());
        home.owner().browser().me().expectSize("/invites", 0);
    }

    @Test
    void promise_20_the_mailed_link_joins_and_proves_the_address() {
        Home home = tenancy.home();
        Person guest = system.person();
        String id = invite(home, guest.email(), "admin");
        guest.browser().me().expectFalse("/user/emailVerified");
        Tenancy.accept(guest.browser(), id, tenancy.invited(guest.email(), 1))
                .expect(200)
                .expectText("/tenant/id", home.id())
                .expectText("/tenant/role", "admin");
        guest.browser()
                .me()
                .expectTrue("/user/emailVerified")
                .expectSize("/invites", 0)
                .expectText("/tenants/0/id", home.id())
                .expectText("/tenants/0/role", "admin");
        assertEquals(home.id(), tenancy.activeTenant(guest));
    }

    @Test
    void promise_20_without_the_link_the_address_must_be_verified() {
        Home home = tenancy.home();
        Person guest = system.person();
        String id = invite(home, guest.email(), "member");
        Tenancy.accept(guest.browser(), id).expectError(403, UNVERIFIED);
        Tenancy.accept(guest.browser(), id, "wrong").expectError(403, UNVERIFIED);
        decline(guest.browser(), id).expectError(403, UNVERIFIED);
        assertEquals(0, memberships(home, guest));
        Tenancy.accept(guest.verified().browser(), id).expect(200).expectText("/tenant/role", "member");
    }

    @Test
    void a_body_is_not_needed_to_accept() {
        Home home = tenancy.home();
        Person guest = system.person().verified();
        guest.browser()
                .post("/api/invites/" + invite(home, guest.email(), "member") + "/accept")
                .expect(200);
    }

    @Test
    void promise_20_an_invite_is_for_nobody_else() {
        Home home = tenancy.home();
        Person guest = system.person().verified();
        Person thief = system.person().verified();
        String id = invite(home, guest.email(), "admin");
        String token = tenancy.invited(guest.email(), 1);
        Tenancy.accept(thief.browser(), id).expectError(404, "INVITATION_NOT_FOUND");
        Tenancy.accept(thief.browser(), id, "wrong").expectError(404, "INVITATION_NOT_FOUND");
        Tenancy.accept(thief.browser(), id, token)
                .expectError(403, "YOU_ARE_NOT_THE_RECIPIENT_OF_THE_INVITATION")
                .expectNowhere(guest.email());
        decline(thief.browser(), id).expectError(404, "INVITATION_NOT_FOUND");
        Tenancy.accept(system.browser(), id, token).expectError(401, "UNAUTHORIZED");
        assertEquals(0, memberships(home, thief));
        Tenancy.accept(guest.browser(), id).expect(200);
    }

    @Test
    void promise_20_the_secret_of_one_invite_opens_no_other() {
        Home home = tenancy.home();
        Home second = tenancy.home();
        Person guest = system.person();
        invite(home, guest.email(), "member");
        String token = tenancy.invited(guest.email(), 1);
        String other = invite(second, guest.email(), "admin");
        Tenancy.accept(guest.browser(), other, token).expectError(403, UNVERIFIED);
        assertEquals(0, memberships(second, guest));
    }

    @ParameterizedTest
    @CsvSource({"member", "admin"})
    void promise_6_of_eight_who_accept_at_once_one_joins_with_the_role_of_the_row(String role) {
        Home home = tenancy.home();
        Person guest = system.person();
        String id = invite(home, guest.email(), role);
        String token = tenancy.invited(guest.email(), 1);
        List<Integer> statuses = Crowd.atOnce(
                8,
                i -> guest.browser()
                        .post("/api/invites/" + id + "/accept", Map.of("token", token, "role", "owner"))
                        .status());
        assertEquals(1, statuses.stream().filter(status -> status == 200).count(), statuses::toString);
        assertEquals(7, statuses.stream().filter(status -> status == 409).count(), statuses::toString);
        assertEquals(1, memberships(home, guest));
        guest.browser().me().expectText("/tenants/0/role", role);
        assertEquals(
                1,
                system.count(
                        "select count(*) from audit_events where action = 'invite-accept' and actor_id = ?",
                        guest.id()));
    }

    @Test
    void promise_20_an_invite_is_dead_after_its_use() {
        Home home = tenancy.home();
        Person guest = system.person();
        String id = invite(home, guest.email(), "member");
        String token = tenancy.invited(guest.email(), 1);
        Tenancy.accept(guest.browser(), id, token).expect(200);
        Tenancy.accept(guest.browser(), id, token).expectError(409, NOT_PENDING);
        guest.browser().post("/api/tenants/" + home.id() + "/leave").expect(200);
        Tenancy.accept(guest.browser(), id, token).expectError(409, NOT_PENDING);
        assertEquals(0, memberships(home, guest));
    }

    @Test
    void promise_20_an_invite_is_dead_after_cancel_and_declining() {
        Home home = tenancy.home();
        Person guest = system.person().verified();
        String first = invite(home, guest.email(), "member");
        String token = tenancy.invited(guest.email(), 1);
        home.owner()
                .browser()
                .delete("/api/tenants/" + home.id() + "/invites/" + first)
                .expect(200);
        Tenancy.accept(guest.browser(), first, token).expectError(409, NOT_PENDING);
        guest.browser().me().expectSize("/invites", 0);
        String second = invite(home, guest.email(), "member");
        decline(guest.browser(), second).expect(200).expectTrue("/success");
        decline(guest.browser(), second).expectError(409, NOT_PENDING);
        Tenancy.accept(guest.browser(), second).expectError(409, NOT_PENDING);
        guest.browser().me().expectSize("/invites", 0);
        assertEquals(0, memberships(home, guest));
        // The tenant may ask again.
        Tenancy.accept(guest.browser(), invite(home, guest.email(), "member")).expect(200);
    }

    /** No job has to run for it: the row still says pending. */
    @Test
    void promise_20_an_invite_is_dead_after_its_expiry() {
        Home home = tenancy.home();
        Person guest = system.person().verified();
        String id = invite(home, guest.email(), "member");
        String token = tenancy.invited(guest.email(), 1);
        system.change("update invites set expires_at = ? where id = ?", Instant.parse("2020-01-01T00:00:00Z"), id);
        Tenancy.accept(guest.browser(), id, token).expectError(409, NOT_PENDING);
        Tenancy.accept(guest.browser(), id).expectError(409, NOT_PENDING);
        decline(guest.browser(), id).expectError(409, NOT_PENDING);
        guest.browser().me().expectSize("/invites", 0);
        guest.browser().get("/api/invites").expectSize("/invites", 0);
        system.browser().get("/api/invites/by-token/" + token).expect(200).expectText("/invite/status", "expired");
        assertEquals(0, memberships(home, guest));
    }

    @Test
    void the_link_shows_what_it_is_about_to_somebody_who_is_not_signed_in() {
        Home home = tenancy.home();
        String email = system.newEmail();
        String id = invite(home, email, "member");
        system.browser()
                .get("/api/invites/by-token/" + tenancy.invited(email, 1))
                .expect(200)
                .expectMembers("/invite", "id", "tenantName", "email", "role", "status", "expiresAt")
                .expectText("/invite/id", id)
                .expectText("/invite/tenantName", "Acme")
                .expectText("/invite/email", email)
                .expectText("/invite/role", "member")
                .expectText("/invite/status", "pending");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x",
                "inv_01",
                "%20",
                "%C3%A4",
                "null",
                "%27or%271",
                "0000000000000000000000000000000000000000000"
            })
    void a_link_that_is_none_is_404(String token) {
        Answer answer = system.browser().get("/api/invites/by-token/" + token);
        answer.expect(404);
        assertTrue(answer.text("/code").endsWith("NOT_FOUND"), answer::toString);
    }

    @Test
    void whoever_is_invited_before_he_has_an_account_joins_once_he_has_one() {
        Home home = tenancy.home();
        String email = system.newEmail();
        String id = invite(home, email, "member");
        Person guest = system.person(email, LatchkeySystem.PASSWORD);
        guest.browser().me().expectSize("/invites", 1);
        Tenancy.accept(guest.browser(), id, tenancy.invited(email, 1)).expect(200);
    }

    @Test
    void a_token_that_is_too_long_or_no_text_is_400() {
        Home home = tenancy.home();
        Person guest = system.person();
        String id = invite(home, guest.email(), "member");
        Tenancy.accept(guest.browser(), id, "x".repeat(257)).expectError(400, "VALIDATION_ERROR");
        for (String body : List.of("{\"token\":7}", "{\"token\":\"\\u0000\"}", "[]")) {
            guest.browser()
                    .call("POST", "/api/invites/" + id + "/accept")
                    .json(body)
                    .send()
                    .expectError(400, "VALIDATION_ERROR");
        }
    }
}
