package dev.latchkey.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What people type, call themselves and ask for on the account's pages. */
@OnBothDatabases
class AccountInputIT {
    private final LatchkeySystem system;

    AccountInputIT(Database database) {
        system = LatchkeySystem.on(database);
    }

    private PageBrowser signedIn(Person person) {
        PageBrowser browser = new PageBrowser(system);
        browser.enter(person).expect(303).expectHeader("Location", "/account");
        return browser;
    }

    @Test
    void what_people_call_themselves_is_shown_and_never_run() {
        Person ann = system.person().verified();
        String markup = "<script>alert(1)</script>\"'><img src=x onerror=alert(2)>";
        system.sql("update users set name = ?, company = ? where id = ?", markup, markup, ann.id());
        ann.browser().post("/api/tenants", Map.of("name", markup)).expect(201);
        system.sql("update sessions set user_agent = ?, ip_address = ? where user_id = ?", markup, "<i>", ann.id());
        PageBrowser browser = signedIn(ann);
        for (String page : AccountPagesIT.PAGES) {
            browser.get(page).expect(200).expectNowhere("<script>alert").expectNowhere("<img src=x");
        }
        assertTrue(browser.get("/account").body().contains("&lt;script&gt;alert(1)"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"?page=0", "?page=-1", "?page=x", "?page=99999999999", "?page=2&page=1", "?page=%00", "?page="})
    void a_page_number_that_is_none_is_the_first(String query) {
        Answer shown = signedIn(system.person()).get("/account/activity" + query);
        assertTrue(shown.status() == 200 || shown.status() == 400, shown::toString);
        assertTrue(shown.header("Content-Type").startsWith("text/html"), shown::toString);
    }

    @Test
    void a_copy_is_a_file_of_ones_own_that_nobody_keeps() {
        Person ann = system.person();
        Person bob = system.person();
        Answer copy = signedIn(ann).get("/account/data/download").expect(200);
        assertTrue(copy.header("Content-Disposition").matches("attachment; filename=\"account-[0-9-]{10}\\.json\""));
        assertTrue(copy.header("Content-Type").startsWith("application/json"));
        assertTrue(copy.header("Cache-Control").contains("no-store"));
        copy.expectText("/user/email", ann.email()).expectNowhere(bob.id()).expectNowhere("$2");
        assertEquals(
                1,
                system.count(
                        "select count(*) from audit_events where action = 'user-copy' and subject_id = ?", ann.id()));
    }

    @Test
    void a_profile_refuses_what_cannot_be_and_keeps_what_was_typed() {
        PageBrowser browser = signedIn(system.person());
        Answer refused = browser.submit(
                "/account/profile",
                "/account/profile",
                Map.of("name", "x".repeat(201), "country", "XX", "phone", "\"><i>", "image", "javascript:alert(1)"));
        refused.expect(400);
        for (String field : List.of("name", "country", "phone", "image")) {
            assertTrue(refused.body().contains("id=\"" + field + "-error\""), field);
        }
        assertTrue(refused.body().contains("value=\"" + "x".repeat(201) + "\""), "what was typed is kept");
        refused.expectNowhere("\"><i>");
    }
}
