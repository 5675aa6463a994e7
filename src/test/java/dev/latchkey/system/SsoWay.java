package dev.latchkey.system;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.latchkey.system.GoogleStand.Guest;
import dev.latchkey.system.Tenancy.Home;
import java.net.URI;
import java.util.Map;
import java.util.UUID;
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

    static final String SIGN_IN = "/api/auth/sign-in/sso";

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

    /** A tenant whose people sign in at {@link GoogleStand}. */
    record Company(Home home, String domain, String issuer) {
        String id() {
            return home.id();
        }

        Browser owner() {
            return home.owner().browser();
        }
    }

    /** A new one, whose provider makes members. */
    Company company(Tenancy tenancy) {
        String domain = newDomain();
        Home home = tenancy.home();
        String issuer = GoogleStand.issuer(domain);
        set(home.owner().browser(), home.id(), issuer).expect(200);
        prove(home, domain);
        return new Company(home, domain, issuer);
    }

    /** Switches its provider on or off. */
    static void enable(Company company, boolean enabled) {
        company.owner()
                .call("PUT", path(company.id()))
                .json(Map.of("issuer", company.issuer(), "clientId", "tenant-client", "enabled", enabled))
                .send()
                .expect(200);
    }

    /** Somebody whom the company's provider knows. */
    Guest guest(Company company) {
        return Guest.of(UUID.randomUUID().toString(), newEmail(company));
    }

    String newEmail(Company company) {
        return "ann" + NUMBER.incrementAndGet() + "@" + company.domain();
    }

    /** Begins, and gives where the browser is sent. */
    static URI begin(PageBrowser browser, Map<String, ?> wish) {
        return URI.create(browser.post(SIGN_IN, wish).expect(200).text("/url"));
    }

    static URI begin(PageBrowser browser, Company company) {
        return begin(browser, Map.of("email", "anybody@" + company.domain()));
    }

    /** Goes to the provider and comes back; the answer is that to the callback. */
    static Answer enter(PageBrowser browser, Company company, Guest guest) {
        return browser.get(GoogleStand.consent(begin(browser, company), guest));
    }

    Answer enter(Company company, Guest guest) {
        return enter(new PageBrowser(system), company, guest);
    }

    void assertRefused(Answer answer, String error) {
        answer.expect(302)
                .expectHeader("Location", system.origin() + "/login?error=" + error + "&provider=organization");
        assertTrue(answer.setCookie("auth_token").isEmpty(), answer::toString);
    }

    /** Who the browser is. */
    Answer me(PageBrowser browser) {
        return system.browser()
                .withCookie(String.valueOf(browser.cookie("auth_token")))
                .me();
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
