package dev.latchkey.system;

import static dev.latchkey.system.OperatorSide.at;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What hostile people type where operators look, and what operators mistype. */
@OnBothDatabases
class OperatorInputIT {
    private final LatchkeySystem system;
    private final OperatorSide side;

    OperatorInputIT(Database database) {
        system = LatchkeySystem.on(database);
        side = new OperatorSide(system);
    }

    @Test
    void hostile_searches_find_nothing_and_break_nothing() {
        PageBrowser browser = side.signedIn(side.administrator());
        for (String text : List.of(
                "%",
                "_",
                "\\",
                "' or '1'='1",
                "\"><script>alert(1)</script>",
                "\0",
                "a\0b",
                "x".repeat(4_000),
                "\u202e",
                "${7*7}")) {
            String encoded = URLEncoder.encode(text, StandardCharsets.UTF_8);
            for (String search : List.of(
                    "/operator/users?q=",
                    "/operator/tenants?q=",
                    "/operator/audit?user=",
                    "/operator/audit?tenant=",
                    "/operator/audit?address=",
                    "/operator/audit?action=",
                    "/operator/audit?after=")) {
                Answer answer = browser.get(search + encoded);
                assertTrue(answer.status() == 200 || answer.status() == 400, search + text + " " + answer.status());
                assertFalse(answer.body().contains("<script>alert"), search);
                assertFalse(search.endsWith("q=") && answer.body().contains("class=\"who\""), () -> search + text);
            }
        }
        for (String odd : List.of(
                "/operator/users?page=0",
                "/operator/users?page=-1",
                "/operator/users?page=999999999999",
                "/operator/users?page=9999",
                "/operator/users?only=nonsense",
                "/operator/users?q=a&q=b",
                "/operator/audit?after=~&outcome=maybe",
                "/operator/outbox?state=nonsense&page=x",
                "/operator/users?q=%FF%FE")) {
            assertTrue(Set.of(200, 400).contains(browser.get(odd).status()), odd);
        }
        browser.get("/operator/audit?from=2026-02-30").expect(400);
        browser.get("/operator/audit?to=tomorrow").expect(400);
        int tooLong = browser.get("/operator/users?q=" + "x".repeat(10_000)).status();
        assertTrue(tooLong == 200 || tooLong == 414 || tooLong == 400 || tooLong == 431, "status " + tooLong);
    }

    @Test
    void the_longest_lists_stay_below_60_kilobytes() {
        Person boss = side.administrator();
        PageBrowser browser = side.signedIn(boss);
        for (int i = 0; i < 60; i++) {
            system.change(
                    "insert into audit_events (id, at, action, outcome, actor_id, subject_id, address, detail)"
                            + " values (?, ?, 'email-verification-request', 'failure', ?, ?, '2001:db8::1', ?)",
                    "aud_" + boss.id() + i,
                    Instant.now(),
                    boss.id(),
                    boss.id(),
                    "INVALID_EMAIL_OR_PASSWORD");
        }
        for (String page : List.of("/operator/users", "/operator/audit?user=" + boss.id(), "/operator/settings")) {
            int bytes = browser.get(page).expect(200).body().getBytes(StandardCharsets.UTF_8).length;
            assertTrue(bytes < 60_000, page + " has " + bytes);
        }
    }

    @Test
    void what_people_call_themselves_is_text_on_every_page() {
        String markup = "<img src=x onerror=alert(1)>\"'&";
        Person ann = system.person();
        String home = Tenancy.create(ann.browser(), markup);
        system.change("update users set name = ?, company = ? where id = ?", markup, markup, ann.id());
        system.change("update sessions set user_agent = ? where user_id = ?", markup, ann.id());
        Person boss = side.administrator();
        PageBrowser browser = side.signedIn(boss);
        browser.submit(at(ann), at(ann, "ban"), Map.of("reason", markup)).expect(303);
        for (String page : List.of(
                "/operator/users?q=" + ann.email(),
                at(ann),
                "/operator/tenants?q=" + home,
                "/operator/tenants/" + home,
                "/operator/audit?user=" + ann.id(),
                "/operator/audit?tenant=" + home)) {
            Answer shown = browser.get(page).expect(200);
            assertFalse(shown.body().contains("<img src=x"), () -> page);
            assertTrue(shown.body().contains("&lt;img src=x") || page.contains("audit?user"), () -> page);
            assertEquals("no-store", shown.header("cache-control"));
            assertFalse(shown.header("content-security-policy").contains("unsafe"), shown::toString);
        }
    }

    @Test
    void what_a_form_cannot_mean_is_said_and_changes_nothing() {
        Person ann = system.person();
        Person boss = side.administrator();
        PageBrowser browser = side.signedIn(boss);
        Answer late = browser.submit(at(ann), at(ann, "ban"), Map.of("until", "2020-01-01", "reason", "kept"));
        late.expect(400);
        assertTrue(late.body().contains("Choose a day that is not over yet")
                && late.body().contains("kept"));
        browser.submit(at(ann), at(ann, "ban"), Map.of("until", "31.12.2099")).expect(400);
        browser.submit(at(ann), at(ann, "ban"), Map.of("reason", "x".repeat(501)))
                .expect(400);
        browser.submit(at(ann), at(ann, "change-plan"), Map.of("plan", "gold")).expect(400);
        browser.submit(at(ann), at(ann, "change-plan"), Map.of("plan", "pro", "expiresAt", "2020-01-01"))
                .expect(400);
        ann.browser().me().expect(200);
        assertEquals("FREE", system.text("select plan from users where id = ?", ann.id()));
        // Nobody gets this form of himself; whoever makes one is refused by the room.
        String own = browser.token(at(ann), at(ann, "ban"));
        browser.send(at(boss, "ban"), own, Map.of()).expect(400);
        boss.browser().me().expect(200);
    }
}
