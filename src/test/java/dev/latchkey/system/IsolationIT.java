package dev.latchkey.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.latchkey.system.Tenancy.Home;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Promise 4: what belongs to another tenant is not there. */
@OnBothDatabases
class IsolationIT {
    private final LatchkeySystem system;
    private final Tenancy tenancy;

    IsolationIT(Database database) {
        system = LatchkeySystem.on(database);
        tenancy = new Tenancy(system);
    }

    private static String member(Home home, Person person) {
        return "/api/tenants/" + home.id() + "/members/" + person.id();
    }

    /** Promise 4: foreign and absent ids are one and the same answer, and nothing happens. */
    @Test
    void promise_4_a_foreign_tenant_is_404_in_every_way() {
        Home home = tenancy.home();
        Home foreign = tenancy.home();
        String invite = Tenancy.invite(foreign.owner().browser(), foreign.id(), system.newEmail(), "member")
                .expect(201)
                .text("/invite/id");
        String absent = foreign.id().substring(0, 20) + "0000000000";
        for (String id : List.of(foreign.id(), absent, "x", "%27%20or%201=1--", "org_", "%C3%A4", "a%0Ab")) {
            String other = id.equals(foreign.id()) ? invite : "inv_" + id;
            for (String[] act : Acts.of(id, foreign.owner().id(), other)) {
                Acts.send(home.owner().browser(), act)
                        .expectError(404, "ORGANIZATION_NOT_FOUND")
                        .expectNowhere(foreign.owner().email());
            }
        }
        foreign.owner()
                .browser()
                .get("/api/tenants/" + foreign.id())
                .expect(200)
                .expectText("/tenant/name", "Acme");
        assertEquals(1, tenancy.owners(foreign.id()));
        assertEquals(1, system.count("select count(*) from invites where tenant_id = ?", foreign.id()));
    }

    @Test
    void promise_4_a_foreign_member_or_invite_under_the_own_tenant_is_404() {
        Home home = tenancy.home();
        Home foreign = tenancy.home();
        Person stranger = tenancy.joined(foreign, "member");
        String invite = Tenancy.invite(foreign.owner().browser(), foreign.id(), system.newEmail(), "member")
                .expect(201)
                .text("/invite/id");
        Browser owner = home.owner().browser();
        owner.patch(member(home, stranger), Map.of("role", "member")).expectError(404, "MEMBER_NOT_FOUND");
        owner.delete(member(home, stranger)).expectError(404, "MEMBER_NOT_FOUND");
        String path = "/api/tenants/" + home.id() + "/invites/" + invite;
        owner.post(path + "/resend").expectError(404, "INVITATION_NOT_FOUND");
        owner.delete(path).expectError(404, "INVITATION_NOT_FOUND");
        assertEquals(
                1,
                system.count(
                        "select count(*) from members where tenant_id = ? and user_id = ? and role = 'MEMBER'",
                        foreign.id(),
                        stranger.id()));
        Answer list = foreign.owner().browser().get("/api/tenants/" + foreign.id() + "/invites");
        assertTrue(list.texts("/invites", "status").contains("pending"), list::toString);
    }

    /** PostgreSQL knows no NUL in a text; the client is wrong, not the server. Promise 23. */
    @Test
    void promise_23_a_nul_in_an_id_is_no_fault_of_the_server() {
        Home home = tenancy.home();
        for (String path : List.of(
                "/api/tenants/a%00b",
                "/api/tenants/%00", "/api/tenants/a%00b/members", "/api/invites/by-token/a%00b")) {
            Answer answer = home.owner().browser().get(path);
            assertTrue(answer.status() == 400 || answer.status() == 404, answer::toString);
        }
        Answer removal = home.owner().browser().delete("/api/tenants/" + home.id() + "/members/a%00b");
        assertTrue(removal.status() == 400 || removal.status() == 404, removal::toString);
    }
}
