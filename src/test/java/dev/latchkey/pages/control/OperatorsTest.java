package dev.latchkey.pages.control;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.latchkey.admin.control.TenantSearch;
import dev.latchkey.admin.control.UserSearch;
import dev.latchkey.mail.control.OutboxDesk;
import dev.latchkey.pages.entity.Language;
import dev.latchkey.pages.entity.Pager;
import dev.latchkey.pages.entity.Query;
import dev.latchkey.problems.entity.AuthException;
import dev.latchkey.requests.entity.Paging;
import dev.latchkey.settings.control.EffectiveSettings;
import dev.latchkey.tenants.entity.TenantRole;
import dev.latchkey.users.entity.Plan;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the operators' pages are put together from. */
class OperatorsTest {
    @Test
    void everything_that_can_be_chosen_or_shown_has_words_in_every_language() {
        List<String> keys = new ArrayList<>();
        add(keys, "operator.users.", UserSearch.Filter.values());
        add(keys, "operator.tenants.", TenantSearch.Filter.values());
        add(keys, "operator.mail.", OutboxDesk.State.values());
        add(keys, "operator.no-mail.", OutboxDesk.State.values());
        add(keys, "operator.origin.", EffectiveSettings.Origin.values());
        add(keys, "operator.plan.", Plan.values());
        add(keys, "operator.seat.", TenantRole.values());
        Texts texts = new Texts();
        texts.read();
        for (Language language : Language.values()) {
            keys.forEach(key -> assertTrue(texts.in(language).has(key), language + " " + key));
        }
    }

    private static void add(List<String> keys, String prefix, Enum<?>[] constants) {
        Stream.of(constants).map(Operators::label).map(prefix::concat).forEach(keys::add);
    }

    @Test
    void what_is_no_choice_is_the_first_one() {
        assertEquals(OutboxDesk.State.GIVEN_UP, Operators.chosen(OutboxDesk.State.values(), "given-up"));
        for (String none : List.of("", "GIVEN_UP", "given_up", "x")) {
            assertEquals(OutboxDesk.State.WAITING, Operators.chosen(OutboxDesk.State.values(), none), none);
        }
    }

    @Test
    void a_last_day_ends_at_the_next_midnight_and_is_shown_as_it_was_chosen() {
        Instant end = Days.end("until", "2026-12-31");
        assertEquals(Instant.parse("2027-01-01T00:00:00Z"), end);
        assertEquals("2026-12-31", Days.last(end));
        assertEquals(Instant.parse("2026-12-31T00:00:00Z"), Days.begin("from", "2026-12-31"));
        assertEquals(null, Days.end("until", ""));
        assertEquals("", Days.last(null));
    }

    @ParameterizedTest
    @ValueSource(strings = {"31.12.2026", "2026-02-30", "2026-13-01", "20260101", "+12026-01-01", "x", "2026-1-1"})
    void what_is_no_day_is_refused_by_its_field(String text) {
        AuthException refused = assertThrows(AuthException.class, () -> Days.end("until", text));
        assertTrue(refused.fields().containsKey("until"));
    }

    @Test
    void a_pager_leads_one_page_back_and_forth_and_keeps_the_search() {
        Query search = Query.of("/operator/users").and("q", "a&b ü").and("only", "");
        assertEquals("/operator/users?q=a%26b+%C3%BC", search.toString());
        Pager first = Pager.of(search, new Paging(1, 20), 41);
        assertEquals(null, first.previous());
        assertEquals("/operator/users?q=a%26b+%C3%BC&page=2", first.next());
        Pager second = Pager.of(search, new Paging(2, 20), 41);
        assertEquals("/operator/users?q=a%26b+%C3%BC", second.previous());
        assertEquals("21 40", second.first() + " " + second.last());
        Pager last = Pager.of(search, new Paging(3, 20), 41);
        assertEquals(null, last.next());
        assertEquals("41 41", last.first() + " " + last.last());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "-1", "x", "1.5", "99999", "٣"})
    void what_is_no_page_is_the_first_one(String page) {
        assertEquals(1, Pager.paging(page).page());
    }
}
