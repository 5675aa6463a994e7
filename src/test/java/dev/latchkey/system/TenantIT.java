package dev.latchkey.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.latchkey.system.Tenancy.Home;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code /api/tenants}: S4-77, C-18 to C-20. */
@OnBothDatabases
class TenantIT {
    private final LatchkeySystem system;
    private final Tenancy tenancy;

    TenantIT(Database database) {
        system = LatchkeySystem.on(database);
        tenancy = new Tenancy(system);
    }

    @Test
    void s4_77_whoever_makes_a_tenant_owns_it_and_works_in_it() {
        Person ann = system.person();
        String name = "Müller & Söhne " + ann.id().substring(20);
        Answer made = ann.browser().post("/api/tenants", Map.of("name", "  " + name + "  "));
        made.expect(201)
                .expectMembers("", "tenant")
                .expectMembers("/tenant", "id", "name", "slug", "role", "plan", "status", "createdAt")
                .expectText("/tenant/name", name)
                .expectText("/tenant/role", "owner")
                .expectText("/tenant/plan", "free")
                .expectText("/tenant/status", "active");
        assertTrue(made.text("/tenant/id").matches("org_[0-9a-z]{26}"), made::toString);
        assertTrue(made.text("/tenant/slug").startsWith("muller-sohne-"), made::toString);
        assertTrue(made.text("/tenant/createdAt").matches("\\d{4}-.*T.*\\.\\d{3}Z"), made::toString);
        assertEquals(made.text("/tenant/id"), tenancy.activeTenant(ann));
        assertEquals(1, audited("tenant-create", made.text("/tenant/id")));
    }

    private long audited(String action, String tenantId) {
        return system.count("select count(*) from audit_events where tenant_id = ? and action = ?", tenantId, action);
    }

    @Test
    void s4_07_to_s4_10_login_me_and_the_list_show_the_callers_tenants() {
        Home home = tenancy.home();
        Browser browser = home.owner().browser();
        for (Answer answer : List.of(
                browser.me(),
                browser.get("/api/tenants"),
                system.browser().signIn(home.owner().email(), home.owner().password()))) {
            answer.expect(200)
                    .expectSize("/tenants", 1)
                    .expectMembers("/tenants/0", "id", "name", "slug", "role", "plan")
                    .expectText("/tenants/0/id", home.id())
                    .expectText("/tenants/0/name", "Acme")
                    .expectText("/tenants/0/role", "owner")
                    .expectText("/tenants/0/plan", "free");
        }
        assertEquals(1, browser.get("/api/tenants").at("/total").intValue());
    }

    @Test
    void a_list_comes_in_pages_oldest_first() {
        Person ann = system.person();
        List<String> all = IntStream.range(0, 5)
                .mapToObj(i -> Tenancy.create(ann.browser(), "Tenant " + i))
                .toList();
        Answer first = ann.browser().get("/api/tenants?page=1&limit=2").expect(200);
        Answer last = ann.browser().get("/api/tenants?page=3&limit=2").expect(200);
        assertEquals(all.subList(0, 2), first.texts("/tenants", "id"));
        assertEquals(all.subList(4, 5), last.texts("/tenants", "id"));
        assertEquals(5, first.at("/total").intValue());
        ann.browser().get("/api/tenants?page=4&limit=2").expect(200).expectSize("/tenants", 0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"page=0", "limit=0", "limit=101", "page=-1", "limit=ten", "page=1e9", "limit=", "page=%00"})
    void a_page_that_is_none_is_400(String query) {
        Home home = tenancy.home();
        for (String path : List.of(
                "/api/tenants",
                "/api/tenants/" + home.id() + "/members",
                "/api/tenants/" + home.id() + "/invites",
                "/api/invites")) {
            home.owner().browser().get(path + "?" + query).expectError(400, "VALIDATION_ERROR");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{} | VALIDATION_ERROR",
                "{\"name\":null} | VALIDATION_ERROR",
                "{\"name\":\"\"} | VALIDATION_ERROR",
                "{\"name\":\"  \"} | VALIDATION_ERROR",
                "{\"name\":7} | VALIDATION_ERROR",
                "{\"name\":[\"x\"]} | VALIDATION_ERROR",
                "{\"name\":\"a\\u0000b\"} | VALIDATION_ERROR",
                "{\"name\":\"a\\ud800b\"} | VALIDATION_ERROR",
                "{\"name\":\"a\\nb\"} | VALIDATION_ERROR",
                "{\"name\":\"x\",\"slug\":\"Not A Slug\"} | VALIDATION_ERROR",
                "{\"name\":\"x\",\"slug\":\"\"} | VALIDATION_ERROR",
                "{\"name\":\"x\",\"slug\":\"a--b\"} | VALIDATION_ERROR",
                "{\"name\":\"x\",\"slug\":7} | VALIDATION_ERROR",
                "{\"name\":\"x\",\"name\":\"y\"} | INVALID_JSON",
                "{\"name\":\"x\" | INVALID_JSON",
                "[] | VALIDATION_ERROR",
                "null | VALIDATION_ERROR",
            })
    void bad_bodies_are_400_for_create(String body, String code) {
        Person ann = system.person();
        ann.browser().call("POST", "/api/tenants").json(body).send().expectError(400, code);
        assertEquals(0, system.count("select count(*) from members where user_id = ?", ann.id()));
    }

    @Test
    void names_have_at_most_200_characters_and_slugs_64() {
        Person ann = system.person();
        Browser browser = ann.browser();
        String slug = "s" + ann.id().substring(4).toLowerCase(java.util.Locale.ROOT);
        String longest = slug + "a".repeat(64 - slug.length());
        browser.post("/api/tenants", Map.of("name", "x".repeat(200), "slug", longest))
                .expect(201)
                .expectText("/tenant/slug", longest);
        browser.post("/api/tenants", Map.of("name", "x".repeat(201))).expectError(400, "VALIDATION_ERROR");
        browser.post("/api/tenants", Map.of("name", "x", "slug", longest + "a")).expectError(400, "VALIDATION_ERROR");
    }

    @Test
    void promise_15_a_client_cannot_set_what_is_not_his() {
        Person ann = system.person();
        Map<String, ?> body = Map.of(
                "name",
                "Mine",
                "id",
                "org_1",
                "plan",
                "pro",
                "status",
                "suspended",
                "role",
                "member",
                "userId",
                "usr_1");
        Answer made = ann.browser().post("/api/tenants", body).expect(201);
        made.expectText("/tenant/plan", "free")
                .expectText("/tenant/role", "owner")
                .expectText("/tenant/status", "active");
        String path = "/api/tenants/" + made.text("/tenant/id");
        ann.browser()
                .patch(path, Map.of("plan", "pro", "status", "suspended", "id", "org_2"))
                .expect(200)
                .expectText("/tenant/plan", "free")
                .expectText("/tenant/status", "active");
    }

    @Test
    void a_wanted_slug_that_is_taken_is_409_and_one_made_from_the_name_gets_an_ending() {
        Person ann = system.person();
        Person bob = system.person();
        String slug = "slug-" + ann.id().substring(10);
        ann.browser().post("/api/tenants", Map.of("name", "A", "slug", slug)).expect(201);
        bob.browser()
                .post("/api/tenants", Map.of("name", "B", "slug", slug))
                .expectError(409, "ORGANIZATION_SLUG_ALREADY_TAKEN");
        Answer derived =
                bob.browser().post("/api/tenants", Map.of("name", slug)).expect(201);
        assertTrue(derived.text("/tenant/slug").matches(slug + "-[a-z0-9]{6}"), derived::toString);
        bob.browser()
                .patch("/api/tenants/" + derived.text("/tenant/id"), Map.of("slug", slug))
                .expectError(409, "ORGANIZATION_SLUG_ALREADY_TAKEN");
    }

    @Test
    void a_tenant_is_read_and_renamed() {
        Home home = tenancy.home();
        Browser browser = home.owner().browser();
        String path = "/api/tenants/" + home.id();
        String slug = "renamed-" + home.id().substring(10);
        String before = browser.get(path).expect(200).text("/tenant/slug");
        browser.patch(path, Map.of("name", " New name ")).expect(200).expectText("/tenant/name", "New name");
        browser.get(path).expect(200).expectText("/tenant/name", "New name").expectText("/tenant/slug", before);
        browser.patch(path, Map.of("slug", slug)).expect(200).expectText("/tenant/slug", slug);
        browser.patch(path, Map.of("slug", slug)).expect(200);
        browser.patch(path, Map.of()).expect(200).expectText("/tenant/name", "New name");
        browser.patch(path, Map.of("name", " ")).expectError(400, "VALIDATION_ERROR");
        browser.patch(path, Map.of("name", "x".repeat(201))).expectError(400, "VALIDATION_ERROR");
        browser.patch(path, Map.of("slug", "No")).expectError(400, "VALIDATION_ERROR");
        assertTrue(audited("tenant-update", home.id()) >= 2);
    }

    @Test
    void another_tenant_can_be_made_the_one_to_work_in() {
        Home home = tenancy.home();
        Browser browser = home.owner().browser();
        String second = Tenancy.create(browser, "Second");
        assertEquals(second, tenancy.activeTenant(home.owner()));
        browser.post("/api/tenants/" + home.id() + "/activate").expect(200).expectText("/tenant/id", home.id());
        assertEquals(home.id(), tenancy.activeTenant(home.owner()));
    }

    @Test
    void a_deleted_tenant_is_gone_with_its_members_and_invites_and_nobody_works_in_it() {
        Home home = tenancy.home();
        Person admin = tenancy.joined(home, "admin");
        String invite = Tenancy.invite(home.owner().browser(), home.id(), system.newEmail(), "member")
                .expect(201)
                .text("/invite/id");
        assertEquals(home.id(), tenancy.activeTenant(admin));
        home.owner().browser().delete("/api/tenants/" + home.id()).expect(200).expectTrue("/success");
        assertEquals("", tenancy.activeTenant(admin));
        assertEquals("", tenancy.activeTenant(home.owner()));
        for (String table : List.of("members", "invites")) {
            assertEquals(0, system.count("select count(*) from " + table + " where tenant_id = ?", home.id()), table);
        }
        admin.browser().get("/api/tenants/" + home.id()).expectError(404, "ORGANIZATION_NOT_FOUND");
        admin.browser().me().expect(200).expectSize("/tenants", 0);
        Tenancy.accept(system.person().browser(), invite).expectError(404, "INVITATION_NOT_FOUND");
        home.owner().browser().delete("/api/tenants/" + home.id()).expectError(404, "ORGANIZATION_NOT_FOUND");
        assertEquals(1, audited("tenant-delete", home.id()));
    }

    @Test
    void c_17_a_suspended_tenant_can_be_read_left_and_deleted_and_nothing_else() {
        Home home = tenancy.home();
        Person member = tenancy.joined(home, "member");
        system.change("update tenants set status = 'SUSPENDED' where id = ?", home.id());
        Browser owner = home.owner().browser();
        String path = "/api/tenants/" + home.id();
        owner.get(path).expect(200).expectText("/tenant/status", "suspended");
        owner.patch(path, Map.of("name", "x")).expectError(403, "TENANT_SUSPENDED");
        owner.post(path + "/activate").expectError(403, "TENANT_SUSPENDED");
        owner.patch(path + "/members/" + member.id(), Map.of("role", "admin")).expectError(403, "TENANT_SUSPENDED");
        Tenancy.invite(owner, home.id(), system.newEmail(), "member").expectError(403, "TENANT_SUSPENDED");
        member.browser().post(path + "/leave").expect(200);
        owner.delete(path).expect(200);
    }

    @Test
    void without_a_session_every_act_is_401() {
        Home home = tenancy.home();
        for (String[] act : Acts.of(home.id(), home.owner().id(), "inv_" + home.id())) {
            Acts.send(system.browser(), act).expectError(401, "UNAUTHORIZED");
        }
        system.browser().get("/api/tenants").expectError(401, "UNAUTHORIZED");
        system.browser().post("/api/tenants", Map.of("name", "x")).expectError(401, "UNAUTHORIZED");
        system.browser().get("/api/invites").expectError(401, "UNAUTHORIZED");
    }
}
