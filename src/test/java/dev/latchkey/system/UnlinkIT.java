package dev.latchkey.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.latchkey.system.GoogleStand.Guest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Ways in are taken away again, but never the last. */
@OnBothDatabases
class UnlinkIT {
    private static final String UNLINK = "/api/auth/unlink-account";
    private static final String ACCOUNTS = "/api/auth/list-accounts";

    private final LatchkeySystem system;
    private final GoogleWay way;

    UnlinkIT(Database database) {
        system = LatchkeySystem.on(database, GoogleStand.SETTINGS);
        way = new GoogleWay(system);
    }

    private PageBrowser linked(Person person, Guest guest) {
        PageBrowser browser = new PageBrowser(system);
        browser.enter(person).expect(303);
        way.link(browser, guest).expect(302);
        return browser;
    }

    private String row(Person person, String provider) {
        return system.text("select id from accounts where user_id = ? and provider_id = ?", person.id(), provider);
    }

    private long tokens(String account) {
        return system.count("select count(*) from account_tokens where account_id = ?", account);
    }

    @Test
    void an_unlinked_account_is_no_way_in_any_more_and_ends_nothing_else() {
        Person ann = system.person().verified();
        Guest google = way.guest(system.newEmail());
        PageBrowser browser = linked(ann, google);
        PageBrowser other = new PageBrowser(system);
        way.enter(other, google).expect(302);
        String account = row(ann, "google");
        assertEquals(1, tokens(account));
        browser.post(UNLINK, Map.of("accountId", account)).expect(200).expectTrue("/status");
        browser.get(ACCOUNTS).expect(200).expectSize("", 1).expectText("/0/providerId", "credential");
        assertEquals(0, tokens(account));
        way.me(browser).expect(200);
        way.me(other).expect(200).expectText("/user/id", ann.id());
        browser.post(UNLINK, Map.of("accountId", account)).expectError(400, "ACCOUNT_NOT_FOUND");
        PageBrowser again = new PageBrowser(system);
        way.enter(again, google).expect(302);
        assertTrue(!way.me(again).expect(200).text("/user/id").equals(ann.id()));
        assertEquals(
                1,
                system.count(
                        "select count(*) from audit_events where action = 'account-unlink' and actor_id = ?"
                                + " and detail = 'google'",
                        ann.id()));
        assertTrue(ann.mailbox().await("notice", 2).text().contains("taken away"));
    }

    @Test
    void older_clients_name_the_provider_with_or_without_the_account() {
        Person ann = system.person().verified();
        Guest google = way.guest(system.newEmail());
        PageBrowser browser = linked(ann, google);
        browser.post(UNLINK, Map.of("providerId", "google", "accountId", "another"))
                .expectError(400, "ACCOUNT_NOT_FOUND");
        browser.post(UNLINK, Map.of("providerId", "github")).expectError(400, "ACCOUNT_NOT_FOUND");
        // What the provider calls him is no name of a row.
        browser.post(UNLINK, Map.of("accountId", google.subject())).expectError(400, "ACCOUNT_NOT_FOUND");
        browser.post(UNLINK, Map.of("providerId", "google", "accountId", google.subject()))
                .expect(200);
        way.link(browser, google).expect(302);
        browser.post(UNLINK, Map.of("providerId", "google", "accountId", row(ann, "google")))
                .expect(200);
        way.link(browser, google).expect(302);
        browser.post(UNLINK, Map.of("providerId", "google")).expect(200);
        for (Map<String, ?> bad : List.<Map<String, ?>>of(
                Map.of(), Map.of("accountId", ""), Map.of("accountId", 7), Map.of("providerId", "x".repeat(65)))) {
            browser.post(UNLINK, bad).expectError(400, "VALIDATION_ERROR");
        }
    }

    @Test
    void promise_6_of_two_at_once_that_take_the_last_two_away_one_stays() {
        for (int i = 0; i < 3; i++) {
            Person ann = system.person().verified();
            PageBrowser browser = linked(ann, way.guest(system.newEmail()));
            List<String> providers = List.of("credential", "google", "credential", "google");
            List<Answer> answers = Crowd.atOnce(4, n -> browser.post(UNLINK, Map.of("providerId", providers.get(n))));
            assertEquals(1, answers.stream().filter(a -> a.status() == 200).count(), answers::toString);
            assertEquals(1, system.count("select count(*) from accounts where user_id = ?", ann.id()));
        }
    }

    @Test
    void the_last_way_in_stays_also_when_it_is_a_provider() {
        Guest google = way.guest(system.newEmail());
        PageBrowser browser = new PageBrowser(system);
        way.enter(browser, google).expect(302);
        browser.post(UNLINK, Map.of("providerId", "google")).expectError(400, "FAILED_TO_UNLINK_LAST_ACCOUNT");
        way.enter(new PageBrowser(system), google).expectHeader("Location", system.origin() + "/");
    }

    @Test
    void nobody_takes_another_users_away_and_a_day_old_session_takes_none() {
        Person ann = system.person().verified();
        linked(ann, way.guest(system.newEmail()));
        Person bob = system.person().verified();
        PageBrowser browser = linked(bob, way.guest(system.newEmail()));
        browser.post(UNLINK, Map.of("accountId", row(ann, "google"))).expectError(400, "ACCOUNT_NOT_FOUND");
        Instant then = Instant.now().minus(Duration.ofDays(2));
        system.change("update sessions set created_at = ? where user_id = ?", then, bob.id());
        browser.post(UNLINK, Map.of("providerId", "google")).expectError(403, "SESSION_NOT_FRESH");
        assertEquals(2, system.count("select count(*) from accounts where user_id = ?", bob.id()));
    }

    @Test
    void a_deleted_user_and_a_reset_leave_no_tokens() {
        Person ann = system.person().verified();
        linked(ann, way.guest(system.newEmail()));
        String account = row(ann, "google");
        assertEquals(1, tokens(account));
        ann.browser()
                .post("/api/auth/delete-user", Map.of("password", ann.password()))
                .expect(200);
        assertEquals(0, tokens(account));
        Person bob = system.person().verified();
        linked(bob, way.guest(system.newEmail()));
        account = row(bob, "google");
        // Promise 10: nobody had proved the address, as of those who linked before that was asked for.
        system.change("update users set email_verified = false where id = ?", bob.id());
        system.browser()
                .resetPassword(bob.resetToken(1), "another good password")
                .expect(200);
        assertEquals(0, tokens(account));
    }
}
