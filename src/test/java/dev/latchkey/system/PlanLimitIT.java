package dev.latchkey.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** How much of the API a plan gives: C-28, S3-65 to S3-70. */
@OnBothDatabases
class PlanLimitIT {
    private static final String LIMIT = "x-ratelimit-limit";
    private static final String REMAINING = "x-ratelimit-remaining";

    private final LatchkeySystem system;

    PlanLimitIT(Database database) {
        system = LatchkeySystem.on(database);
    }

    private static int remaining(Answer answer) {
        return Integer.parseInt(answer.header(REMAINING));
    }

    /** A user of a tenant that he works in. */
    private Browser worker(Browser browser, String tenantId) {
        browser.post("/api/tenants/" + tenantId + "/activate", Map.of()).expect(200);
        return browser;
    }

    private String tenant(Browser owner) {
        return owner.post("/api/tenants", Map.of("name", "Plan & Co"))
                .expect(201)
                .text("/tenant/id");
    }

    private void pay(String table, String id, String plan) {
        system.change("update " + table + " set plan = ? where id = ?", plan, id);
    }

    @Test
    void c_28_s3_65_answers_to_a_caller_tell_his_limit_what_is_left_and_when_more_comes() {
        Browser ann = system.person().browser();
        Answer first = ann.me().expect(200).expectHeader(LIMIT, "100");
        long reset = Long.parseLong(first.header("x-ratelimit-reset"));
        long now = Instant.now().getEpochSecond();
        assertTrue(reset > now && reset <= now + 62, first::toString);
        assertEquals(
                remaining(first) - 1, remaining(ann.get("/api/auth/get-session").expect(200)));
        assertEquals(remaining(first) - 2, remaining(ann.get("/api/tenants").expect(200)));
        Answer missing = ann.get("/api/tenants/org_missing").expect(404);
        assertEquals(remaining(first) - 3, remaining(missing), "errors are answers too");
        assertEquals(Long.toString(reset), missing.header("x-ratelimit-reset"));
    }

    @Test
    void strangers_and_pages_are_not_counted() {
        Browser ann = system.person().browser();
        int before = remaining(ann.me());
        assertFalse(ann.get("/account").headers().firstValue(LIMIT).isPresent());
        assertEquals(before - 1, remaining(ann.me()));
        assertFalse(
                system.browser().me().expect(401).headers().firstValue(LIMIT).isPresent());
    }

    @Test
    void c_28_promise_6_many_at_once_get_no_more_than_the_plan_gives_and_no_fewer() {
        Browser ann = system.person().browser();
        int left = remaining(ann.me());
        List<Integer> statuses = Crowd.atOnce(left + 60, i -> ann.me().status());
        assertEquals(left, statuses.stream().filter(status -> status == 200).count());
        assertEquals(60, statuses.stream().filter(status -> status == 429).count());
        for (String path : List.of("/api/auth/me", "/api/auth/get-session", "/api/tenants", "/api/auth/verify")) {
            Answer over = ann.get(path)
                    .expectError(429, "RATE_LIMITED")
                    .expectHeader(REMAINING, "0")
                    .expectHeader(LIMIT, "100");
            long seconds = Long.parseLong(over.header("retry-after"));
            assertTrue(seconds >= 1 && seconds <= 60, over::toString);
            over.expectHeader("x-retry-after", Long.toString(seconds));
            assertTrue(over.at("/details/tryAgainIn").asLong() <= seconds * 1000, over::toString);
        }
        ann.get("/account").expect(200);
        system.person().browser().me().expect(200);
    }

    @Test
    void s3_66_s3_67_s3_68_s3_70_a_user_s_own_plan_counts_while_he_works_in_no_tenant() {
        Person ann = system.person();
        system.change("update sessions set active_tenant_id = null where user_id = ?", ann.id());
        Map<String, String> limits = Map.of("STARTER", "500", "BUSINESS", "2000", "PRO", "10000", "FREE", "100");
        limits.forEach((plan, limit) -> {
            pay("users", ann.id(), plan);
            ann.browser().me().expect(200).expectHeader(LIMIT, limit);
        });
    }

    @Test
    void c_28_the_tenant_s_plan_goes_before_the_user_s_and_its_members_share_it() {
        Person ann = system.person();
        Person bob = system.person();
        String id = tenant(ann.browser());
        pay("tenants", id, "STARTER");
        pay("users", ann.id(), "PRO");
        worker(ann.browser(), id);
        system.change(
                "insert into members (id, tenant_id, user_id, role, created_at) values (?, ?, ?, 'MEMBER', ?)",
                "mem_" + bob.id(),
                id,
                bob.id(),
                Instant.now());
        worker(bob.browser(), id);
        Answer anns = ann.browser().me().expectHeader(LIMIT, "500");
        Answer bobs = bob.browser().me().expectHeader(LIMIT, "500");
        assertEquals(remaining(anns) - 1, remaining(bobs));
    }

    @Test
    void c_17_c_28_a_plan_that_is_over_is_free_even_before_it_is_ended() {
        Browser ann = system.person().browser();
        String id = tenant(ann);
        worker(ann, id);
        pay("tenants", id, "PRO");
        ann.me().expectHeader(LIMIT, "10000");
        system.change(
                "update tenants set plan_expires_at = ? where id = ?",
                Instant.now().minusSeconds(1),
                id);
        ann.me().expectHeader(LIMIT, "100");
        system.change(
                "update tenants set plan_expires_at = ? where id = ?",
                Instant.now().plusSeconds(600),
                id);
        ann.me().expectHeader(LIMIT, "10000");
        system.change("update tenants set plan_status = 'PAST_DUE' where id = ?", id);
        ann.me().expectHeader(LIMIT, "100");
    }

    @Test
    void c_28_programs_count_with_their_users() {
        Person ann = system.person();
        Browser browser = ann.browser();
        String key = ApiKeyIT.create(browser, Map.of()).text("/key");
        system.change("update sessions set active_tenant_id = null where user_id = ?", ann.id());
        int before = remaining(browser.me());
        assertEquals(before - 1, remaining(system.program(key).me().expect(200)));
        assertEquals(
                before - 2, remaining(ApiKeyIT.verify(system, key, List.of()).expect(200)), "asked by a gateway");
        assertEquals(before - 3, remaining(browser.me()));
    }

    @Test
    void c_28_verify_refuses_a_key_whose_plan_is_used_up_and_spends_no_use_of_it() {
        Person ann = system.person();
        Answer made = ApiKeyIT.create(ann.browser(), Map.of("remaining", 3));
        system.change("update sessions set active_tenant_id = null where user_id = ?", ann.id());
        Crowd.atOnce(100, i -> ann.browser().me().status());
        ApiKeyIT.verify(system, made.text("/key"), List.of())
                .expectError(429, "RATE_LIMITED")
                .expectHeader(REMAINING, "0");
        assertEquals(3, system.count("select remaining from api_keys where id = ?", made.text("/apiKey/id")));
    }

    @Test
    void c_28_a_page_of_a_trusted_origin_may_read_the_headers() {
        Answer answer = system.person()
                .browser()
                .call("GET", "/api/auth/me")
                .header("Origin", system.origin())
                .send();
        String shown = answer.header("access-control-expose-headers");
        assertTrue(shown.contains("X-RateLimit-Remaining") && shown.contains("X-RateLimit-Reset"), shown);
    }
}
