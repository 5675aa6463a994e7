package dev.latchkey.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.latchkey.system.Tenancy.Home;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What many do to tenants at the same moment: ASVS 2.3.4, promises 5, 6 and 23. */
@OnBothDatabases
class TenantRaceIT {
    private final LatchkeySystem system;
    private final Tenancy tenancy;

    TenantRaceIT(Database database) {
        system = LatchkeySystem.on(database);
        tenancy = new Tenancy(system);
    }

    /** {@code latchkey.free-tenants} is 10 unless it is set. */
    @Test
    void c_17_a_user_on_the_free_plan_owns_ten_tenants_also_when_he_makes_many_at_once() {
        Person ann = system.person();
        List<Integer> statuses = Crowd.atOnce(
                16,
                i -> ann.browser().post("/api/tenants", Map.of("name", "T" + i)).status());
        assertEquals(10, statuses.stream().filter(status -> status == 201).count(), statuses::toString);
        assertEquals(6, statuses.stream().filter(status -> status == 403).count(), statuses::toString);
        ann.browser()
                .post("/api/tenants", Map.of("name", "One more"))
                .expectError(403, "YOU_HAVE_REACHED_THE_MAXIMUM_NUMBER_OF_ORGANIZATIONS");
        assertEquals(10, system.count("select count(*) from members where user_id = ?", ann.id()));
        String first = ann.browser().get("/api/tenants").texts("/tenants", "id").get(0);
        ann.browser().delete("/api/tenants/" + first).expect(200);
        ann.browser().post("/api/tenants", Map.of("name", "One more")).expect(201);
    }

    @Test
    void a_paid_plan_has_no_such_limit_and_tenants_of_others_do_not_count() {
        Home home = tenancy.home();
        Person ann = tenancy.joined(home, "admin");
        for (int i = 0; i < 10; i++) {
            Tenancy.create(ann.browser(), "T" + i);
        }
        ann.browser().post("/api/tenants", Map.of("name", "x")).expect(403);
        system.change("update users set plan = 'PRO' where id = ?", ann.id());
        ann.browser().post("/api/tenants", Map.of("name", "x")).expect(201);
    }

    @Test
    void of_many_who_want_a_slug_at_once_one_gets_it() {
        List<Person> people =
                IntStream.range(0, 8).mapToObj(i -> system.person()).toList();
        String slug = "race-" + people.get(0).id().substring(10);
        List<Integer> statuses = Crowd.atOnce(
                8,
                i -> people.get(i)
                        .browser()
                        .post("/api/tenants", Map.of("name", "x", "slug", slug))
                        .status());
        assertEquals(1, statuses.stream().filter(status -> status == 201).count(), statuses::toString);
        assertEquals(7, statuses.stream().filter(status -> status == 409).count(), statuses::toString);
    }

    /** They asked for no slug, so none of them can be told that it is taken. */
    @Test
    void many_who_make_a_tenant_of_one_name_at_once_all_get_theirs() {
        List<Person> people =
                IntStream.range(0, 8).mapToObj(i -> system.person()).toList();
        String name = "Same " + people.get(0).id().substring(10);
        List<Answer> answers = Crowd.atOnce(8, i -> people.get(i).browser().post("/api/tenants", Map.of("name", name)));
        answers.forEach(answer -> answer.expect(201));
        assertEquals(
                8,
                new HashSet<>(answers.stream().map(a -> a.text("/tenant/slug")).toList()).size());
    }

    /** Each waits for a row that the other holds, unless both lock in one order. */
    @Test
    void promise_23_a_tenant_deleted_while_somebody_joins_is_no_fault_of_the_server() {
        for (int round = 0; round < 8; round++) {
            Home home = tenancy.home();
            Person guest = system.person();
            String invite = Tenancy.invite(home.owner().browser(), home.id(), guest.email(), "member")
                    .expect(201)
                    .text("/invite/id");
            String token = tenancy.invited(guest.email(), 1);
            List<Answer> answers = Crowd.atOnce(
                    2,
                    i -> i == 0
                            ? Tenancy.accept(guest.browser(), invite, token)
                            : home.owner().browser().delete("/api/tenants/" + home.id()));
            assertEquals(200, answers.get(1).status(), answers::toString);
            assertTrue(List.of(200, 404).contains(answers.get(0).status()), answers::toString);
            assertEquals(0, system.count("select count(*) from members where tenant_id = ?", home.id()));
        }
    }

    @Test
    void promise_23_cancelling_while_somebody_accepts_has_one_outcome() {
        for (int round = 0; round < 8; round++) {
            Home home = tenancy.home();
            Person guest = system.person();
            String invite = Tenancy.invite(home.owner().browser(), home.id(), guest.email(), "member")
                    .expect(201)
                    .text("/invite/id");
            String token = tenancy.invited(guest.email(), 1);
            List<Answer> answers = Crowd.atOnce(
                    2,
                    i -> i == 0
                            ? Tenancy.accept(guest.browser(), invite, token)
                            : home.owner().browser().delete("/api/tenants/" + home.id() + "/invites/" + invite));
            long won = answers.stream().filter(answer -> answer.status() == 200).count();
            long lost =
                    answers.stream().filter(answer -> answer.status() == 409).count();
            assertTrue(won == 1 && lost == 1, answers::toString);
            long joined = system.count(
                    "select count(*) from members where tenant_id = ? and user_id = ?", home.id(), guest.id());
            assertEquals(answers.get(0).status() == 200 ? 1 : 0, joined);
        }
    }
}
