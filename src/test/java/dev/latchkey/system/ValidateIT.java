package dev.latchkey.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** {@code GET /api/auth/validate}. Other tests leave no paid plans behind, so the numbers are exact. */
@OnBothDatabases
class ValidateIT {
    private static final String VALIDATE = "/api/auth/validate";

    private final LatchkeySystem system;
    private final Database database;

    ValidateIT(Database database) {
        this.database = database;
        this.system = LatchkeySystem.on(database);
    }

    private Answer validate() {
        return system.local("GET", VALIDATE).send().expect(200);
    }

    private Person withPlan(String plan, String status, Instant until) {
        Person person = system.person();
        system.change(
                "update users set plan = ?, plan_status = ?, plan_expires_at = ? where id = ?",
                plan,
                status,
                until,
                person.id());
        return person;
    }

    private static Instant past() {
        return Instant.now().minusSeconds(1);
    }

    private static Instant future() {
        return Instant.now().plusSeconds(3_600);
    }

    @Test
    void s4_36_to_s4_44_expired_plans_fall_back_to_free_and_a_second_call_finds_none() {
        validate();
        Person past = withPlan("PRO", "ACTIVE", past());
        Person unpaid = withPlan("STARTER", "PAST_DUE", future());
        Person cancelled = withPlan("BUSINESS", "CANCELLED", future());
        Person paying = withPlan("PRO", "ACTIVE", future());

        Answer first = validate()
                .expectMembers("", "success", "message", "updatedIds")
                .expectTrue("/success")
                .expectText("/message", "3 users corrected and sessions reset.")
                .expectSize("/updatedIds", 3);
        List<String> ids = first.texts("/updatedIds");
        assertTrue(ids.containsAll(List.of(past.id(), unpaid.id(), cancelled.id())), first::toString);
        validate()
                .expectText("/message", "0 users corrected and sessions reset.")
                .expectSize("/updatedIds", 0);

        for (Person corrected : List.of(past, unpaid, cancelled)) {
            assertEquals("FREE ACTIVE null", plan(corrected));
            corrected.browser().me().expectError(401, "UNAUTHORIZED");
            assertEquals(0, system.count("select count(*) from sessions where user_id = ?", corrected.id()));
            system.browser().signIn(corrected.email(), corrected.password()).expect(200);
        }
        assertTrue(plan(paying).startsWith("PRO ACTIVE 2"), plan(paying));
        paying.browser().me().expect(200);
        system.change("update users set plan = 'FREE', plan_expires_at = null where id = ?", paying.id());
    }

    @Test
    void s4_45_a_plan_without_an_end_and_the_free_plan_never_expire() {
        validate();
        Person endless = system.person();
        system.change("update users set plan = 'PRO', plan_status = 'ACTIVE' where id = ?", endless.id());
        Person free = withPlan("FREE", "CANCELLED", past());
        validate().expectSize("/updatedIds", 0);
        endless.browser().me().expect(200);
        free.browser().me().expect(200);
        system.change("update users set plan = 'FREE' where id = ?", endless.id());
    }

    @Test
    void s4_44_c_17_two_calls_at_once_correct_each_user_once() {
        validate();
        Person ann = withPlan("PRO", "ACTIVE", past());
        List<Answer> answers = Crowd.atOnce(4, i -> validate());
        assertEquals(
                List.of(ann.id()),
                answers.stream()
                        .flatMap(answer -> answer.texts("/updatedIds").stream())
                        .toList());
    }

    @Test
    void c_17_without_a_secret_everybody_but_a_plain_local_program_gets_404() {
        Person ann = system.person();
        ann.browser().get(VALIDATE).expectError(404, "NOT_FOUND");
        ann.program().get(VALIDATE).expectError(404, "NOT_FOUND");
        Map<String, String> foreign = Map.of(
                "X-Forwarded-For", "203.0.113.7",
                "X-Forwarded-Host", "app.example",
                "Forwarded", "for=203.0.113.7",
                "X-Real-IP", "203.0.113.7",
                "Origin", system.origin(),
                "Sec-Fetch-Site", "cross-site",
                "Cookie", "auth_token=x",
                "Authorization", "Bearer x",
                "x-api-key", "x",
                "X-API-Token", "x");
        foreign.forEach((name, value) ->
                system.local("GET", VALIDATE).header(name, value).send().expectError(404, "NOT_FOUND"));
        // What counts is that even loopback in the forwarding header is a forwarding header.
        system.local("GET", VALIDATE)
                .header("X-Forwarded-For", "127.0.0.1")
                .send()
                .expectError(404, "NOT_FOUND");
    }

    @Test
    void c_17_with_a_secret_only_the_secret_opens() {
        LatchkeySystem other = LatchkeySystem.on(database, Settings.UNUSUAL);
        other.local("GET", VALIDATE).send().expectError(404, "NOT_FOUND");
        other.program(Settings.CRON_SECRET + "x").get(VALIDATE).expectError(404, "NOT_FOUND");
        other.program(Settings.CRON_SECRET.substring(1)).get(VALIDATE).expectError(404, "NOT_FOUND");
        other.program(Settings.CRON_SECRET).get(VALIDATE).expect(200).expectTrue("/success");
        other.program(Settings.CRON_SECRET).me().expectError(401, "INVALID_TOKEN");
    }

    @Test
    void c_17_tenants_beyond_the_free_limit_are_suspended_and_the_oldest_kept() {
        LatchkeySystem other = LatchkeySystem.on(database, Settings.UNUSUAL);
        Program cron = other.program(Settings.CRON_SECRET);
        Person ann = other.person();
        Browser browser = other.browser();
        browser.signIn(ann.email(), ann.password()).expect(200);
        other.change("update users set plan = 'PRO', plan_status = 'ACTIVE' where email = ?", ann.email());
        for (String name : List.of("first", "second", "third", "fourth")) {
            browser.post("/api/tenants", Map.of("name", name)).expect(201);
        }
        other.change("update users set plan_expires_at = ? where email = ?", past(), ann.email());
        cron.get(VALIDATE).expect(200).expectSize("/updatedIds", 1);

        String status = "select t.status from tenants t join members m on m.tenant_id = t.id"
                + " join users u on u.id = m.user_id where u.email = ? and t.name = ?";
        for (String name : List.of("first", "second")) {
            assertEquals("ACTIVE", other.text(status, ann.email(), name));
        }
        for (String name : List.of("third", "fourth")) {
            assertEquals("SUSPENDED", other.text(status, ann.email(), name));
        }
    }

    @Test
    void s4_40_it_leaves_a_trace() {
        Person ann = withPlan("PRO", "ACTIVE", past());
        validate();
        assertEquals(
                1,
                system.count(
                        "select count(*) from audit_events where action = 'plan-expiry' and subject_id = ?", ann.id()));
        assertFalse(validate().texts("/updatedIds").contains(ann.id()));
    }

    private String plan(Person person) {
        return system.text(
                "select plan || ' ' || plan_status || ' ' || coalesce(cast(plan_expires_at as varchar(40)), 'null')"
                        + " from users where id = ?",
                person.id());
    }
}
