package dev.latchkey.admin.control;

import static dev.latchkey.admin.control.GivenHouse.CLIENT;
import static dev.latchkey.admin.control.GivenHouse.NOW;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import dev.latchkey.admin.control.AuditSearch.Place;
import dev.latchkey.admin.control.AuditSearch.Wanted;
import dev.latchkey.admin.entity.AuditLine;
import dev.latchkey.audit.control.GivenAudit;
import dev.latchkey.audit.entity.Action;
import dev.latchkey.audit.entity.AuditEntry;
import dev.latchkey.database.control.GivenDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The audit, as operators look through it. */
abstract class AuditSearchContract {
    private final GivenHouse house;
    private final AuditSearch search = new AuditSearch();

    AuditSearchContract(GivenDatabase database) {
        house = new GivenHouse(database);
        search.sql = database.sql();
        search.clock = GivenHouse.CLOCK;
    }

    @BeforeEach
    void events() {
        house.user("usr_ada", "Ada");
        house.administrator("usr_root");
        house.tenant("org_acme", "Acme", "usr_ada");
        write(AuditEntry.of(Action.SIGN_IN, CLIENT).by("usr_ada"), NOW.minusSeconds(30));
        write(AuditEntry.of(Action.SIGN_IN, CLIENT).about("usr_ada").failed("wrong"), NOW.minusSeconds(20));
        write(AuditEntry.of(Action.USER_UNLOCK, null).by("usr_root").about("usr_ada"), NOW.minusSeconds(10));
        write(AuditEntry.of(Action.TENANT_CREATE, CLIENT).by("usr_gone").in("org_acme"), NOW.minusSeconds(5));
        write(AuditEntry.of(Action.SIGN_OUT, CLIENT).by("usr_ada"), NOW.minus(Duration.ofDays(40)));
    }

    private void write(AuditEntry entry, Instant at) {
        house.database().inTransaction(entities -> {
            GivenAudit.log(house.database(), entities).write(entry, at);
            return true;
        });
    }

    private List<String> actions(Wanted wanted) {
        return search.find(wanted, null).lines().stream().map(AuditLine::action).toList();
    }

    private static Wanted wanted(@Nullable String user, @Nullable String tenant, @Nullable String action) {
        return new Wanted(user, tenant, action, null, null, null, null);
    }

    @Test
    void without_a_wish_the_last_thirty_days_are_shown_newest_first_with_names() {
        List<AuditLine> lines = search.find(Wanted.ANYTHING, null).lines();
        assertEquals(List.of("tenant-create", "user-unlock", "sign-in", "sign-in"), actions(Wanted.ANYTHING));
        assertEquals("Party[id=usr_gone, name=null]", describe(lines.get(0).actor()));
        assertEquals("Party[id=org_acme, name=Acme]", describe(lines.get(0).tenant()));
        assertEquals(
                "Party[id=usr_root, name=root@example.org]",
                describe(lines.get(1).actor()));
        assertEquals(
                "Party[id=usr_ada, name=ada@example.org]", describe(lines.get(1).subject()));
        assertEquals(false, lines.get(2).succeeded());
        assertEquals("203.0.113.9", lines.get(2).address());
    }

    private static String describe(AuditLine.@Nullable Party party) {
        return party == null ? "nobody" : "Party[id=" + party.id() + ", name=" + party.name() + "]";
    }

    @Test
    void each_wish_narrows_and_all_hold_together() {
        assertEquals(List.of("user-unlock", "sign-in", "sign-in", "sign-out"), actions(wanted("usr_ada", null, null)));
        assertEquals(List.of("sign-in", "sign-in"), actions(wanted("ADA@example.org", null, "sign-in")));
        assertEquals(List.of("user-unlock"), actions(wanted("usr_root", null, null)), "who acted, too");
        assertEquals(List.of("tenant-create"), actions(wanted(null, "org_acme", null)));
        assertEquals(List.of(), actions(wanted("usr_root", "org_acme", null)));
        assertEquals(
                List.of("sign-in"), actions(new Wanted(null, null, null, false, null, null, null)), "failures only");
        assertEquals(List.of("sign-in"), actions(new Wanted(null, null, "sign-in", true, "203.0.113.9", null, null)));
        assertEquals(List.of(), actions(new Wanted(null, null, null, null, "203.0.113.8", null, null)));
        Instant to = NOW.minusSeconds(10);
        assertEquals(List.of("sign-in"), actions(new Wanted(null, null, null, null, null, to.minusSeconds(10), to)));
    }

    @Test
    void hostile_wishes_find_nothing() {
        for (String text : List.of("%", "' or '1'='1", "a\0b", "x".repeat(10_000), "nobody@example.org", "@")) {
            assertEquals(List.of(), actions(wanted(text, null, null)), text);
            assertEquals(List.of(), actions(wanted(null, text, null)), text);
            assertEquals(List.of(), actions(wanted(null, null, text)), text);
        }
    }

    @Test
    void pages_join_without_gap_or_double_even_at_one_instant_and_while_rows_come() {
        for (int i = 0; i < 120; i++) {
            write(AuditEntry.of(Action.ACCESS_DENIED, CLIENT), NOW.minusSeconds(60));
        }
        List<String> seen = new ArrayList<>();
        Place place = null;
        int pages = 0;
        do {
            AuditSearch.Page page = search.find(Wanted.ANYTHING, place);
            page.lines().forEach(line -> seen.add(line.id()));
            place = page.next();
            pages++;
            write(AuditEntry.of(Action.SIGN_UP, CLIENT), NOW);
            assertEquals(
                    Optional.ofNullable(place),
                    Place.parse(place == null ? null : place.toString()),
                    "survives a link");
        } while (place != null);
        assertEquals(3, pages);
        assertEquals(124, seen.size());
        assertEquals(124, new HashSet<>(seen).size());
    }

    @Test
    void a_place_that_is_none_is_no_place() {
        for (String text : List.of("", "~", "x~y", "2026-03-01T12:00:00Z", "2026-03-01T12:00:00Z~' or 1", "~aud_1")) {
            assertEquals(Optional.empty(), Place.parse(text), text);
        }
        assertNotNull(Place.parse("2026-03-01T12:00:00Z~aud_1").orElseThrow());
    }
}
