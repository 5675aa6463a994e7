package dev.latchkey.system;

import static dev.latchkey.system.OrganizationCalls.act;
import static dev.latchkey.system.OrganizationCalls.see;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.latchkey.system.Tenancy.Home;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Teams of an organization, as Better Auth's client asks: promises 4 and 5. */
@OnBothDatabases
class TeamIT {
    private final LatchkeySystem system;
    private final Tenancy tenancy;

    TeamIT(Database database) {
        system = LatchkeySystem.on(database);
        tenancy = new Tenancy(system);
    }

    private static String create(Client client, String name) {
        return act(client, "create-team", Map.of("name", name)).expect(200).text("/id");
    }

    private static Map<String, String> seat(String teamId, Person person) {
        return Map.of("teamId", teamId, "userId", person.id());
    }

    @Test
    void a_team_is_made_renamed_listed_and_deleted() {
        Home home = tenancy.home();
        Browser owner = home.owner().browser();
        String id = act(owner, "create-team", Map.of("name", " Red "))
                .expect(200)
                .expectMembers("", "id", "name", "organizationId", "createdAt", "updatedAt")
                .expectText("/name", "Red")
                .expectText("/organizationId", home.id())
                .text("/id");
        act(owner, "update-team", Map.of("teamId", id, "data", Map.of("name", "Blue")))
                .expect(200)
                .expectText("/name", "Blue");
        see(owner, "list-teams").expectSize("", 1).expectText("/0/name", "Blue");
        act(owner, "remove-team", Map.of("teamId", id))
                .expect(200)
                .expectText("/message", "Team removed successfully.");
        see(owner, "list-teams").expectSize("", 0);
        act(owner, "remove-team", Map.of("teamId", id)).expectError(400, "TEAM_NOT_FOUND");
    }

    @Test
    void members_are_put_in_and_taken_out_and_work_in_it() {
        Home home = tenancy.home();
        Browser owner = home.owner().browser();
        Person bob = tenancy.joined(home, "member");
        String id = create(owner, "Red");
        act(bob.browser(), "set-active-team", Map.of("teamId", id))
                .expectError(403, "USER_IS_NOT_A_MEMBER_OF_THE_TEAM");
        act(owner, "add-team-member", seat(id, bob))
                .expect(200)
                .expectMembers("", "id", "teamId", "userId", "createdAt")
                .expectText("/userId", bob.id());
        act(owner, "add-team-member", seat(id, bob)).expect(200);
        act(bob.browser(), "set-active-team", Map.of("teamId", id)).expect(200).expectText("/id", id);
        bob.browser().get("/api/auth/get-session").expectText("/session/activeTeamId", id);
        see(bob.browser(), "list-team-members").expectSize("", 1).expectText("/0/userId", bob.id());
        see(bob.browser(), "list-user-teams").expectSize("", 1);
        see(owner, "list-user-teams?userId=" + bob.id()).expectSize("", 1);
        Map<String, Object> none = new HashMap<>();
        none.put("teamId", null);
        assertEquals(
                "null", act(bob.browser(), "set-active-team", none).expect(200).body());
        see(bob.browser(), "list-team-members").expectError(400, "YOU_DO_NOT_HAVE_AN_ACTIVE_TEAM");
        act(bob.browser(), "set-active-team", Map.of("teamId", id)).expect(200);
        act(owner, "remove-team-member", seat(id, bob)).expect(200);
        bob.browser().get("/api/auth/get-session").expectNull("/session/activeTeamId");
        act(owner, "remove-team-member", seat(id, bob)).expectError(403, "USER_IS_NOT_A_MEMBER_OF_THE_TEAM");
    }

    @Test
    void whoever_leaves_the_organization_leaves_its_teams() {
        Home home = tenancy.home();
        Browser owner = home.owner().browser();
        Person bob = tenancy.joined(home, "member");
        String id = create(owner, "Red");
        act(owner, "add-team-member", seat(id, bob)).expect(200);
        act(bob.browser(), "set-active-team", Map.of("teamId", id)).expect(200);
        act(bob.browser(), "leave", Map.of("organizationId", home.id())).expect(200);
        see(owner, "list-team-members?teamId=" + id).expectSize("", 0);
        bob.browser().get("/api/auth/get-session").expectNull("/session/activeTeamId");
    }

    @Test
    void an_invitation_joins_teams() {
        Home home = tenancy.home();
        Browser owner = home.owner().browser();
        Person guest = system.person().verified();
        String red = create(owner, "Red");
        String blue = create(owner, "Blue");
        String id = act(
                        owner,
                        "invite-member",
                        Map.of("email", guest.email(), "role", "member", "teamId", List.of(red, blue)))
                .expect(200)
                .text("/id");
        act(owner, "remove-team", Map.of("teamId", blue)).expect(200);
        act(guest.browser(), "accept-invitation", Map.of("invitationId", id)).expect(200);
        see(guest.browser(), "list-user-teams").expectSize("", 1).expectText("/0/id", red);
        act(owner, "invite-member", Map.of("email", system.newEmail(), "role", "member", "teamId", "none"))
                .expectError(400, "TEAM_NOT_FOUND");
    }

    @Test
    void promise_5_members_may_only_look() {
        Home home = tenancy.home();
        Person bob = tenancy.joined(home, "member");
        String id = create(home.owner().browser(), "Red");
        Browser browser = bob.browser();
        act(browser, "create-team", Map.of("name", "Mine"))
                .expectError(403, "YOU_ARE_NOT_ALLOWED_TO_CREATE_TEAMS_IN_THIS_ORGANIZATION");
        act(browser, "update-team", Map.of("teamId", id, "data", Map.of("name", "x")))
                .expectError(403, "YOU_ARE_NOT_ALLOWED_TO_UPDATE_THIS_TEAM");
        act(browser, "remove-team", Map.of("teamId", id)).expectError(403, "YOU_ARE_NOT_ALLOWED_TO_DELETE_THIS_TEAM");
        act(browser, "add-team-member", seat(id, bob))
                .expectError(403, "YOU_ARE_NOT_ALLOWED_TO_CREATE_A_NEW_TEAM_MEMBER");
        act(browser, "remove-team-member", seat(id, home.owner()))
                .expectError(403, "YOU_ARE_NOT_ALLOWED_TO_REMOVE_A_TEAM_MEMBER");
        see(browser, "list-user-teams?userId=" + home.owner().id())
                .expectError(403, "YOU_ARE_NOT_ALLOWED_TO_UPDATE_THIS_MEMBER");
        see(browser, "list-team-members?teamId=" + id).expectError(403, "USER_IS_NOT_A_MEMBER_OF_THE_TEAM");
        see(browser, "list-teams").expectSize("", 1);
    }

    @Test
    void promise_4_another_organizations_teams_and_people_are_not_there() {
        Home home = tenancy.home();
        Home other = tenancy.home();
        String foreign = create(other.owner().browser(), "Theirs");
        Browser owner = home.owner().browser();
        String own = create(owner, "Ours");
        act(owner, "update-team", Map.of("teamId", foreign, "data", Map.of("name", "x")))
                .expectError(400, "TEAM_NOT_FOUND");
        act(owner, "remove-team", Map.of("teamId", foreign)).expectError(400, "TEAM_NOT_FOUND");
        act(owner, "set-active-team", Map.of("teamId", foreign)).expectError(400, "TEAM_NOT_FOUND");
        act(owner, "add-team-member", seat(foreign, home.owner())).expectError(400, "TEAM_NOT_FOUND");
        act(owner, "add-team-member", seat(own, other.owner()))
                .expectError(403, "USER_IS_NOT_A_MEMBER_OF_THE_ORGANIZATION");
        see(owner, "list-teams?organizationId=" + other.id())
                .expectError(403, "USER_IS_NOT_A_MEMBER_OF_THE_ORGANIZATION");
        act(owner, "create-team", Map.of("name", " ")).expectError(400, "VALIDATION_ERROR");
        act(owner, "set-active-team", Map.of("teamId", 7)).expectError(400, "VALIDATION_ERROR");
        see(system.browser(), "list-teams").expectError(401, "UNAUTHORIZED");
    }
}
