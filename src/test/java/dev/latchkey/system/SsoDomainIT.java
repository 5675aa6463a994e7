package dev.latchkey.system;

import static dev.latchkey.system.SsoWay.path;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.latchkey.system.Tenancy.Home;
import java.net.IDN;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** A tenant proves its e-mail domains: by DNS, or by a mailed code. */
@OnBothDatabases
class SsoDomainIT {
    private final LatchkeySystem system;
    private final Tenancy tenancy;
    private final SsoWay way;

    SsoDomainIT(Database database) {
        system = LatchkeySystem.on(database, SsoWay.SETTINGS);
        tenancy = new Tenancy(system);
        way = new SsoWay(system);
    }

    @Test
    void a_domain_is_proved_by_its_dns_record() {
        Home home = tenancy.home();
        Browser owner = home.owner().browser();
        String domain = way.newDomain();
        Answer added = SsoWay.add(owner, home.id(), " " + domain.toUpperCase(Locale.ROOT) + ". ")
                .expect(201)
                .expectText("/domain/domain", domain)
                .expectFalse("/domain/proved")
                .expectText("/domain/recordName", "_latchkey-challenge." + domain);
        String id = added.text("/domain/id");
        SsoWay.add(owner, home.id(), domain).expect(201).expectText("/domain/id", id);
        SsoWay.prove(owner, home.id(), id).expectError(400, "DNS_RECORD_NOT_FOUND");
        NameService.say(added.text("/domain/recordName"), "v=spf1 -all", "latchkey-of-somebody-else");
        SsoWay.prove(owner, home.id(), id).expectError(400, "DNS_RECORD_NOT_FOUND");
        NameService.say(added.text("/domain/recordName"), "v=spf1 -all", added.text("/domain/recordText"));
        SsoWay.prove(owner, home.id(), id).expect(200).expectText("/domain/proof", "dns");
        SsoWay.prove(owner, home.id(), id).expect(200).expectText("/domain/proof", "dns");
        owner.delete(path(home.id()) + "/domains/" + id).expect(200);
        owner.get(path(home.id())).expectSize("/signIn/domains", 0);
    }

    @Test
    void a_domain_is_proved_by_a_code_that_whoever_runs_it_was_mailed() {
        Home home = tenancy.home();
        Browser owner = home.owner().browser();
        String domain = way.newDomain();
        String id = SsoWay.add(owner, home.id(), domain).text("/domain/id");
        String at = path(home.id()) + "/domains/" + id;
        owner.post(at + "/mail", Map.of("mailbox", "ceo")).expectError(400, "VALIDATION_ERROR");
        owner.post(at + "/mail", Map.of("mailbox", "postmaster")).expect(200);
        String old = code("postmaster@" + domain, 1);
        owner.post(at + "/mail", Map.of("mailbox", "postmaster")).expect(200);
        String code = code("postmaster@" + domain, 2);
        owner.post(at + "/prove", Map.of("code", "no such code")).expectError(400, "INVALID_DOMAIN_CODE");
        owner.post(at + "/prove", Map.of("code", old)).expectError(400, "INVALID_DOMAIN_CODE");
        // Another tenant's owner has nothing of the code.
        Home other = tenancy.home();
        String foreign = SsoWay.add(other.owner().browser(), other.id(), domain).text("/domain/id");
        other.owner()
                .browser()
                .post(path(other.id()) + "/domains/" + foreign + "/prove", Map.of("code", code))
                .expectError(400, "INVALID_DOMAIN_CODE");
        owner.post(at + "/prove", Map.of("code", " " + code + "\n")).expect(200).expectText("/domain/proof", "mail");
        assertEquals(
                1,
                system.count(
                        "select count(*) from tenant_domains where id = ? and code_hash is null and proved_domain = domain",
                        id));
    }

    private String code(String address, int count) {
        Mails.Mail mail = system.mails().to(address).await("domain-proof", count);
        Matcher code = Pattern.compile("(?m)^([0-9A-Za-z]{43})$").matcher(mail.text());
        assertTrue(code.find(), mail.text());
        assertTrue(mail.html().contains(code.group(1)));
        return code.group(1);
    }

    @Test
    void a_code_is_good_for_a_day() {
        Home home = tenancy.home();
        Browser owner = home.owner().browser();
        String domain = way.newDomain();
        String id = SsoWay.add(owner, home.id(), domain).text("/domain/id");
        String at = path(home.id()) + "/domains/" + id;
        owner.post(at + "/mail", Map.of("mailbox", "admin")).expect(200);
        String code = code("admin@" + domain, 1);
        system.change("update tenant_domains set code_expires_at = ? where id = ?", Instant.now(), id);
        owner.post(at + "/prove", Map.of("code", code)).expectError(400, "INVALID_DOMAIN_CODE");
    }

    @Test
    void of_tenants_that_prove_one_domain_at_once_one_has_it() {
        String domain = way.newDomain();
        List<Home> homes = List.of(tenancy.home(), tenancy.home(), tenancy.home(), tenancy.home());
        List<Answer> added = homes.stream()
                .map(home ->
                        SsoWay.add(home.owner().browser(), home.id(), domain).expect(201))
                .toList();
        NameService.say(
                "_latchkey-challenge." + domain,
                added.stream().map(answer -> answer.text("/domain/recordText")).toArray(String[]::new));
        List<Answer> answers = Crowd.atOnce(
                4,
                i -> SsoWay.prove(
                        homes.get(i).owner().browser(),
                        homes.get(i).id(),
                        added.get(i).text("/domain/id")));
        assertEquals(
                1, answers.stream().filter(answer -> answer.status() == 200).count());
        for (Answer answer : answers) {
            if (answer.status() != 200) {
                answer.expectError(409, "DOMAIN_ALREADY_PROVED");
            }
        }
        assertEquals(1, system.count("select count(*) from tenant_domains where proved_domain = ?", domain));
    }

    @Test
    void what_is_no_domain_of_ones_own_is_refused() {
        Home home = tenancy.home();
        Browser owner = home.owner().browser();
        for (String domain : List.of("gmail.com", "OUTLOOK.com", "gmx.de.")) {
            SsoWay.add(owner, home.id(), domain).expectError(400, "PUBLIC_EMAIL_DOMAIN");
        }
        for (String domain : List.of(
                "localhost",
                "com",
                "10.0.0.1",
                "a..example",
                "-a.example",
                "a_b.example",
                "ann@acme.example",
                "*.example",
                "x".repeat(64) + ".example",
                "a.b.c.d.".repeat(31) + "com")) {
            SsoWay.add(owner, home.id(), domain).expectError(400, "INVALID_DOMAIN");
        }
        SsoWay.add(owner, home.id(), "bücher" + system.port() + ".example")
                .expect(201)
                .expectText("/domain/domain", IDN.toASCII("bücher" + system.port()) + ".example");
        for (int i = 1; i < 20; i++) {
            SsoWay.add(owner, home.id(), way.newDomain()).expect(201);
        }
        SsoWay.add(owner, home.id(), way.newDomain()).expectError(403, "TOO_MANY_DOMAINS");
    }
}
