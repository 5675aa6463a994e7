package dev.latchkey.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.latchkey.system.Tenancy.Home;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The tenant's side of invites: create, list, resend, cancel. S4-78, C-21. */
@OnBothDatabases
class InviteIT {
    private static final String NOT_ALLOWED = "YOU_ARE_NOT_ALLOWED_TO_INVITE_USERS_TO_THIS_ORGANIZATION";

    private final LatchkeySystem system;
    private final Tenancy tenancy;

    InviteIT(Database database) {
        system = LatchkeySystem.on(database);
        tenancy = new Tenancy(system);
    }

    private String path(Home home) {
        return "/api/tenants/" + home.id() + "/invites";
    }

    private String invite(Home home, String email) {
        return Tenancy.invite(home.owner().browser(), home.id(), email, "member")
                .expect(201)
                .text("/invite/id");
    }

    @Test
    void s4_78_an_invite_is_mailed_with_its_link_and_the_answer_has_no_secret() {
        Home home = tenancy.home();
        String email = system.newEmail();
        Answer made = Tenancy.invite(home.owner().browser(), home.id(), email.toUpperCase(Locale.ROOT), "admin");
        made.expect(201)
                .expectMembers("", "invite")
                .expectMembers("/invite", "id", "email", "role", "status", "expiresAt", "createdAt")
                .expectText("/invite/email", email)
                .expectText("/invite/role", "admin")
                .expectText("/invite/status", "pending");
        assertTrue(made.text("/invite/id").matches("inv_[0-9a-z]{26}"), made::toString);
        assertEquals(
                Duration.ofDays(7),
                Duration.between(
                        Instant.parse(made.text("/invite/createdAt")), Instant.parse(made.text("/invite/expiresAt"))));
        Mails.Mail mail = system.mails().to(email).await("organization-invitation");
        assertTrue(mail.link().startsWith(system.origin() + "/invite?token="), mail.link());
        assertTrue(mail.text().contains("Acme") && mail.html().contains("Acme"), mail.text());
        assertTrue(mail.html().contains(mail.token()), mail.html());
        made.expectNowhere(mail.token());
        home.owner().browser().get(path(home)).expect(200).expectNowhere(mail.token());
        List<?> rows = system.sql("select * from invites where id = ?", made.text("/invite/id"));
        assertFalse(rows.toString().contains(mail.token()), "only its hash is kept");
    }

    @Test
    void without_a_role_the_invite_is_for_a_member() {
        Home home = tenancy.home();
        home.owner()
                .browser()
                .post(path(home), Map.of("email", system.newEmail()))
                .expect(201)
                .expectText("/invite/role", "member");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{} | VALIDATION_ERROR",
                "{\"email\":\"\"} | VALIDATION_ERROR",
                "{\"email\":null,\"role\":\"member\"} | VALIDATION_ERROR",
                "{\"email\":7} | VALIDATION_ERROR",
                "{\"email\":\"nobody\"} | INVALID_EMAIL",
                "{\"email\":\"a@example.org,b@example.org\"} | INVALID_EMAIL",
                "{\"email\":\"a@example.org\\r\\nBcc: b@example.org\"} | INVALID_EMAIL",
                "{\"email\":\"\\u212aate@example.org\"} | INVALID_EMAIL",
                "{\"email\":\"a\\u0000@example.org\"} | VALIDATION_ERROR",
                "{\"email\":\"x@example.org\",\"role\":\"owner\"} | VALIDATION_ERROR",
                "{\"email\":\"x@example.org\",\"role\":\"Admin\"} | VALIDATION_ERROR",
                "{\"email\":\"x@example.org\",\"role\":\"\"} | VALIDATION_ERROR",
                "{\"email\":\"x@example.org\",\"role\":[\"admin\"]} | VALIDATION_ERROR",
                "{\"email\":\"x@example.org\",\"email\":\"y@example.org\"} | INVALID_JSON",
            })
    void c_21_bad_bodies_are_400_and_nobody_is_invited_as_owner(String body, String code) {
        Home home = tenancy.home();
        home.owner().browser().call("POST", path(home)).json(body).send().expectError(400, code);
        assertEquals(0, system.count("select count(*) from invites where tenant_id = ?", home.id()));
    }

    @Test
    void c_21_there_is_one_pending_invite_per_tenant_and_address() {
        Home home = tenancy.home();
        Home other = tenancy.home();
        String email = system.newEmail();
        invite(home, email);
        Tenancy.invite(home.owner().browser(), home.id(), email.toUpperCase(Locale.ROOT), "admin")
                .expectError(409, "USER_IS_ALREADY_INVITED_TO_THIS_ORGANIZATION");
        Tenancy.invite(other.owner().browser(), other.id(), email, "member").expect(201);
        assertEquals(1, system.count("select count(*) from invites where tenant_id = ?", home.id()));
    }

    @Test
    void c_21_of_many_invites_to_an_address_at_once_one_is_made() {
        Home home = tenancy.home();
        String email = system.newEmail();
        List<Integer> statuses = Crowd.atOnce(
                8,
                i -> Tenancy.invite(home.owner().browser(), home.id(), email, "member")
                        .status());
        assertEquals(1, statuses.stream().filter(status -> status == 201).count(), statuses::toString);
        assertEquals(7, statuses.stream().filter(status -> status == 409).count(), statuses::toString);
    }

    @Test
    void a_member_cannot_be_invited_again() {
        Home home = tenancy.home();
        Person member = tenancy.joined(home, "member");
        Tenancy.invite(home.owner().browser(), home.id(), member.email(), "admin")
                .expectError(409, "USER_IS_ALREADY_A_MEMBER_OF_THIS_ORGANIZATION");
        Tenancy.invite(home.owner().browser(), home.id(), home.owner().email(), "admin")
                .expectError(409, "USER_IS_ALREADY_A_MEMBER_OF_THIS_ORGANIZATION");
    }

    @Test
    void promise_5_members_do_not_invite_and_admins_do() {
        Home home = tenancy.home();
        Person member = tenancy.joined(home, "member");
        Person admin = tenancy.joined(home, "admin");
        String id = invite(home, system.newEmail());
        Tenancy.invite(member.browser(), home.id(), system.newEmail(), "member").expectError(403, NOT_ALLOWED);
        member.browser().get(path(home)).expectError(403, NOT_ALLOWED);
        member.browser().post(path(home) + "/" + id + "/resend").expectError(403, NOT_ALLOWED);
        member.browser().delete(path(home) + "/" + id).expectError(403, NOT_ALLOWED);
        Tenancy.invite(admin.browser(), home.id(), system.newEmail(), "admin").expect(201);
        admin.browser().post(path(home) + "/" + id + "/resend").expect(200);
        admin.browser().delete(path(home) + "/" + id).expect(200);
    }

    @Test
    void s4_78_the_list_shows_every_state_newest_first() {
        Home home = tenancy.home();
        Person accepting = system.person();
        Person declining = system.person();
        String accepted = invite(home, accepting.email());
        Tenancy.accept(accepting.browser(), accepted, tenancy.invited(accepting.email(), 1))
                .expect(200);
        String declined = invite(home, declining.email());
        declining
                .verified()
                .browser()
                .call("POST", "/api/invites/" + declined + "/decline")
                .json("{}")
                .send()
                .expect(200);
        String cancelled = invite(home, system.newEmail());
        home.owner().browser().delete(path(home) + "/" + cancelled).expect(200).expectTrue("/success");
        String expired = invite(home, system.newEmail());
        age(expired);
        String pending = invite(home, system.newEmail());
        Answer list = home.owner().browser().get(path(home)).expect(200);
        assertEquals(List.of(pending, expired, cancelled, declined, accepted), list.texts("/invites", "id"));
        assertEquals(
                List.of("pending", "expired", "cancelled", "declined", "accepted"), list.texts("/invites", "status"));
        assertEquals(5, list.at("/total").intValue());
        Answer page = home.owner().browser().get(path(home) + "?page=2&limit=2").expect(200);
        assertEquals(List.of(cancelled, declined), page.texts("/invites", "id"));
        assertEquals(5, page.at("/total").intValue());
    }

    /** Its week is over. */
    private void age(String inviteId) {
        system.change(
                "update invites set expires_at = ? where id = ?", Instant.parse("2020-01-01T00:00:00Z"), inviteId);
    }

    @Test
    void c_21_a_resent_invite_has_a_new_link_and_the_old_one_is_dead() {
        Home home = tenancy.home();
        Person guest = system.person();
        String id = invite(home, guest.email());
        String old = tenancy.invited(guest.email(), 1);
        home.owner()
                .browser()
                .post(path(home) + "/" + id + "/resend")
                .expect(200)
                .expectText("/invite/id", id)
                .expectText("/invite/status", "pending");
        String fresh = tenancy.invited(guest.email(), 2);
        assertNotEquals(old, fresh);
        system.browser().get("/api/invites/by-token/" + old).expectError(404, "INVITATION_NOT_FOUND");
        Tenancy.accept(guest.browser(), id, old).expect(403);
        system.browser().get("/api/invites/by-token/" + fresh).expect(200);
        Tenancy.accept(guest.browser(), id, fresh).expect(200);
    }

    @Test
    void c_21_resending_brings_an_expired_invite_back() {
        Home home = tenancy.home();
        Person guest = system.person();
        String id = invite(home, guest.email());
        tenancy.invited(guest.email(), 1);
        age(id);
        Answer resent =
                home.owner().browser().post(path(home) + "/" + id + "/resend").expect(200);
        assertTrue(Instant.parse(resent.text("/invite/expiresAt")).isAfter(Instant.parse("2026-01-01T00:00:00Z")));
        Tenancy.accept(guest.browser(), id, tenancy.invited(guest.email(), 2)).expect(200);
    }

    @Test
    void c_21_after_its_expiry_the_address_can_be_invited_anew() {
        Home home = tenancy.home();
        Person guest = system.person();
        String old = invite(home, guest.email());
        String oldToken = tenancy.invited(guest.email(), 1);
        age(old);
        String fresh = invite(home, guest.email());
        assertNotEquals(old, fresh);
        Tenancy.accept(guest.browser(), old, oldToken).expectError(409, "INVITATION_NOT_PENDING");
        // The new one stands in the way of bringing the old one back.
        home.owner()
                .browser()
                .post(path(home) + "/" + old + "/resend")
                .expectError(409, "USER_IS_ALREADY_INVITED_TO_THIS_ORGANIZATION");
        Tenancy.accept(guest.browser(), fresh, tenancy.invited(guest.email(), 2))
                .expect(200);
    }

    @Test
    void what_was_answered_or_cancelled_is_neither_resent_nor_cancelled() {
        Home home = tenancy.home();
        Person guest = system.person();
        String accepted = invite(home, guest.email());
        Tenancy.accept(guest.browser(), accepted, tenancy.invited(guest.email(), 1))
                .expect(200);
        String cancelled = invite(home, system.newEmail());
        home.owner().browser().delete(path(home) + "/" + cancelled).expect(200);
        Stream.of(accepted, cancelled).forEach(id -> {
            home.owner().browser().post(path(home) + "/" + id + "/resend").expectError(409, "INVITATION_NOT_PENDING");
            home.owner().browser().delete(path(home) + "/" + id).expectError(409, "INVITATION_NOT_PENDING");
        });
        home.owner().browser().delete(path(home) + "/inv_none").expectError(404, "INVITATION_NOT_FOUND");
    }

    @Test
    void c_29_an_address_gets_three_invitation_mails_in_a_quarter_of_an_hour() {
        Home home = tenancy.home();
        String path = path(home) + "/" + invite(home, system.newEmail()) + "/resend";
        home.owner().browser().post(path).expect(200);
        home.owner().browser().post(path).expect(200);
        home.owner().browser().post(path).expectError(429, "RATE_LIMITED");
    }

    /** Promise 4: who may not resend an invite cannot keep those who may from it. */
    @ParameterizedTest
    @ValueSource(strings = {"stranger", "member"})
    void promise_4_nobody_else_uses_up_the_tenants_resends(String who) {
        Home home = tenancy.home();
        Person other = who.equals("stranger") ? system.person() : tenancy.joined(home, "member");
        String path = path(home) + "/" + invite(home, system.newEmail()) + "/resend";
        for (int i = 0; i < 4; i++) {
            int status = other.browser().post(path).status();
            assertTrue(status == 403 || status == 404 || status == 429, "status " + status);
        }
        home.owner().browser().post(path).expect(200);
    }
}
