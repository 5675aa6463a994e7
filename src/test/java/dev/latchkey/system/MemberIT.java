package dev.latchkey.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.latchkey.system.Tenancy.Home;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code /api/tenants/{id}/members}: S4-77, C-20, promises 4 and 5. */
@OnBothDatabases
class MemberIT {
    private static final String ONLY_OWNER = "YOU_CANNOT_LEAVE_THE_ORGANIZATION_AS_THE_ONLY_OWNER";

    private final LatchkeySystem system;
    private final Tenancy tenancy;

    MemberIT(Database database) {
        system = LatchkeySystem.on(database);
        tenancy = new Tenancy(system);
    }

    private static String member(Home home, Person person) {
        return "/api/tenants/" + home.id() + "/members/" + person.id();
    }

    @Test
    void s4_77_members_are_listed_oldest_first_for_every_member() {
        Home home = tenancy.home();
        Person member = tenancy.joined(home, "member");
        Answer list = member.browser()
                .get("/api/tenants/" + home.id() + "/members")
                .expect(200)
                .expectSize("/members", 2)
                .expectMembers("/members/0", "userId", "email", "name", "role", "joinedAt")
                .expectText("/members/0/role", "owner")
                .expectText("/members/1/role", "member")
                .expectText("/members/1/email", member.email());
        assertEquals(List.of(home.owner().id(), member.id()), list.texts("/members", "userId"));
        assertEquals(2, list.at("/total").intValue());
        Answer second = member.browser().get("/api/tenants/" + home.id() + "/members?page=2&limit=1");
        assertEquals(List.of(member.id()), second.expect(200).texts("/members", "userId"));
        assertEquals(2, second.at("/total").intValue());
    }

    /** Who acts, on whom, and what becomes of an assignment to each role and of a removal. */
    @ParameterizedTest
    @CsvSource({
        // acting, other, to owner, to admin, to member, remove
        "owner, owner, 200, 200, 200, 200",
        "owner, admin, 200, 200, 200, 200",
        "owner, member, 200, 200, 200, 200",
        "admin, owner, 403, 403, 403, 403",
        "admin, admin, 403, 200, 200, 200",
        "admin, member, 403, 200, 200, 200",
        "member, owner, 403, 403, 403, 403",
        "member, admin, 403, 403, 403, 403",
        "member, member, 403, 403, 403, 403",
    })
    void promise_5_roles_only_go_down_from_above(
            String acting, String other, int toOwner, int toAdmin, int toMember, int remove) {
        Home home = tenancy.home();
        Person actor = tenancy.joined(home, acting);
        Person subject = tenancy.joined(home, other);
        Map<String, Integer> assignments = Map.of("owner", toOwner, "admin", toAdmin, "member", toMember);
        assignments.forEach((role, status) -> {
            system.change(
                    "update members set role = ? where tenant_id = ? and user_id = ?",
                    other.toUpperCase(Locale.ROOT),
                    home.id(),
                    subject.id());
            Answer answer = actor.browser().patch(member(home, subject), Map.of("role", role));
            assertEquals(status, answer.status(), () -> acting + " makes " + other + " " + role + ": " + answer);
            assertEquals(status == 200 ? role : other, roleOf(home, subject));
        });
        system.change(
                "update members set role = ? where tenant_id = ? and user_id = ?",
                other.toUpperCase(Locale.ROOT),
                home.id(),
                subject.id());
        actor.browser().delete(member(home, subject)).expect(remove);
    }

    private String roleOf(Home home, Person person) {
        return String.valueOf(system.sql(
                                "select role from members where tenant_id = ? and user_id = ?", home.id(), person.id())
                        .get(0)
                        .get("role"))
                .toLowerCase(Locale.ROOT);
    }

    @Test
    void c_20_the_last_owner_cannot_leave_step_down_or_be_removed() {
        Home home = tenancy.home();
        tenancy.joined(home, "admin");
        Browser owner = home.owner().browser();
        owner.post("/api/tenants/" + home.id() + "/leave").expectError(409, ONLY_OWNER);
        owner.patch(member(home, home.owner()), Map.of("role", "admin")).expectError(409, ONLY_OWNER);
        owner.patch(member(home, home.owner()), Map.of("role", "member")).expectError(409, ONLY_OWNER);
        owner.delete(member(home, home.owner())).expectError(409, ONLY_OWNER);
        owner.patch(member(home, home.owner()), Map.of("role", "owner")).expect(200);
        assertEquals(1, tenancy.owners(home.id()));
    }

    @Test
    void an_owner_may_go_once_there_is_another() {
        Home home = tenancy.home();
        Person second = tenancy.joined(home, "owner");
        home.owner()
                .browser()
                .post("/api/tenants/" + home.id() + "/leave")
                .expect(200)
                .expectTrue("/success");
        second.browser().post("/api/tenants/" + home.id() + "/leave").expectError(409, ONLY_OWNER);
        assertEquals(1, tenancy.owners(home.id()));
    }

    /** Two owners go at the same moment, in every way there is; eight rounds. */
    @ParameterizedTest
    @ValueSource(strings = {"leave", "demote", "remove each other"})
    void promise_5_two_owners_who_go_at_once_leave_one(String way) {
        for (int round = 0; round < 8; round++) {
            Home home = tenancy.home();
            Person second = tenancy.joined(home, "owner");
            List<Person> owners = List.of(home.owner(), second);
            List<Integer> statuses = Crowd.atOnce(2, i -> go(way, home, owners.get(i), owners.get(1 - i)));
            assertEquals(1, tenancy.owners(home.id()), () -> way + " " + statuses);
            assertTrue(statuses.stream().allMatch(status -> status < 500), statuses::toString);
            assertEquals(1, statuses.stream().filter(status -> status == 200).count(), statuses::toString);
        }
    }

    private int go(String way, Home home, Person who, Person other) {
        return switch (way) {
            case "leave" ->
                who.browser().post("/api/tenants/" + home.id() + "/leave").status();
            case "demote" ->
                who.browser().patch(member(home, who), Map.of("role", "member")).status();
            default -> who.browser().delete(member(home, other)).status();
        };
    }

    @Test
    void promise_4_a_removed_member_is_out_at_his_next_request() {
        Home home = tenancy.home();
        Person member = tenancy.joined(home, "admin");
        String path = "/api/tenants/" + home.id();
        member.browser().get(path).expect(200);
        assertEquals(home.id(), tenancy.activeTenant(member));
        home.owner().browser().delete(member(home, member)).expect(200).expectTrue("/success");
        for (String[] act : Acts.of(home.id(), home.owner().id(), "inv_" + home.id())) {
            Acts.send(member.browser(), act).expectError(404, "ORGANIZATION_NOT_FOUND");
        }
        assertEquals("", tenancy.activeTenant(member));
        member.browser().me().expect(200).expectSize("/tenants", 0);
        member.browser().get("/api/tenants").expect(200).expectSize("/tenants", 0);
    }

    @Test
    void promise_4_a_changed_role_counts_at_the_next_request() {
        Home home = tenancy.home();
        Person admin = tenancy.joined(home, "admin");
        Person member = tenancy.joined(home, "member");
        admin.browser().get("/api/tenants/" + home.id() + "/invites").expect(200);
        home.owner()
                .browser()
                .patch(member(home, admin), Map.of("role", "member"))
                .expect(200)
                .expectText("/member/role", "member")
                .expectText("/member/userId", admin.id());
        admin.browser()
                .get("/api/tenants/" + home.id() + "/invites")
                .expectError(403, "YOU_ARE_NOT_ALLOWED_TO_INVITE_USERS_TO_THIS_ORGANIZATION");
        admin.browser().delete(member(home, member)).expectError(403, "YOU_ARE_NOT_ALLOWED_TO_DELETE_THIS_MEMBER");
        admin.browser().me().expectText("/tenants/0/role", "member");
    }

    @Test
    void whoever_leaves_works_in_no_tenant_and_cannot_leave_twice() {
        Home home = tenancy.home();
        Person member = tenancy.joined(home, "member");
        member.browser()
                .post("/api/tenants/" + home.id() + "/leave")
                .expect(200)
                .expectTrue("/success");
        assertEquals("", tenancy.activeTenant(member));
        member.browser().post("/api/tenants/" + home.id() + "/leave").expectError(404, "ORGANIZATION_NOT_FOUND");
    }

    @ParameterizedTest
    @CsvSource({"GET, 200", "PATCH, 403", "DELETE, 403"})
    void a_member_reads_a_tenant_and_neither_renames_nor_deletes_it(String method, int status) {
        Home home = tenancy.home();
        Person member = tenancy.joined(home, "member");
        Call call = member.browser().call(method, "/api/tenants/" + home.id());
        assertEquals(
                status,
                (method.equals("PATCH") ? call.json("{\"name\":\"x\"}") : call)
                        .send()
                        .status());
    }

    @Test
    void an_admin_renames_but_does_not_delete() {
        Home home = tenancy.home();
        Browser admin = tenancy.joined(home, "admin").browser();
        admin.patch("/api/tenants/" + home.id(), Map.of("name", "By admin")).expect(200);
        admin.delete("/api/tenants/" + home.id()).expectError(403, "YOU_ARE_NOT_ALLOWED_TO_DELETE_THIS_ORGANIZATION");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{}", "{\"role\":null}", "{\"role\":\"Owner\"}", "{\"role\":\"root\"}", "{\"role\":[\"owner\"]}"
            })
    void a_role_that_is_none_is_400(String body) {
        Home home = tenancy.home();
        home.owner()
                .browser()
                .call("PATCH", member(home, home.owner()))
                .json(body)
                .send()
                .expectError(400, "VALIDATION_ERROR");
    }

    @Test
    void promise_25_acts_on_members_leave_a_trace() {
        Home home = tenancy.home();
        Person member = tenancy.joined(home, "member");
        home.owner()
                .browser()
                .patch(member(home, member), Map.of("role", "admin"))
                .expect(200);
        home.owner().browser().delete(member(home, member)).expect(200);
        member.browser().get("/api/tenants/" + home.id()).expect(404);
        List<String> actions = system
                .sql(
                        "select action from audit_events where tenant_id = ? and subject_id = ? and actor_id = ?"
                                + " order by at, id",
                        home.id(),
                        member.id(),
                        home.owner().id())
                .stream()
                .map(row -> String.valueOf(row.get("action")))
                .toList();
        assertEquals(List.of("member-role-change", "member-remove"), actions);
    }
}
