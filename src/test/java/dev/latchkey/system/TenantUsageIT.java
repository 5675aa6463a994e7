package dev.latchkey.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.latchkey.system.Tenancy.Home;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** {@code GET /api/tenants/{id}/usage}: a tenant's plan and its requests per day. C-28. */
@OnBothDatabases
class TenantUsageIT {
    private final LatchkeySystem system;
    private final Tenancy tenancy;

    TenantUsageIT(Database database) {
        system = LatchkeySystem.on(database);
        tenancy = new Tenancy(system);
    }

    private static String at(Home home) {
        return "/api/tenants/" + home.id() + "/usage";
    }

    private static void work(Person person, Home home) {
        person.browser()
                .post("/api/tenants/" + home.id() + "/activate", Map.of())
                .expect(200);
    }

    private long written(Home home, String column) {
        return system.count("select coalesce(max(" + column + "), 0) from tenant_usage where tenant_id = ?", home.id());
    }

    @Test
    void c_28_requests_of_a_tenant_are_counted_a_day_and_written_down_soon() {
        Home home = tenancy.home();
        Person bob = tenancy.joined(home, "member");
        work(home.owner(), home);
        work(bob, home);
        int before = home.owner()
                .browser()
                .get(at(home))
                .expect(200)
                .at("/days/29/requests")
                .asInt();
        bob.browser().me().expect(200);
        bob.browser().get("/api/tenants/org_missing").expect(404);
        Answer seen = home.owner().browser().get(at(home)).expect(200);
        seen.expectMembers("", "plan", "planEndsAt", "limit", "days").expectSize("/days", 30);
        assertEquals(LocalDate.now(ZoneOffset.UTC).toString(), seen.text("/days/29/day"));
        assertEquals(before + 3, seen.at("/days/29/requests").asInt(), seen::toString);
        assertEquals(0, seen.at("/days/29/refused").asInt(), seen::toString);
        assertEquals(100, seen.at("/limit/requests").asInt());
        assertEquals(60, seen.at("/limit/seconds").asInt());
        seen.expectText("/plan", "free");
        Await.until("the row", Duration.ofSeconds(20), () -> written(home, "requests") == before + 3);
    }

    @Test
    void c_28_what_is_refused_is_counted_too() {
        Home home = tenancy.home();
        work(home.owner(), home);
        int before = home.owner()
                .browser()
                .get(at(home))
                .expect(200)
                .at("/days/29/requests")
                .asInt();
        List<Integer> statuses =
                Crowd.atOnce(110, i -> home.owner().browser().me().status());
        long refused = statuses.stream().filter(status -> status == 429).count();
        assertTrue(refused >= 9, statuses::toString);
        Await.until("the row", Duration.ofSeconds(20), () -> written(home, "refused") == refused);
        assertEquals(before + 110 - refused, written(home, "requests"));
    }

    @Test
    void promise_4_only_those_who_manage_a_tenant_see_its_usage() {
        Home home = tenancy.home();
        tenancy.joined(home, "admin").browser().get(at(home)).expect(200);
        Person member = tenancy.joined(home, "member");
        member.browser().get(at(home)).expectError(403, "FORBIDDEN");
        new PageBrowser(system)
                .with(system.cookieName(), member.browser().token())
                .get("/tenants/" + home.id() + "/usage")
                .expect(403);
        system.person().browser().get(at(home)).expectError(404, "ORGANIZATION_NOT_FOUND");
        system.browser().get(at(home)).expectError(401, "UNAUTHORIZED");
        Answer key = ApiKeyIT.create(home.owner().browser(), Map.of("tenantId", home.id()));
        system.program(key.expect(201).text("/key")).get(at(home)).expectError(403, "FORBIDDEN");
    }

    @Test
    void days_are_from_1_to_90() {
        Home home = tenancy.home();
        Browser owner = home.owner().browser();
        owner.get(at(home) + "?days=1").expect(200).expectSize("/days", 1);
        owner.get(at(home) + "?days=90").expect(200).expectSize("/days", 90);
        for (String days : List.of("", "0", "91", "-1", "1.5", "x", "%31%00", "999999999999")) {
            owner.get(at(home) + "?days=" + days)
                    .expectError(400, "VALIDATION_ERROR")
                    .expectText("/fields/days", "must be from 1 to 90");
        }
    }
}
