package dev.latchkey.system;

import static dev.latchkey.system.OrganizationCalls.act;
import static dev.latchkey.system.OrganizationCalls.memberId;
import static dev.latchkey.system.OrganizationCalls.see;
import static dev.latchkey.system.OrganizationCalls.slug;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.latchkey.system.Tenancy.Home;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Organizations as Better Auth's client sees them: S1-46, C-18, promise 4. */
@OnBothDatabases
class OrganizationIT {
    private static final String OUTSIDER = "USER_IS_NOT_A_MEMBER_OF_THE_ORGANIZATION";

    private final LatchkeySystem system;
    private final Tenancy tenancy;

    OrganizationIT(Database database) {
        system = LatchkeySystem.on(database);
        tenancy = new Tenancy(system);
    }

    @Test
    void create_answers_the_organization_with_its_owner_and_works_in_it() {
        Person ann = system.person();
        String slug = slug();
        Answer made = act(
                        ann.browser(),
                        "create",
                        Map.of(
                                "name",
                                " Acme ",
                                "slug",
                                slug,
                                "logo",
                                "https://example.org/l.png",
                                "metadata",
                                Map.of("plan", Map.of("seats", 3))))
                .expect(200)
                .expectMembers("", "id", "name", "slug", "logo", "metadata", "createdAt", "members")
                .expectText("/name", "Acme")
                .expectText("/slug", slug)
                .expectText("/logo", "https://example.org/l.png")
                .expectSize("/members", 1)
                .expectMembers("/members/0", "id", "organizationId", "userId", "role", "createdAt", "user")
                .expectText("/members/0/role", "owner")
                .expectText("/members/0/userId", ann.id());
        assertEquals(3, made.at("/metadata/plan/seats").intValue());
        assertEquals(made.text("/id"), tenancy.activeTenant(ann));
        ann.browser().me().expectText("/tenants/0/id", made.text("/id"));
        act(ann.browser(), "create", Map.of("name", "B", "slug", slug(), "keepCurrentActiveOrganization", true))
                .expect(200)
                .expectNull("/logo")
                .expectNull("/metadata");
        assertEquals(made.text("/id"), tenancy.activeTenant(ann));
        see(ann.browser(), "list")
                .expectSize("", 2)
                .expectMembers("/0", "id", "name", "slug", "logo", "metadata", "createdAt");
    }

    @Test
    void a_taken_slug_is_said_in_the_familys_words_also_to_two_at_once() {
        Person ann = system.person();
        String slug = slug();
        List<Integer> statuses = Crowd.atOnce(
                4,
                i -> act(ann.browser(), "create", Map.of("name", "A", "slug", slug))
                        .status());
        assertEquals(1, statuses.stream().filter(status -> status == 200).count(), statuses::toString);
        act(ann.browser(), "create", Map.of("name", "A", "slug", slug)).expectError(400, "ORGANIZATION_ALREADY_EXISTS");
        act(ann.browser(), "check-slug", Map.of("slug", slug)).expectError(400, "ORGANIZATION_SLUG_ALREADY_TAKEN");
        act(ann.browser(), "check-slug", Map.of("slug", slug())).expect(200).expectTrue("/status");
        String other = tenancy.home().id();
        act(ann.browser(), "update", Map.of("organizationId", other, "data", Map.of("slug", slug)))
                .expectError(400, OUTSIDER);
    }

    @Test
    void update_changes_what_is_named_and_null_takes_away() {
        Home home = tenancy.home();
        Browser owner = home.owner().browser();
        act(owner, "update", Map.of("data", Map.of("logo", "https://e.com/n.png", "metadata", Map.of("a", 1))))
                .expect(200)
                .expectText("/name", "Acme")
                .expectText("/logo", "https://e.com/n.png");
        Map<String, Object> cleared = new HashMap<>();
        cleared.put("logo", null);
        cleared.put("name", "New");
        Answer answer = act(owner, "update", Map.of("organizationId", home.id(), "data", cleared))
                .expect(200)
                .expectText("/name", "New")
                .expectNull("/logo");
        assertEquals(1, answer.at("/metadata/a").intValue());
        assertEquals(
                2,
                system.count(
                        "select count(*) from audit_events where action = 'tenant-update' and tenant_id = ?",
                        home.id()));
    }

    @Test
    void promise_5_rights_are_those_of_the_native_paths() {
        Home home = tenancy.home();
        Person admin = tenancy.joined(home, "admin");
        Person member = tenancy.joined(home, "member");
        Map<String, Object> rename = Map.of("organizationId", home.id(), "data", Map.of("name", "x"));
        act(member.browser(), "update", rename).expectError(403, "YOU_ARE_NOT_ALLOWED_TO_UPDATE_THIS_ORGANIZATION");
        act(admin.browser(), "update", rename).expect(200);
        Map<String, String> which = Map.of("organizationId", home.id());
        act(admin.browser(), "delete", which).expectError(403, "YOU_ARE_NOT_ALLOWED_TO_DELETE_THIS_ORGANIZATION");
        Map<String, String> rise = Map.of("memberId", memberId(home, member), "role", "admin");
        act(member.browser(), "update-member-role", rise).expectError(403, "YOU_ARE_NOT_ALLOWED_TO_UPDATE_THIS_MEMBER");
        act(admin.browser(), "update-member-role", Map.of("memberId", memberId(home, home.owner()), "role", "member"))
                .expectError(403, "YOU_ARE_NOT_ALLOWED_TO_UPDATE_THIS_MEMBER");
        act(member.browser(), "remove-member", Map.of("memberIdOrEmail", admin.email()))
                .expectError(401, "YOU_ARE_NOT_ALLOWED_TO_DELETE_THIS_MEMBER");
        act(admin.browser(), "update-member-role", rise).expect(200).expectText("/role", "admin");
        act(home.owner().browser(), "delete", which).expect(200).expectText("/id", home.id());
        see(member.browser(), "list").expectSize("", 0);
    }

    @Test
    void promise_4_outsiders_and_nobodies_are_told_the_same() {
        Home home = tenancy.home();
        Browser stranger = system.person().browser();
        for (String id : List.of(home.id(), "org_00000000000000000000000000", "x")) {
            see(stranger, "get-full-organization?organizationId=" + id).expectError(403, OUTSIDER);
            see(stranger, "get-organization?organizationId=" + id).expectError(403, OUTSIDER);
            see(stranger, "list-members?organizationId=" + id)
                    .expectError(403, "YOU_ARE_NOT_A_MEMBER_OF_THIS_ORGANIZATION");
            see(stranger, "list-invitations?organizationId=" + id)
                    .expectError(403, "YOU_ARE_NOT_A_MEMBER_OF_THIS_ORGANIZATION");
            act(stranger, "set-active", Map.of("organizationId", id)).expectError(403, OUTSIDER);
            act(stranger, "update", Map.of("organizationId", id, "data", Map.of("name", "x")))
                    .expectError(400, OUTSIDER);
            act(stranger, "delete", Map.of("organizationId", id)).expectError(400, OUTSIDER);
            act(stranger, "leave", Map.of("organizationId", id)).expectError(400, "MEMBER_NOT_FOUND");
            act(
                            stranger,
                            "remove-member",
                            Map.of(
                                    "organizationId",
                                    id,
                                    "memberIdOrEmail",
                                    home.owner().email()))
                    .expectError(403, OUTSIDER);
            act(stranger, "invite-member", Map.of("organizationId", id, "email", system.newEmail(), "role", "member"))
                    .expectError(403, OUTSIDER);
            act(stranger, "has-permission", Map.of("organizationId", id, "permissions", Map.of("ac", List.of("read"))))
                    .expectError(403, OUTSIDER);
        }
    }

    @Test
    void set_active_goes_by_id_slug_and_null() {
        Person ann = system.person();
        String first = Tenancy.create(ann.browser(), "First");
        Answer second = act(ann.browser(), "create", Map.of("name", "Second", "slug", slug()))
                .expect(200);
        act(ann.browser(), "set-active", Map.of("organizationId", first))
                .expect(200)
                .expectText("/id", first);
        assertEquals(first, tenancy.activeTenant(ann));
        act(ann.browser(), "set-active", Map.of("organizationSlug", second.text("/slug")))
                .expect(200)
                .expectText("/id", second.text("/id"));
        Map<String, Object> none = new HashMap<>();
        none.put("organizationId", null);
        assertEquals("null", act(ann.browser(), "set-active", none).expect(200).body());
        assertEquals("", tenancy.activeTenant(ann));
        assertEquals(
                "null", see(ann.browser(), "get-full-organization").expect(200).body());
        assertEquals(
                "null", act(ann.browser(), "set-active", Map.of()).expect(200).body());
        see(ann.browser(), "get-active-member").expectError(400, "NO_ACTIVE_ORGANIZATION");
        see(ann.browser(), "list-members").expectError(400, "NO_ACTIVE_ORGANIZATION");
        act(ann.browser(), "has-permission", Map.of("permissions", Map.of("ac", List.of("read"))))
                .expectError(400, "NO_ACTIVE_ORGANIZATION");
        act(ann.browser(), "update", Map.of("data", Map.of("name", "x"))).expectError(400, "NO_ACTIVE_ORGANIZATION");
    }

    @Test
    void a_suspended_organization_is_read_and_left_and_nothing_else() {
        Home home = tenancy.home();
        system.change("update tenants set status = 'SUSPENDED' where id = ?", home.id());
        Browser owner = home.owner().browser();
        act(owner, "update", Map.of("data", Map.of("name", "x"))).expectError(403, "TENANT_SUSPENDED");
        act(owner, "set-active", Map.of("organizationId", home.id())).expectError(403, "TENANT_SUSPENDED");
        act(owner, "invite-member", Map.of("email", system.newEmail(), "role", "member"))
                .expectError(403, "TENANT_SUSPENDED");
        see(owner, "get-full-organization").expect(200).expectText("/id", home.id());
    }

    @Test
    void bad_bodies_are_400() {
        Browser ann = tenancy.home().owner().browser();
        for (Map<String, Object> body : List.<Map<String, Object>>of(
                Map.of("name", "x", "slug", ""),
                Map.of("name", " ", "slug", slug()),
                Map.of("slug", slug()),
                Map.of("name", "x", "slug", "Not A Slug"),
                Map.of("name", "x".repeat(201), "slug", slug()),
                Map.of("name", "x", "slug", slug(), "logo", "javascript:alert(1)"),
                Map.of("name", "x", "slug", slug(), "metadata", "text"),
                Map.of("name", "x", "slug", slug(), "metadata", Map.of("a", "x".repeat(8200))),
                Map.of("name", 7, "slug", slug()))) {
            act(ann, "create", body).expectError(400, "VALIDATION_ERROR");
        }
        act(ann, "update", Map.of("data", Map.of("logo", 7))).expectError(400, "VALIDATION_ERROR");
        act(ann, "update", Map.of()).expectError(400, "VALIDATION_ERROR");
        act(ann, "set-active", Map.of("organizationId", 7)).expectError(400, "VALIDATION_ERROR");
        act(ann, "update-member-role", Map.of("memberId", "x", "role", 7)).expectError(400, "VALIDATION_ERROR");
        act(ann, "leave", Map.of()).expectError(400, "VALIDATION_ERROR");
    }

    @Test
    void without_a_session_everything_is_401() {
        for (String path : List.of("list", "get-full-organization", "list-members", "get-active-member")) {
            see(system.browser(), path).expectError(401, "UNAUTHORIZED");
        }
        act(system.browser(), "create", Map.of("name", "x", "slug", slug())).expectError(401, "UNAUTHORIZED");
        act(system.browser(), "check-slug", Map.of("slug", slug())).expectError(401, "UNAUTHORIZED");
    }
}
