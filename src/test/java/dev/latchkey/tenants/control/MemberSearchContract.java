package dev.latchkey.tenants.control;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.latchkey.database.control.GivenDatabase;
import dev.latchkey.problems.entity.AuthException;
import dev.latchkey.requests.entity.Paging;
import dev.latchkey.tenants.control.Members.Seat;
import dev.latchkey.tenants.entity.TenantProblem;
import dev.latchkey.users.entity.Caller;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Members are found by a part of their name or address, in their own tenant only; and what a tenant's card says. */
abstract class MemberSearchContract {
    private static final Paging FIRST = new Paging(1, 20);

    private final GivenTenancy given;

    MemberSearchContract(GivenDatabase database) {
        given = new GivenTenancy(database);
    }

    private List<String> found(Caller caller, String tenant, String text) {
        return given.beans(beans -> beans.get(Members.class).search(caller, tenant, text, FIRST)).members().stream()
                .map(Members.Profile::userId)
                .toList();
    }

    @Test
    void a_member_is_found_by_any_part_of_name_or_address_in_any_letter_case() {
        Caller ada = given.person("ada", "Ada Lovelace");
        Caller bob = given.person("bob", null);
        String tenant = given.tenant(ada);
        given.join(tenant, bob, "MEMBER");
        assertEquals(List.of(ada.userId(), bob.userId()), found(ada, tenant, "  "));
        assertEquals(List.of(ada.userId()), found(ada, tenant, "LOVE"));
        assertEquals(List.of(bob.userId()), found(ada, tenant, " " + bob.email().toUpperCase() + " "));
        assertEquals(List.of(), found(ada, tenant, "nobody"));
    }

    @Test
    void signs_that_mean_something_to_sql_are_text() {
        Caller ada = given.person("ada", "100 % of_it \\ '");
        String tenant = given.tenant(ada);
        for (String text : List.of("%", "_", "\\", "'", "0 % O")) {
            assertEquals(List.of(ada.userId()), found(ada, tenant, text), text);
        }
        for (String text : List.of("1%0", "o__it", "\0", "x".repeat(10_000), "' or '1'='1")) {
            assertEquals(List.of(), found(ada, tenant, text), text);
        }
    }

    @Test
    void a_search_is_paged_and_counts_what_it_finds() {
        Caller ada = given.person("ada", "Ada");
        String tenant = given.tenant(ada);
        for (int i = 0; i < 5; i++) {
            given.join(tenant, given.person("guest", "Guest"), "MEMBER");
        }
        Members.Slice second =
                given.beans(beans -> beans.get(Members.class).search(ada, tenant, "guest", new Paging(2, 3)));
        assertEquals(2, second.members().size());
        assertEquals(5, second.total());
    }

    @Test
    void promise_4_nobody_of_another_tenant_is_found_and_an_outsider_finds_no_tenant() {
        Caller ada = given.person("ada", "Ada");
        Caller eve = given.person("eve", "Ada too");
        String tenant = given.tenant(ada);
        String other = given.tenant(eve);
        assertEquals(List.of(ada.userId()), found(ada, tenant, "ada"));
        for (Runnable act : List.<Runnable>of(
                () -> found(eve, tenant, "ada"),
                () -> found(eve, tenant, ""),
                () -> given.beans(beans -> beans.get(Members.class).read(eve, new Seat(tenant, ada.userId()))),
                () -> given.beans(beans -> beans.get(TenantCards.class).read(eve, tenant, GivenTenancy.NOW)))) {
            AuthException refused = assertThrows(AuthException.class, act::run);
            assertEquals(TenantProblem.ORGANIZATION_NOT_FOUND, refused.code());
        }
        AuthException stranger = assertThrows(
                AuthException.class,
                () -> given.beans(beans -> beans.get(Members.class).read(eve, new Seat(other, ada.userId()))));
        assertEquals(TenantProblem.MEMBER_NOT_FOUND, stranger.code());
    }

    @Test
    void a_card_tells_who_is_there_and_which_invites_still_wait() {
        Caller ada = given.person("ada", "Ada");
        String tenant = given.tenant(ada);
        assertTrue(card(ada, tenant).isOnlyOwner());
        assertTrue(card(ada, tenant).isAlone());
        Caller bob = given.person("bob", "Bob");
        given.join(tenant, bob, "MEMBER");
        invited(tenant, "waiting", "PENDING", 1);
        invited(tenant, "late", "PENDING", 0);
        invited(tenant, "gone", "CANCELLED", 1);
        TenantCards.Card card = card(bob, tenant);
        assertEquals(2, card.members());
        assertEquals(1, card.owners());
        assertEquals(1, card.invites());
        assertFalse(card.isOnlyOwner());
        assertFalse(card.suspended());
        given.sql().update("update tenants set status = 'SUSPENDED' where id = ?", tenant);
        assertTrue(card(bob, tenant).suspended());
    }

    private TenantCards.Card card(Caller caller, String tenant) {
        return given.beans(beans -> beans.get(TenantCards.class).read(caller, tenant, GivenTenancy.NOW));
    }

    private void invited(String tenant, String word, String status, int secondsLeft) {
        String id = "inv_" + word + tenant;
        given.sql()
                .update(
                        "insert into invites (id, tenant_id, email, pending_email, role, status, token_hash, created_at,"
                                + " updated_at, expires_at) values (?, ?, ?, ?, 'MEMBER', ?, ?, ?, ?, ?)",
                        id,
                        tenant,
                        word + "@example.org",
                        status.equals("PENDING") ? word + "@example.org" : null,
                        status,
                        id,
                        GivenTenancy.NOW,
                        GivenTenancy.NOW,
                        GivenTenancy.NOW.plusSeconds(secondsLeft));
    }
}
