package dev.latchkey.system;

import static dev.latchkey.system.OrganizationCalls.act;
import static dev.latchkey.system.OrganizationCalls.memberId;
import static dev.latchkey.system.OrganizationCalls.see;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.latchkey.system.Tenancy.Home;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Roles of an organization's own, in both families: promise 5. */
@OnBothDatabases
class OrganizationRoleIT {
    private static final Map<String, List<String>> RECRUITER =
            Map.of("invitation", List.of("create", "cancel"), "member", List.of("update", "delete"));

    private final LatchkeySystem system;
    private final Tenancy tenancy;

    OrganizationRoleIT(Database database) {
        system = LatchkeySystem.on(database);
        tenancy = new Tenancy(system);
    }

    private static Answer create(Client client, String name, Map<String, List<String>> permission) {
        return act(client, "create-role", Map.of("role", name, "permission", permission));
    }

    private static Answer assign(Client client, Home home, Person person, Object role) {
        return act(client, "update-member-role", Map.of("memberId", memberId(home, person), "role", role));
    }

    @Test
    void a_role_is_made_read_changed_and_deleted() {
        Home home = tenancy.home();
        Browser owner = home.owner().browser();
        Answer made = create(owner, "recruiter", RECRUITER)
                .expect(200)
                .expectTrue("/success")
                .expectText("/roleData/role", "recruiter")
                .expectText("/roleData/organizationId", home.id());
        assertEquals(List.of("create", "cancel"), made.texts("/roleData/permission/invitation"));
        assertEquals(List.of("update", "delete"), made.texts("/statements/organization"));
        String id = made.text("/roleData/id");
        create(owner, "recruiter", RECRUITER).expectError(400, "ROLE_NAME_IS_ALREADY_TAKEN");
        create(owner, "admin", RECRUITER).expectError(400, "ROLE_NAME_IS_ALREADY_TAKEN");
        see(owner, "list-roles").expectSize("", 1).expectText("/0/id", id);
        see(owner, "get-role?roleName=recruiter").expectText("/id", id);
        see(owner, "get-role?roleId=" + id).expectText("/role", "recruiter");
        see(owner, "get-role?roleName=nobody").expectError(400, "ROLE_NOT_FOUND");
        act(owner, "update-role", Map.of("roleId", id, "data", Map.of("permission", Map.of("team", List.of("create")))))
                .expect(200)
                .expectMembers("/roleData/permission", "team");
        act(owner, "delete-role", Map.of("roleName", "recruiter")).expect(200).expectTrue("/success");
        act(owner, "delete-role", Map.of("roleName", "recruiter")).expectError(400, "ROLE_NOT_FOUND");
        assertEquals(
                3,
                system.count(
                        "select count(*) from audit_events where tenant_id = ? and action in"
                                + " ('role-create', 'role-update', 'role-delete')",
                        home.id()));
    }

    @Test
    void who_has_it_may_what_it_says_on_every_path_and_nothing_more() {
        Home home = tenancy.home();
        Browser owner = home.owner().browser();
        Person bob = tenancy.joined(home, "member");
        Person eve = tenancy.joined(home, "member");
        create(owner, "recruiter", RECRUITER).expect(200);
        assign(owner, home, bob, "recruiter").expect(200).expectText("/role", "recruiter");
        see(bob.browser(), "get-active-member-role").expectText("/role", "recruiter");
        act(bob.browser(), "has-permission", Map.of("permissions", Map.of("invitation", List.of("create"))))
                .expectTrue("/success");
        act(bob.browser(), "has-permission", Map.of("permissions", Map.of("organization", List.of("update"))))
                .expectFalse("/success");
        act(bob.browser(), "invite-member", Map.of("email", system.newEmail(), "role", "member"))
                .expect(200);
        Tenancy.invite(bob.browser(), home.id(), system.newEmail(), "member").expect(201);
        Tenancy.invite(bob.browser(), home.id(), system.newEmail(), "admin")
                .expectError(403, "YOU_ARE_NOT_ALLOWED_TO_INVITE_USER_WITH_THIS_ROLE");
        act(bob.browser(), "update", Map.of("data", Map.of("name", "x")))
                .expectError(403, "YOU_ARE_NOT_ALLOWED_TO_UPDATE_THIS_ORGANIZATION");
        assign(bob.browser(), home, home.owner(), "member")
                .expectError(403, "YOU_ARE_NOT_ALLOWED_TO_UPDATE_THIS_MEMBER");
        assign(bob.browser(), home, eve, "admin").expectError(403, "YOU_ARE_NOT_ALLOWED_TO_UPDATE_THIS_MEMBER");
        assign(bob.browser(), home, eve, List.of("member", "recruiter"))
                .expect(200)
                .expectText("/role", "member,recruiter");
        act(bob.browser(), "remove-member", Map.of("memberIdOrEmail", eve.email()))
                .expect(200);
        bob.browser()
                .get("/api/tenants/" + home.id() + "/members/")
                .expect(200)
                .expectText("/members/1/role", "member");
        assign(owner, home, bob, "wizard").expectError(400, "ROLE_NOT_FOUND");
    }

    @Test
    void promise_5_nobody_puts_more_into_a_role_than_he_may() {
        Home home = tenancy.home();
        Person admin = tenancy.joined(home, "admin");
        Person bob = tenancy.joined(home, "member");
        Map<String, List<String>> deleter = Map.of("organization", List.of("delete"));
        create(admin.browser(), "deleter", deleter).expectError(403, "YOU_ARE_NOT_ALLOWED_TO_CREATE_A_ROLE");
        create(bob.browser(), "mine", Map.of("ac", List.of("read")))
                .expectError(403, "YOU_ARE_NOT_ALLOWED_TO_CREATE_A_ROLE");
        String id =
                create(home.owner().browser(), "deleter", deleter).expect(200).text("/roleData/id");
        act(admin.browser(), "update-role", Map.of("roleId", id, "data", Map.of("roleName", "harmless")))
                .expectError(403, "YOU_ARE_NOT_ALLOWED_TO_UPDATE_A_ROLE");
        act(admin.browser(), "delete-role", Map.of("roleId", id))
                .expectError(403, "YOU_ARE_NOT_ALLOWED_TO_DELETE_A_ROLE");
        assign(admin.browser(), home, bob, "deleter").expectError(403, "YOU_ARE_NOT_ALLOWED_TO_UPDATE_THIS_MEMBER");
        assign(home.owner().browser(), home, bob, "deleter").expect(200);
        // Whoever may more than an admin is out of his reach.
        assign(admin.browser(), home, bob, "member").expectError(403, "YOU_ARE_NOT_ALLOWED_TO_UPDATE_THIS_MEMBER");
        act(admin.browser(), "remove-member", Map.of("memberIdOrEmail", bob.email()))
                .expectError(401, "YOU_ARE_NOT_ALLOWED_TO_DELETE_THIS_MEMBER");
        act(bob.browser(), "delete", Map.of("organizationId", home.id())).expect(200);
    }

    @Test
    void a_role_that_is_given_stays_and_a_new_name_or_right_counts_at_once() {
        Home home = tenancy.home();
        Browser owner = home.owner().browser();
        Person bob = tenancy.joined(home, "member");
        String id = create(owner, "helper", Map.of("team", List.of("create")))
                .expect(200)
                .text("/roleData/id");
        assign(owner, home, bob, "member,helper").expect(200);
        act(owner, "delete-role", Map.of("roleId", id)).expectError(400, "ROLE_IS_ASSIGNED_TO_MEMBERS");
        act(
                        owner,
                        "update-role",
                        Map.of("roleId", id, "data", Map.of("roleName", "recruiter", "permission", RECRUITER)))
                .expect(200)
                .expectText("/roleData/role", "recruiter");
        see(bob.browser(), "get-active-member-role").expectText("/role", "member,recruiter");
        act(bob.browser(), "has-permission", Map.of("permissions", RECRUITER)).expectTrue("/success");
        act(owner, "update-role", Map.of("roleId", id, "data", Map.of("permission", Map.of("ac", List.of("read")))))
                .expect(200);
        act(bob.browser(), "has-permission", Map.of("permissions", RECRUITER)).expectFalse("/success");
        assign(owner, home, bob, "member").expect(200).expectText("/role", "member");
        act(owner, "delete-role", Map.of("roleId", id)).expect(200);
    }

    @Test
    void an_invitation_may_give_it() {
        Home home = tenancy.home();
        Browser owner = home.owner().browser();
        Person guest = system.person().verified();
        create(owner, "recruiter", RECRUITER).expect(200);
        String id = act(owner, "invite-member", Map.of("email", guest.email(), "role", List.of("recruiter")))
                .expect(200)
                .expectText("/role", "recruiter")
                .text("/id");
        act(owner, "delete-role", Map.of("roleName", "recruiter")).expectError(400, "ROLE_IS_ASSIGNED_TO_MEMBERS");
        act(guest.browser(), "accept-invitation", Map.of("invitationId", id))
                .expect(200)
                .expectText("/member/role", "recruiter");
        act(guest.browser(), "has-permission", Map.of("permissions", RECRUITER)).expectTrue("/success");
    }

    @Test
    void promise_4_another_organizations_roles_are_not_there() {
        Home home = tenancy.home();
        Home other = tenancy.home();
        String id = create(other.owner().browser(), "recruiter", RECRUITER)
                .expect(200)
                .text("/roleData/id");
        Browser owner = home.owner().browser();
        see(owner, "get-role?roleId=" + id).expectError(400, "ROLE_NOT_FOUND");
        act(owner, "delete-role", Map.of("roleId", id)).expectError(400, "ROLE_NOT_FOUND");
        see(owner, "list-roles?organizationId=" + other.id())
                .expectError(403, "YOU_ARE_NOT_A_MEMBER_OF_THIS_ORGANIZATION");
        Person bob = tenancy.joined(home, "member");
        assign(owner, home, bob, "recruiter").expectError(400, "ROLE_NOT_FOUND");
    }

    @Test
    void bad_roles_are_400() {
        Browser owner = tenancy.home().owner().browser();
        create(owner, "a,b", RECRUITER).expectError(400, "VALIDATION_ERROR");
        create(owner, "x".repeat(65), RECRUITER).expectError(400, "VALIDATION_ERROR");
        create(owner, "x", Map.of("project", List.of("fly"))).expectError(400, "VALIDATION_ERROR");
        create(owner, "x", Map.of()).expectError(400, "VALIDATION_ERROR");
        act(owner, "create-role", Map.of("role", "x", "permission", "all")).expectError(400, "VALIDATION_ERROR");
        act(owner, "update-role", Map.of("data", Map.of())).expectError(400, "VALIDATION_ERROR");
        see(owner, "get-role").expectError(400, "VALIDATION_ERROR");
        see(system.browser(), "list-roles").expectError(401, "UNAUTHORIZED");
    }
}
