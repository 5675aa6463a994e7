package dev.latchkey.system;

import static dev.latchkey.system.SsoWay.path;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.latchkey.system.Tenancy.Home;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** An owner sets up how the tenant's people sign in: promises 4 and 5, ASVS 1.3.6. */
@OnBothDatabases
class SsoSetupIT {
    private static final String ISSUER = "http://localhost:9/tenant";

    private final LatchkeySystem system;
    private final Tenancy tenancy;
    private final SsoWay way;

    SsoSetupIT(Database database) {
        system = LatchkeySystem.on(database, SsoWay.SETTINGS);
        tenancy = new Tenancy(system);
        way = new SsoWay(system);
    }

    @Test
    void an_owner_sets_reads_changes_and_removes_the_provider_and_never_sees_the_secret_again() {
        Home home = tenancy.home();
        Browser owner = home.owner().browser();
        owner.get(path(home.id()))
                .expect(200)
                .expectNull("/signIn/provider")
                .expectSize("/signIn/domains", 0)
                .expectText("/signIn/callbackUrl", system.origin() + "/api/auth/sso/callback/" + home.id());
        Answer set = SsoWay.set(owner, home.id(), ISSUER)
                .expect(200)
                .expectText("/signIn/provider/issuer", ISSUER)
                .expectText("/signIn/provider/clientId", "tenant-client")
                .expectText("/signIn/provider/role", "member")
                .expectTrue("/signIn/provider/enabled");
        assertFalse(set.body().contains("secret of"), set.body());
        assertEquals(
                0, system.count("select count(*) from tenant_providers where sealed like ?", "%secret of the tenant%"));
        Map<String, Object> change =
                new HashMap<>(Map.of("issuer", ISSUER, "clientId", "tenant-client", "role", "admin", "enabled", false));
        owner.call("PUT", path(home.id()))
                .json(change)
                .send()
                .expect(200)
                .expectText("/signIn/provider/id", set.text("/signIn/provider/id"))
                .expectText("/signIn/provider/role", "admin")
                .expectFalse("/signIn/provider/enabled");
        owner.delete(path(home.id())).expect(200);
        owner.delete(path(home.id())).expectError(404, "TENANT_PROVIDER_NOT_FOUND");
        assertEquals(
                List.of("tenant-provider-set", "tenant-provider-set", "tenant-provider-remove"),
                system
                        .sql(
                                "select action from audit_events where tenant_id = ? and action like 'tenant-provider-%'"
                                        + " order by at, id",
                                home.id())
                        .stream()
                        .map(row -> row.get("action"))
                        .toList());
    }

    @Test
    void a_kept_secret_goes_to_no_other_issuer_or_client() {
        Home home = tenancy.home();
        Browser owner = home.owner().browser();
        String id = SsoWay.set(owner, home.id(), ISSUER).text("/signIn/provider/id");
        for (Map<String, String> other : List.of(
                Map.of("issuer", "http://localhost:9/thief", "clientId", "tenant-client"),
                Map.of("issuer", ISSUER, "clientId", "another"))) {
            owner.call("PUT", path(home.id())).json(other).send().expectError(400, "CLIENT_SECRET_REQUIRED");
        }
        owner.get(path(home.id())).expectText("/signIn/provider/id", id);
        String next = SsoWay.set(owner, home.id(), "http://localhost:9/next")
                .expect(200)
                .text("/signIn/provider/id");
        assertFalse(next.equals(id));
    }

    @Test
    void promise_4_only_owners_in_person_and_never_of_another_tenant() {
        Home home = tenancy.home();
        Home other = tenancy.home();
        Person admin = tenancy.joined(home, "admin");
        Person member = tenancy.joined(home, "member");
        SsoWay.set(home.owner().browser(), home.id(), ISSUER).expect(200);
        String domain = SsoWay.add(home.owner().browser(), home.id(), way.newDomain())
                .expect(201)
                .text("/domain/id");
        for (Map.Entry<Browser, String> asker : Map.of(
                        admin.browser(), "YOU_ARE_NOT_ALLOWED_TO_MANAGE_SIGN_IN",
                        member.browser(), "YOU_ARE_NOT_ALLOWED_TO_MANAGE_SIGN_IN",
                        other.owner().browser(), "ORGANIZATION_NOT_FOUND")
                .entrySet()) {
            assertAllRefused(asker.getKey(), home.id(), domain, asker.getValue());
        }
        // Another tenant's owner does not reach the domain by a path of his own tenant either.
        Browser stranger = other.owner().browser();
        SsoWay.prove(stranger, other.id(), domain).expectError(404, "DOMAIN_NOT_FOUND");
        stranger.delete(path(other.id()) + "/domains/" + domain).expectError(404, "DOMAIN_NOT_FOUND");
        assertEquals(1, system.count("select count(*) from tenant_domains where id = ?", domain));
        String key = ApiKeyIT.create(
                        home.owner().browser(), Map.of("tenantId", home.id(), "scopes", List.of("agents:read")))
                .text("/key");
        system.program(key).get(path(home.id())).expectError(403, "FORBIDDEN");
    }

    private static void assertAllRefused(Browser browser, String tenantId, String domain, String code) {
        int status = code.equals("ORGANIZATION_NOT_FOUND") ? 404 : 403;
        browser.get(path(tenantId)).expectError(status, code);
        SsoWay.set(browser, tenantId, "http://localhost:9/x").expectError(status, code);
        browser.post(path(tenantId) + "/test").expectError(status, code);
        browser.delete(path(tenantId)).expectError(status, code);
        SsoWay.add(browser, tenantId, "example.com").expectError(status, code);
        SsoWay.prove(browser, tenantId, domain).expectError(status, code);
        browser.post(path(tenantId) + "/domains/" + domain + "/mail", Map.of("mailbox", "admin"))
                .expectError(status, code);
        browser.delete(path(tenantId) + "/domains/" + domain).expectError(status, code);
    }

    @Test
    void asvs_7_5_1_an_owner_who_signed_in_long_ago_signs_in_again() {
        Home home = tenancy.home();
        String id =
                SsoWay.add(home.owner().browser(), home.id(), way.newDomain()).text("/domain/id");
        system.change(
                "update sessions set created_at = ? where user_id = ?",
                Instant.now().minus(Duration.ofHours(25)),
                home.owner().id());
        SsoWay.set(home.owner().browser(), home.id(), ISSUER).expectError(403, "SESSION_NOT_FRESH");
        SsoWay.prove(home.owner().browser(), home.id(), id).expectError(403, "SESSION_NOT_FRESH");
    }

    @Test
    void asvs_1_3_6_an_issuer_inside_the_network_is_refused() {
        Home home = tenancy.home();
        for (String issuer : List.of(
                "http://127.0.0.1:8080",
                "https://127.0.0.1",
                "https://[::1]:8443/x",
                "https://10.0.0.1",
                "https://169.254.169.254/latest",
                "http://93.184.216.34",
                "https://no-such-host.invalid",
                "ftp://localhost/x",
                "https://ann@localhost",
                "http://localhost/?x=1",
                "http://localhost/#x",
                "localhost",
                "://",
                " ")) {
            Answer answer = SsoWay.set(home.owner().browser(), home.id(), issuer);
            assertEquals(400, answer.status(), issuer + answer.body());
        }
        home.owner().browser().get(path(home.id())).expectNull("/signIn/provider");
    }

    @Test
    void attempts_are_limited_per_tenant() {
        Home home = tenancy.home();
        Browser owner = home.owner().browser();
        String id = SsoWay.add(owner, home.id(), way.newDomain()).text("/domain/id");
        String at = path(home.id()) + "/domains/" + id + "/prove";
        int last = 0;
        for (int i = 0; i < 70 && last != 429; i++) {
            last = owner.post(at, Map.of("code", "guess " + i)).status();
        }
        assertEquals(429, last);
        owner.post(path(home.id()) + "/test").expectError(404, "TENANT_PROVIDER_NOT_FOUND");
        SsoWay.set(owner, home.id(), ISSUER).expectError(429, "RATE_LIMITED");
    }

    @Test
    void a_suspended_tenant_sets_up_nothing_and_a_deleted_one_leaves_nothing() {
        Home home = tenancy.home();
        Browser owner = home.owner().browser();
        String domain = way.newDomain();
        SsoWay.set(owner, home.id(), ISSUER).expect(200);
        SsoWay.prove(home, domain);
        system.change("update tenants set status = 'SUSPENDED' where id = ?", home.id());
        SsoWay.set(owner, home.id(), ISSUER).expectError(403, "TENANT_SUSPENDED");
        SsoWay.add(owner, home.id(), way.newDomain()).expectError(403, "TENANT_SUSPENDED");
        owner.delete(path(home.id())).expect(200);
        owner.delete("/api/tenants/" + home.id()).expect(200);
        assertEquals(0, system.count("select count(*) from tenant_domains where tenant_id = ?", home.id()));
        Home next = tenancy.home();
        SsoWay.prove(next, domain);
    }

    @Test
    void huge_and_malformed_bodies_are_refused() {
        Home home = tenancy.home();
        Browser owner = home.owner().browser();
        for (Map<String, ?> body : List.<Map<String, ?>>of(
                Map.of(),
                Map.of("issuer", ISSUER),
                Map.of("issuer", ISSUER, "clientId", ""),
                Map.of("issuer", ISSUER, "clientId", "a b"),
                Map.of("issuer", ISSUER, "clientId", "x".repeat(256), "clientSecret", "s"),
                Map.of("issuer", "http://localhost/" + "x".repeat(600), "clientId", "a", "clientSecret", "s"),
                Map.of("issuer", ISSUER, "clientId", "a", "clientSecret", ""),
                Map.of("issuer", ISSUER, "clientId", "a", "clientSecret", "x".repeat(1001)),
                Map.of("issuer", ISSUER, "clientId", "a", "clientSecret", "s", "role", "owner"),
                Map.of("issuer", ISSUER, "clientId", "a", "clientSecret", "s", "enabled", "yes"))) {
            assertEquals(
                    400, owner.call("PUT", path(home.id())).json(body).send().status(), body::toString);
        }
        owner.get(path(home.id())).expectNull("/signIn/provider");
    }
}
