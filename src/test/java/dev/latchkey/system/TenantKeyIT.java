package dev.latchkey.system;

import static dev.latchkey.system.ApiKeyIT.KEYS;
import static dev.latchkey.system.ApiKeyIT.create;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.latchkey.system.Tenancy.Home;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** API keys of a tenant: C-27, promises 4 and 19. */
@OnBothDatabases
class TenantKeyIT {
    private final LatchkeySystem system;
    private final Tenancy tenancy;

    TenantKeyIT(Database database) {
        system = LatchkeySystem.on(database);
        tenancy = new Tenancy(system);
    }

    private static Answer createIn(Client client, Home home) {
        return create(client, Map.of("tenantId", home.id(), "scopes", List.of("agents:read")));
    }

    @Test
    void c_27_a_tenants_key_is_managed_by_its_owners_and_admins() {
        Home home = tenancy.home();
        Person admin = tenancy.joined(home, "admin");
        Person member = tenancy.joined(home, "member");
        Answer made = createIn(admin.browser(), home)
                .expect(201)
                .expectText("/apiKey/tenantId", home.id())
                .expectNull("/apiKey/userId");
        String path = KEYS + "/" + made.text("/apiKey/id");
        String list = KEYS + "?tenantId=" + home.id();
        home.owner().browser().get(list).expect(200).expectSize("/apiKeys", 1);
        home.owner().browser().get(KEYS).expectSize("/apiKeys", 0);
        createIn(member.browser(), home).expectError(403, "INSUFFICIENT_API_KEY_PERMISSIONS");
        member.browser().get(list).expectError(403, "INSUFFICIENT_API_KEY_PERMISSIONS");
        member.browser().get(path).expectError(404, "KEY_NOT_FOUND");
        member.browser().delete(path).expectError(404, "KEY_NOT_FOUND");
        home.owner().browser().patch(path, Map.of("name", "theirs")).expect(200);
        ApiKeyIT.verify(system, made.text("/key"), List.of("agents:read"))
                .expect(200)
                .expectText("/apiKey/tenantId", home.id())
                .expectText("/apiKey/role", "admin");
        system.program(made.text("/key"))
                .get("/api/tenants")
                .expectSize("/tenants", 1)
                .expectText("/activeTenantId", home.id());
    }

    @Test
    void promise_4_another_tenants_keys_are_out_of_reach() {
        Home home = tenancy.home();
        Home other = tenancy.home();
        String id = createIn(home.owner().browser(), home).text("/apiKey/id");
        String own = create(home.owner().browser(), Map.of()).text("/apiKey/id");
        Browser stranger = other.owner().browser();
        for (String foreign : List.of(id, own, "key_00000000000000000000000000")) {
            String path = KEYS + "/" + foreign;
            stranger.get(path).expectError(404, "KEY_NOT_FOUND");
            stranger.patch(path, Map.of("enabled", false)).expectError(404, "KEY_NOT_FOUND");
            stranger.post(path + "/rotate", Map.of()).expectError(404, "KEY_NOT_FOUND");
            stranger.delete(path).expectError(404, "KEY_NOT_FOUND");
        }
        stranger.get(KEYS + "?tenantId=" + home.id()).expectError(404, "ORGANIZATION_NOT_FOUND");
        createIn(stranger, home).expectError(404, "ORGANIZATION_NOT_FOUND");
    }

    @Test
    void a_tenants_key_stands_still_while_its_maker_may_not_manage_it() {
        Home home = tenancy.home();
        Person admin = tenancy.joined(home, "admin");
        Answer made = createIn(admin.browser(), home);
        Program program = system.program(made.text("/key"));
        program.me().expect(200);
        String membership = "/api/tenants/" + home.id() + "/members/" + admin.id();
        Browser owner = home.owner().browser();
        owner.patch(membership, Map.of("role", "member")).expect(200);
        program.me().expectError(401, "INVALID_API_KEY");
        String path = KEYS + "/" + made.text("/apiKey/id");
        owner.get(path).expectText("/apiKey/status", "idle");
        owner.patch(membership, Map.of("role", "admin")).expect(200);
        program.me().expect(200);
        owner.delete(membership).expect(200);
        program.me().expectError(401, "INVALID_API_KEY");
        // Another manager answers for it from now on.
        String next = owner.post(path + "/rotate", Map.of()).expect(200).text("/key");
        system.program(next)
                .me()
                .expect(200)
                .expectText("/user/id", home.owner().id());
    }

    @Test
    void a_suspended_or_deleted_tenant_has_no_working_keys() {
        Home home = tenancy.home();
        Answer made = createIn(home.owner().browser(), home);
        Program program = system.program(made.text("/key"));
        system.change("update tenants set status = 'SUSPENDED' where id = ?", home.id());
        program.me().expectError(403, "TENANT_SUSPENDED");
        createIn(home.owner().browser(), home).expectError(403, "TENANT_SUSPENDED");
        system.change("update tenants set status = 'ACTIVE' where id = ?", home.id());
        home.owner().browser().delete("/api/tenants/" + home.id()).expect(200);
        program.me().expectError(401, "INVALID_API_KEY");
        assertEquals(0, system.count("select count(*) from api_keys where tenant_id = ?", home.id()));
    }
}
