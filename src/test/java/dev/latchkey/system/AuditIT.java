package dev.latchkey.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Every security event leaves a row, and no secret stays anywhere: neither in a table nor in the log. */
@OnBothDatabases
class AuditIT {
    private static final String NEXT = "another long password";
    private static final String WRONG = "a wrong password of the audit";

    private final LatchkeySystem system;

    AuditIT(Database database) {
        system = LatchkeySystem.on(database);
    }

    @Test
    void each_event_has_a_row_with_who_and_how_it_ended() {
        Person ann = system.person().verified();
        system.browser().register(ann.email(), NEXT).expect(409);
        system.browser().signIn(ann.email(), WRONG).expect(401);
        Browser second = ann.anotherBrowser();
        second.signOut().expect(200);
        ann.browser().changePassword(ann.password(), NEXT).expect(200);
        system.browser().resetPassword(ann.resetToken(1), ann.password()).expect(200);

        assertEquals(
                List.of(
                        "email-verification success",
                        "password-change success",
                        "password-reset success",
                        "password-reset-request success",
                        "sign-in failure",
                        "sign-in success",
                        "sign-in success",
                        "sign-out success",
                        "sign-up failure",
                        "sign-up success"),
                events(ann.id()));
    }

    @Test
    void a_wrong_password_leaves_a_row_though_nobody_is_signed_in() {
        String trace = "trace-" + system.newEmail().replaceAll("@.*", "");
        Person ann = system.person();
        Browser guesser = system.browser();
        guesser.call("POST", "/api/auth/login")
                .header("X-Request-Id", trace)
                .json(Map.of("email", ann.email(), "password", WRONG))
                .send()
                .expect(401)
                .expectText("/requestId", trace);
        List<String> rows = system
                .sql(
                        "select action || ' ' || outcome || ' ' || address as line from audit_events where request_id = ?",
                        trace)
                .stream()
                .map(row -> String.valueOf(row.get("line")))
                .toList();
        assertEquals(List.of("sign-in failure " + guesser.address()), rows);
    }

    @Test
    void what_is_refused_to_a_signed_in_caller_leaves_a_row() {
        Person ann = system.person();
        Browser copy = ann.browser().copy();
        copy.call("POST", "/api/auth/logout")
                .header("Origin", "https://evil.example")
                .send()
                .expectError(403, "INVALID_ORIGIN");
        assertTrue(
                events(ann.id()).contains("access-denied failure"),
                () -> events(ann.id()).toString());
    }

    private List<String> events(String userId) {
        return system
                .sql(
                        "select action || ' ' || outcome as line from audit_events where subject_id = ? order by line",
                        userId)
                .stream()
                .map(row -> String.valueOf(row.get("line")))
                .sorted()
                .toList();
    }

    @Test
    void no_password_and_no_token_stays_in_a_table_or_in_the_log() {
        Person ann = system.person(system.newEmail(), "the first password of the audit");
        String verify = ann.mailbox().await("verify-email").token();
        system.browser().verifyEmail(verify).expect(200);
        system.browser().signIn(ann.email(), WRONG).expect(401);
        // Somebody types his password where the address belongs.
        system.browser().signIn("the-password-typed@as.address", WRONG).expect(401);
        Browser second = ann.anotherBrowser();
        String next = "the second password of the audit";
        second.changePassword(ann.password(), next).expect(200);
        String reset = ann.resetToken(1);
        String open = ann.resetToken(2);
        String last = "the third password of the audit";
        system.browser().resetPassword(reset, last).expect(200);
        Browser third = system.browser();
        third.signIn(ann.email(), last).expect(200);
        third.call("GET", "/api/auth/me")
                .header("Authorization", "Bearer " + ann.browser().token())
                .send()
                .expect(401);

        List<String> secrets = List.of(
                ann.password(),
                WRONG,
                next,
                last,
                verify,
                reset,
                open,
                ann.browser().token(),
                second.token(),
                third.token());
        String log = system.log();
        assertTrue(log.contains(ann.id()), "the log speaks of the events at all");
        secrets.forEach(secret -> assertFalse(log.contains(secret), () -> "in the log: " + secret));
        assertFalse(log.contains(ann.email()), "an address is in the log");
        List<String> tables = everything();
        assertTrue(tables.stream().anyMatch(value -> value.contains(ann.id())), "the search reads the tables at all");
        for (String secret : secrets) {
            tables.stream().filter(value -> value.contains(secret)).findAny().ifPresent(value -> {
                throw new AssertionError("in a table: " + secret + " as " + value);
            });
        }
        assertFalse(tables.stream().anyMatch(value -> value.contains("the-password-typed")), "what was typed is kept");
    }

    @Test
    void a_mail_that_has_left_leaves_nothing_of_its_content() {
        Person ann = system.person();
        ann.mailbox().await("verify-email");
        Await.until(
                "the outbox to forget the letter",
                Duration.ofSeconds(20),
                () -> system.count(
                                "select count(*) from mail_outbox where recipient = ? and content is null and sent_at is not null",
                                ann.email())
                        == 1);
    }

    /** Every value of every column of every table, as text; bytes both as text and in hexadecimal. */
    private List<String> everything() {
        List<String> values = new ArrayList<>();
        String tables = "select table_name as name from information_schema.tables where lower(table_schema) = 'public'";
        for (Map<String, ?> table : system.sql(tables)) {
            String name = String.valueOf(table.get("name"));
            system.sql("select * from \"" + name + "\"")
                    .forEach(row -> row.values().forEach(value -> {
                        if (value instanceof byte[] bytes) {
                            values.add(new String(bytes, StandardCharsets.ISO_8859_1));
                            values.add(HexFormat.of().formatHex(bytes));
                        } else {
                            values.add(String.valueOf(value).toLowerCase(Locale.ROOT));
                            values.add(String.valueOf(value));
                        }
                    }));
        }
        return values;
    }
}
