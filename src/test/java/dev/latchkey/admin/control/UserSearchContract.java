package dev.latchkey.admin.control;

import static dev.latchkey.admin.control.GivenHouse.NOW;
import static dev.latchkey.admin.control.GivenHouse.operator;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.latchkey.admin.control.UserSearch.Filter;
import dev.latchkey.admin.entity.AdminProblem;
import dev.latchkey.admin.entity.Found;
import dev.latchkey.admin.entity.UserDossier;
import dev.latchkey.admin.entity.UserSummary;
import dev.latchkey.database.control.GivenDatabase;
import dev.latchkey.problems.entity.AuthException;
import dev.latchkey.requests.entity.Paging;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Operators find people by how their address or name begins. */
abstract class UserSearchContract {
    private static final Paging FIRST = new Paging(1, 20);

    final GivenHouse house;

    UserSearchContract(GivenDatabase database) {
        house = new GivenHouse(database);
    }

    @BeforeEach
    void people() {
        house.user("usr_1.ada", "Ada Lovelace");
        house.user("usr_2.bob", "100% Bob_by \\o/");
        house.user("usr_3.ann", "ÄNNE O'Neil");
        house.user("usr_4.eve", null);
    }

    private List<String> ids(@Nullable String text, Filter filter) {
        return house.search().find(text, filter, FIRST).rows().stream()
                .map(UserSummary::id)
                .toList();
    }

    private List<String> ids(String text) {
        return ids(text, Filter.ANY);
    }

    @Test
    void a_user_is_found_by_the_beginning_of_address_or_name_in_any_case_and_by_id() {
        for (String text : List.of("1.ada", "1.ADA@Example.", "ada l", "ADA LOVELACE", "usr_1.ada", "  ada  ")) {
            assertEquals(List.of("usr_1.ada"), ids(text), text);
        }
        assertEquals(List.of("usr_3.ann"), ids("änne"));
        assertEquals(List.of(), ids("lovelace"), "the beginning only");
        assertEquals(List.of(), ids("usr_1.ad"), "an id as a whole");
    }

    @Test
    void without_a_text_all_are_listed_newest_first_page_by_page() {
        assertEquals(List.of("usr_4.eve", "usr_3.ann", "usr_2.bob", "usr_1.ada"), ids(null, Filter.ANY));
        Found<UserSummary> second = house.search().find("", Filter.ANY, new Paging(2, 3));
        assertEquals(
                List.of("usr_1.ada"),
                second.rows().stream().map(UserSummary::id).toList());
        assertEquals(4, second.total());
        assertEquals(
                List.of(),
                house.search().find("", Filter.ANY, new Paging(1_000_000, 100)).rows());
    }

    @Test
    void hostile_texts_are_texts_and_match_what_begins_so() {
        assertEquals(List.of("usr_2.bob"), ids("100% bob_by \\"));
        for (String text : List.of(
                "%",
                "_",
                "\\",
                "100_",
                "' or '1'='1",
                "ada%",
                "a\0b",
                "\0",
                "\uD800",
                "x".repeat(10_000),
                "%".repeat(254))) {
            assertEquals(List.of(), ids(text), text);
        }
        assertEquals(List.of("usr_3.ann"), ids("änne o'"));
    }

    @Test
    void filters_narrow_the_list() {
        house.administrator("usr_root");
        house.rights(rights -> rights.ban(operator("usr_root"), "usr_1.ada", null, null));
        house.rights(rights -> rights.ban(operator("usr_root"), "usr_2.bob", null, NOW.plus(Duration.ofSeconds(1))));
        house.database().sql().update("update users set ban_expires_at = ? where id = 'usr_2.bob'", NOW);
        house.database().sql().update("update users set email_verified = true where id <> 'usr_4.eve'");
        house.lock("usr_3.ann");
        assertEquals(List.of("usr_1.ada"), ids("", Filter.BANNED), "an expired ban counts as none");
        assertEquals(List.of("usr_3.ann"), ids("", Filter.LOCKED));
        assertEquals(List.of("usr_4.eve"), ids("", Filter.UNVERIFIED));
        assertEquals(List.of("usr_root"), ids("", Filter.ADMINISTRATORS));
        assertEquals(List.of(), ids("1.ada", Filter.UNVERIFIED));
        UserSummary ann =
                house.search().find("usr_3.ann", Filter.ANY, FIRST).rows().get(0);
        assertTrue(ann.locked() && !ann.banned());
        assertTrue(house.search()
                .find("usr_1.ada", Filter.ANY, FIRST)
                .rows()
                .get(0)
                .banned());
    }

    @Test
    void a_dossier_tells_all_of_one_user_and_no_secret() {
        house.session("usr_1.ada");
        house.session("usr_1.ada");
        house.session("usr_2.bob");
        house.tenant("org_home", "Home", "usr_1.ada");
        house.lock("usr_1.ada");
        UserDossier ada = house.dossiers().read("usr_1.ada");
        assertEquals("1.ada@example.org", ada.profile().email());
        assertEquals(2, ada.sessions().size());
        assertEquals("203.0.113.9", ada.sessions().get(0).address());
        assertEquals("[Seat[tenantId=org_home, name=Home, slug=home, status=ACTIVE, role=owner]]", ada.tenants() + "");
        assertEquals(10, ada.lock().failures());
        assertEquals(NOW.plus(Duration.ofMinutes(15)), ada.lock().lockedUntil());
        assertEquals("Term[plan=free, status=active, expiresAt=null]", ada.term() + "");
        for (String nobody : List.of("usr_nobody", "", "a\0b", "x".repeat(10_000))) {
            AuthException refused =
                    assertThrows(AuthException.class, () -> house.dossiers().read(nobody));
            assertEquals(AdminProblem.USER_NOT_FOUND, refused.code());
        }
    }
}
