package dev.latchkey.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.latchkey.system.HubStand.Guest;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** Those who want the tokens of one account at once: nobody waits for each other forever, and not everybody waits. */
@OnBothDatabases
class TokenQueueIT {
    private static final String GET = "/api/auth/get-access-token";
    private static final Map<String, String> GITHUB = Map.of("providerId", "github");

    private final LatchkeySystem system;
    private final GoogleWay github;

    TokenQueueIT(Database database) {
        system = LatchkeySystem.on(database, GoogleStand.SETTINGS);
        github = new GoogleWay(system, "github");
    }

    private record Owner(PageBrowser browser, Guest guest, String account) {}

    /** Somebody whose token has ended and can be refreshed. */
    private Owner owner() {
        Person ann = system.person().verified();
        PageBrowser browser = new PageBrowser(system);
        browser.enter(ann).expect(303);
        long id = ThreadLocalRandom.current().nextLong(1L << 40);
        Guest guest = new Guest(
                Map.of("id", id, "login", "ann" + id, "expires_in", 3_600),
                List.of(Map.of("email", system.newEmail(), "primary", true, "verified", true)));
        browser.get(HubStand.consent(github.link(browser, Map.of()), guest)).expect(302);
        String account = system.text("select id from accounts where user_id = ? and provider_id = 'github'", ann.id());
        system.change(
                "update account_tokens set expires_at = ? where account_id = ?",
                Instant.now().minusSeconds(1),
                account);
        return new Owner(browser, guest, account);
    }

    private static void run(Connection connection, String sql, String account) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, account);
            statement.execute();
        }
    }

    /** Does what an unlinking or a deletion does, account first, and the act in the midst of it. */
    private Answer amid(Owner owner, Supplier<Answer> act) throws SQLException, InterruptedException {
        Store store = system.store();
        try (Connection connection = DriverManager.getConnection(store.jdbc(), store.user(), "")) {
            connection.setAutoCommit(false);
            run(connection, "select id from accounts where id = ? for update", owner.account());
            CompletableFuture<Answer> answer = CompletableFuture.supplyAsync(act);
            Thread.sleep(700);
            run(connection, "delete from account_tokens where account_id = ?", owner.account());
            run(connection, "delete from accounts where id = ?", owner.account());
            connection.commit();
            return answer.join();
        }
    }

    private void assertGone(Owner owner) {
        assertEquals(0, system.count("select count(*) from account_tokens where account_id = ?", owner.account()));
    }

    @Test
    void a_sign_in_and_a_deletion_of_its_account_at_once_both_come_to_an_end() throws Exception {
        Owner ann = owner();
        PageBrowser other = new PageBrowser(system);
        String back = HubStand.consent(github.begin(other), ann.guest());
        amid(ann, () -> other.get(back)).expect(302).expectHeader("Location", system.origin() + "/");
        assertGone(ann);
    }

    @Test
    void a_refresh_and_a_deletion_of_its_account_at_once_both_come_to_an_end() throws Exception {
        Owner ann = owner();
        amid(ann, () -> ann.browser().post(GET, GITHUB)).expectError(400, "ACCOUNT_NOT_FOUND");
        assertGone(ann);
    }

    private record Timed(Answer answer, Duration took) {
        boolean waited() {
            return took.compareTo(Duration.ofMillis(2_500)) > 0;
        }
    }

    @Test
    void at_most_sixteen_wait_for_what_another_gets_and_the_others_are_told_at_once() {
        Owner ann = owner();
        for (int i = 0; i < 2; i++) {
            system.change(
                    "update account_tokens set claim = 'x', claimed_until = ? where account_id = ?",
                    Instant.now().plusSeconds(4),
                    ann.account());
            List<Timed> answers = Crowd.atOnce(24, n -> {
                Instant start = Instant.now();
                Answer answer = ann.browser().post(GET, GITHUB);
                return new Timed(answer, Duration.between(start, Instant.now()));
            });
            answers.forEach(timed -> timed.answer().expectError(503, "PROVIDER_UNAVAILABLE"));
            long waited = answers.stream().filter(Timed::waited).count();
            assertTrue(waited > 0 && waited <= 16, () -> waited + " waited");
        }
        ann.browser().post(GET, GITHUB).expect(200);
    }
}
