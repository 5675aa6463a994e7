package dev.latchkey.limits.control;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.latchkey.limits.entity.PlanUse;
import dev.latchkey.problems.entity.AuthException;
import dev.latchkey.settings.control.GivenSettings;
import dev.latchkey.settings.control.SettingException;
import dev.latchkey.users.entity.Caller;
import dev.latchkey.users.entity.Credential;
import dev.latchkey.users.entity.Credential.Kind;
import dev.latchkey.users.entity.Plan;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** C-28. */
class PlanLimitsTest {
    private static final Instant NOW = Instant.parse("2026-01-31T23:59:30.250Z");

    private static PlanLimits limits(String... pairs) {
        PlanLimits limits = new PlanLimits();
        limits.usage = new PlanUsage();
        limits.settings = new LimitSettings.Source().read(GivenSettings.with(pairs));
        return limits;
    }

    private static Caller caller(String user, @Nullable String tenant, Plan plan, Kind kind) {
        Caller.Identity identity = new Caller.Identity(user, user + "@example.org", null, true, "user");
        return new Caller(identity, new Credential(kind, "id", Set.of()), tenant, plan);
    }

    private static Caller caller(@Nullable String tenant, Plan plan) {
        return caller("usr_1", tenant, plan, Kind.SESSION);
    }

    private static AuthException refused(PlanLimits limits, Caller caller, Instant now) {
        return assertThrows(AuthException.class, () -> limits.count(caller, now, (name, value) -> {}));
    }

    @Test
    void s3_65_s3_66_s3_67_s3_68_each_plan_has_its_requests_a_minute() {
        Map<Plan, Integer> expected = Map.of(Plan.FREE, 100, Plan.STARTER, 500, Plan.BUSINESS, 2000, Plan.PRO, 10000);
        expected.forEach((plan, requests) -> {
            PlanLimits limits = limits();
            for (int i = 0; i < requests; i++) {
                limits.count(caller(null, plan), NOW, (name, value) -> {});
            }
            assertEquals(
                    Duration.ofMinutes(1),
                    refused(limits, caller(null, plan), NOW).retryAfter());
        });
    }

    @Test
    void c_28_a_window_lasts_its_time_and_not_an_instant_more_or_less() {
        PlanLimits limits = limits("latchkey.limit.plan-free", "2/PT1M");
        Caller ann = caller(null, Plan.FREE);
        assertEquals(new PlanUse(2, 1, NOW.plusSeconds(60), false), limits.use(ann, NOW));
        assertEquals(new PlanUse(2, 0, NOW.plusSeconds(60), false), limits.use(ann, NOW.plusSeconds(59)));
        assertEquals(
                Duration.ofNanos(1),
                refused(limits, ann, NOW.plusSeconds(60).minusNanos(1)).retryAfter());
        assertEquals(
                new PlanUse(2, 1, NOW.plusSeconds(120), false),
                limits.use(ann, NOW.plusSeconds(60)),
                "what was refused is not counted in the next window");
    }

    @Test
    void c_28_the_headers_tell_limit_rest_and_end_in_unix_seconds() {
        Map<String, String> headers = new HashMap<>();
        limits().count(caller(null, Plan.STARTER), NOW, headers::put);
        assertEquals(
                Map.of(
                        "X-RateLimit-Limit", "500",
                        "X-RateLimit-Remaining", "499",
                        "X-RateLimit-Reset", Long.toString(NOW.plusSeconds(61).getEpochSecond())),
                headers);
    }

    @Test
    void c_28_members_of_a_tenant_share_its_plan_and_a_user_without_one_has_his_own() {
        PlanLimits limits = limits("latchkey.limit.plan-free", "1/PT1M");
        limits.use(caller("usr_1", "org_1", Plan.FREE, Kind.SESSION), NOW);
        assertTrue(limits.use(caller("usr_2", "org_1", Plan.FREE, Kind.API_KEY), NOW)
                .over());
        assertEquals(
                0,
                limits.use(caller("usr_1", null, Plan.FREE, Kind.SESSION), NOW).remaining());
        assertEquals(
                0,
                limits.use(caller("usr_1", "org_2", Plan.FREE, Kind.SESSION), NOW)
                        .remaining());
    }

    @Test
    void c_28_a_plan_that_changes_within_a_window_changes_the_limit_and_not_what_was_used() {
        PlanLimits limits = limits("latchkey.limit.plan-free", "1/PT1M", "latchkey.limit.plan-starter", "3/PT1M");
        limits.use(caller("org_1", Plan.STARTER), NOW);
        limits.use(caller("org_1", Plan.STARTER), NOW);
        assertTrue(limits.use(caller("org_1", Plan.FREE), NOW).over());
        assertEquals(new PlanUse(3, 0, NOW.plusSeconds(60), false), limits.use(caller("org_1", Plan.STARTER), NOW));
    }

    @Test
    void the_server_s_own_token_is_counted_on_nobody_and_switched_off_nobody_is_counted() {
        Map<String, String> headers = new HashMap<>();
        limits().count(caller("usr_1", null, Plan.FREE, Kind.SERVER_TOKEN), NOW, headers::put);
        limits("latchkey.rate-limits", "off").count(caller(null, Plan.FREE), NOW, headers::put);
        assertEquals(Map.of(), headers);
    }

    @Test
    void a_rate_of_a_plan_that_is_none_is_refused_by_its_name() {
        SettingException refused =
                assertThrows(SettingException.class, () -> limits("latchkey.limit.plan-pro", "many"));
        assertTrue(refused.toString().contains("latchkey.limit.plan-pro"), refused.getMessage());
    }
}
