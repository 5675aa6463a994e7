package dev.latchkey.system;

import dev.latchkey.system.Tenancy.Home;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** Tenants with providers of their own, in the words of the tests about them. */
final class SsoWay {
    /** A server that may ask providers on this machine. */
    static final Map<String, String> SETTINGS = Map.of(
            "LATCHKEY_OUTBOUND_ALLOWED_HOSTS",
            "localhost",
            "LATCHKEY_DNS_SERVER",
            NameService.address(),
            "LATCHKEY_LIMIT_SSO_SETUP",
            "60/PT10M");

    static final String CLIENT_SECRET = "secret of the tenant's client & more";

    private static final AtomicInteger NUMBER = new AtomicInteger();

    private final LatchkeySystem system;

    SsoWay(LatchkeySystem system) {
        this.system = system;
    }

    static String path(String tenantId) {
        return "/api/tenants/" + tenantId + "/sign-in";
    }

    /** A domain that nobody has said to be his yet. */
    String newDomain() {
        return "acme" + NUMBER.incrementAndGet() + "-" + system.port() + ".example";
    }

    static Answer set(Client client, String tenantId, String issuer) {
        return client.call("PUT", path(tenantId))
                .json(Map.of("issuer", issuer, "clientId", "tenant-client", "clientSecret", CLIENT_SECRET))
                .send();
    }

    static Answer add(Client client, String tenantId, String domain) {
        return client.post(path(tenantId) + "/domains", Map.of("domain", domain));
    }

    static Answer prove(Client client, String tenantId, String domainId) {
        return client.post(path(tenantId) + "/domains/" + domainId + "/prove", Map.of());
    }

    /** Adds a domain, publishes its record and proves it; gives its id. */
    static String prove(Home home, String domain) {
        Browser owner = home.owner().browser();
        Answer added = add(owner, home.id(), domain).expect(201);
        NameService.say(added.text("/domain/recordName"), added.text("/domain/recordText"));
        prove(owner, home.id(), added.text("/domain/id")).expect(200).expectTrue("/domain/proved");
        return added.text("/domain/id");
    }
}
