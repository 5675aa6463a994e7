package dev.latchkey.system;

import static dev.latchkey.system.OrganizationCalls.act;
import static dev.latchkey.system.OrganizationCalls.memberId;
import static dev.latchkey.system.OrganizationCalls.see;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.latchkey.system.Tenancy.Home;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Members of organizations as Better Auth's client sees them: S1-46, C-20, promises 4 and 5. */
@OnBothDatabases
class OrganizationMemberIT {
    private static final String OUTSIDER = "USER_IS_NOT_A_MEMBER_OF_THE_ORGANIZATION";

    private final LatchkeySystem system;
    private final Tenancy tenancy;

    OrganizationMemberIT(Database database) {
        system = LatchkeySystem.on(database);
        tenancy = new Tenancy(system);
    }

    @Test
    void get_full_organization_tells_members_and_only_managers_the_invitations() {
        Home home = tenancy.home();
        Person member = tenancy.joined(home, "member");
        act(home.owner().browser(), "invite-member", Map.of("email", system.newEmail(), "role", "member"))
                .expect(200);
        see(home.owner().browser(), "get-full-organization")
                .expect(200)
                .expectSize("/members", 2)
                .expectSize("/invitations", 2)
                .expectMembers("/members/1/user", "id", "name", "email", "image")
                .expectText("/members/1/user/email", member.email());
        see(member.browser(), "get-full-organization?membersLimit=1")
                .expect(200)
                .expectSize("/members", 1)
                .expectSize("/invitations", 0);
        see(member.browser(), "list-invitations")
                .expectError(403, "YOU_ARE_NOT_ALLOWED_TO_INVITE_USERS_TO_THIS_ORGANIZATION");
    }

    @Test
    void list_members_cuts_sorts_and_filters() {
        Home home = tenancy.home();
        Person admin = tenancy.joined(home, "admin");
        Person member = tenancy.joined(home, "member");
        Browser owner = home.owner().browser();
        see(owner, "list-members?limit=1&offset=1")
                .expectSize("/members", 1)
                .expectText("/members/0/userId", admin.id());
        assertEquals(3, see(owner, "list-members?limit=1").at("/total").intValue());
        see(owner, "list-members?sortBy=createdAt&sortDirection=desc").expectText("/members/0/userId", member.id());
        for (String filter : List.of(
                "filterField=role&filterValue=admin",
                "filterField=role&filterOperator=starts_with&filterValue=adm",
                "filterField=role&filterOperator=contains&filterValue=dmi",
                "filterField=role&filterOperator=ends_with&filterValue=min",
                "filterField=role&filterOperator=not_in&filterValue=owner&filterValue=member",
                "filterField=userId&filterOperator=in&filterValue=" + admin.id())) {
            Answer found = see(owner, "list-members?" + filter).expect(200).expectSize("/members", 1);
            found.expectText("/members/0/userId", admin.id());
            assertEquals(1, found.at("/total").intValue());
        }
        see(owner, "list-members?filterField=createdAt&filterOperator=lt&filterValue=2020-01-01T00:00:00.000Z")
                .expectSize("/members", 0);
        see(owner, "list-members?filterField=role&filterValue=%25").expectSize("/members", 0);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sortBy=email;drop",
                "sortDirection=up",
                "limit=-1",
                "offset=x",
                "filterField=password&filterValue=a",
                "filterField=role",
                "filterField=role&filterOperator=like&filterValue=a",
                "filterField=createdAt&filterOperator=contains&filterValue=a",
                "filterField=createdAt&filterValue=yesterday"
            })
    void list_members_refuses_what_it_does_not_know(String query) {
        see(tenancy.home().owner().browser(), "list-members?" + query).expectError(400, "VALIDATION_ERROR");
    }

    @Test
    void the_own_membership_and_role() {
        Home home = tenancy.home();
        Person member = tenancy.joined(home, "member");
        see(member.browser(), "get-active-member")
                .expect(200)
                .expectText("/organizationId", home.id())
                .expectText("/userId", member.id())
                .expectText("/role", "member");
        see(member.browser(), "get-active-member-role").expectText("/role", "member");
        see(member.browser(), "get-active-member-role?userId=" + home.owner().id())
                .expectText("/role", "owner");
        see(member.browser(), "get-active-member-role?userId=" + system.person().id())
                .expectError(400, "MEMBER_NOT_FOUND");
    }

    @Test
    void promise_5_of_two_owners_who_leave_at_once_one_stays() {
        Home home = tenancy.home();
        Person second = tenancy.joined(home, "owner");
        List<Person> owners = List.of(home.owner(), second);
        List<Integer> statuses = Crowd.atOnce(
                2,
                i -> act(owners.get(i).browser(), "leave", Map.of("organizationId", home.id()))
                        .status());
        assertTrue(statuses.containsAll(List.of(200, 400)), statuses::toString);
        assertEquals(1, tenancy.owners(home.id()));
    }

    @Test
    void promise_5_the_last_owner_neither_leaves_nor_falls() {
        Home home = tenancy.home();
        Browser owner = home.owner().browser();
        String id = memberId(home, home.owner());
        act(owner, "leave", Map.of("organizationId", home.id()))
                .expectError(400, "YOU_CANNOT_LEAVE_THE_ORGANIZATION_AS_THE_ONLY_OWNER");
        act(owner, "remove-member", Map.of("memberIdOrEmail", id))
                .expectError(400, "YOU_CANNOT_LEAVE_THE_ORGANIZATION_AS_THE_ONLY_OWNER");
        act(owner, "update-member-role", Map.of("memberId", id, "role", List.of("member")))
                .expectError(400, "YOU_CANNOT_LEAVE_THE_ORGANIZATION_WITHOUT_AN_OWNER");
        assertEquals(1, tenancy.owners(home.id()));
    }

    @Test
    void whoever_is_removed_is_out_at_once() {
        Home home = tenancy.home();
        Person member = tenancy.joined(home, "member");
        act(
                        home.owner().browser(),
                        "remove-member",
                        Map.of("memberIdOrEmail", member.email().toUpperCase(Locale.ROOT)))
                .expect(200)
                .expectText("/member/userId", member.id());
        see(member.browser(), "get-full-organization?organizationId=" + home.id())
                .expectError(403, OUTSIDER);
        assertEquals("", tenancy.activeTenant(member));
        act(home.owner().browser(), "remove-member", Map.of("memberIdOrEmail", member.email()))
                .expectError(400, "MEMBER_NOT_FOUND");
    }

    @Test
    void a_member_of_another_organization_is_none_here() {
        Home home = tenancy.home();
        Home other = tenancy.home();
        String foreign = memberId(other, other.owner());
        act(home.owner().browser(), "remove-member", Map.of("memberIdOrEmail", foreign))
                .expectError(400, "MEMBER_NOT_FOUND");
        act(home.owner().browser(), "update-member-role", Map.of("memberId", foreign, "role", "member"))
                .expectError(400, "MEMBER_NOT_FOUND");
        assertEquals(1, tenancy.owners(other.id()));
    }

    @Test
    void has_permission_tells_what_the_role_may() {
        Home home = tenancy.home();
        Person admin = tenancy.joined(home, "admin");
        Person member = tenancy.joined(home, "member");
        Map<String, Object> delete = Map.of("permissions", Map.of("organization", List.of("delete")));
        Map<String, Object> manage =
                Map.of("permissions", Map.of("member", List.of("update"), "invitation", List.of("create", "cancel")));
        act(home.owner().browser(), "has-permission", delete)
                .expect(200)
                .expectNull("/error")
                .expectTrue("/success");
        act(admin.browser(), "has-permission", delete).expectFalse("/success");
        act(admin.browser(), "has-permission", manage).expectTrue("/success");
        act(member.browser(), "has-permission", manage).expectFalse("/success");
        act(member.browser(), "has-permission", Map.of("permissions", Map.of("ac", List.of("read"))))
                .expectTrue("/success");
        act(home.owner().browser(), "has-permission", Map.of("permissions", Map.of("project", List.of("create"))))
                .expectFalse("/success");
        for (Object wrong : List.of("x", List.of(), Map.of(), Map.of("organization", "delete"))) {
            act(admin.browser(), "has-permission", Map.of("permissions", wrong)).expectError(400, "VALIDATION_ERROR");
        }
    }
}
