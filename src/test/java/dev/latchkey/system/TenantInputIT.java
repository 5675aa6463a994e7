package dev.latchkey.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.latchkey.system.Tenancy.Home;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

/** What somebody hostile or careless types into the tenants' pages: markup, too much, too many. */
@OnBothDatabases
class TenantInputIT {
    private static final String MARKUP = "<script>alert(1)</script>\"'&";

    private final LatchkeySystem system;
    private final Tenancy tenancy;

    TenantInputIT(Database database) {
        system = LatchkeySystem.on(database);
        tenancy = new Tenancy(system);
    }

    private PageBrowser signedIn(Person person) {
        return new PageBrowser(system)
                .with(system.cookieName(), person.browser().token());
    }

    private static String at(Home home, String rest) {
        return "/tenants/" + home.id() + rest;
    }

    private String named(Home home) {
        return system.sql("select name, slug from tenants where id = ?", home.id())
                .toString();
    }

    private Person guest(Home home) {
        Person bob = tenancy.joined(home, "admin");
        Tenancy.invite(home.owner().browser(), home.id(), system.newEmail(), "member")
                .expect(201);
        return bob;
    }

    @Test
    void names_are_escaped_wherever_they_stand() {
        Home home = tenancy.home();
        Person bob = guest(home);
        system.change("update users set name = ? where id = ?", MARKUP, bob.id());
        system.change("update tenants set name = ? where id = ?", MARKUP, home.id());
        PageBrowser browser = signedIn(home.owner());
        for (String page : List.of(
                at(home, ""),
                at(home, "/members"),
                at(home, "/members/" + bob.id()),
                at(home, "/invites"),
                at(home, "/settings"),
                "/account/tenants")) {
            browser.get(page).expect(200).expectNowhere("<script>alert(1)");
        }
        Answer told = browser.submit(
                at(home, "/invites"), at(home, "/invites"), Map.of("addresses", MARKUP, "role", "member"));
        told.expect(200).expectNowhere("<script>alert(1)");
        browser.get(at(home, "/members?q=%3Cscript%3Ealert(1)")).expect(200).expectNowhere("<script>alert(1)");
    }

    @Test
    void five_hundred_addresses_are_refused_as_a_whole_and_fifty_are_sent() {
        Home home = tenancy.home();
        PageBrowser browser = signedIn(home.owner());
        String many = IntStream.range(0, 500)
                .mapToObj(i -> "guest" + i + "@example.org")
                .collect(Collectors.joining("\n"));
        Answer refused =
                browser.submit(at(home, "/invites"), at(home, "/invites"), Map.of("addresses", many, "role", "member"));
        assertTrue(refused.expect(400).body().contains("Enter at most 50 addresses at once. These are 500."));
        assertEquals(0, system.count("select count(*) from invites where tenant_id = ?", home.id()));
        String fifty = IntStream.range(0, 50).mapToObj(i -> system.newEmail()).collect(Collectors.joining(" "));
        browser.submit(at(home, "/invites"), at(home, "/invites"), Map.of("addresses", fifty, "role", "member"))
                .expect(200);
        assertEquals(50, system.count("select count(*) from invites where tenant_id = ?", home.id()));
        assertTrue(
                browser.get(at(home, "/invites?page=3")).expect(200).body().contains("41 to 50 of 50"),
                "the third page");
    }

    /** RFC 6928: ten packets of 1,460 bytes, headers among them, go out before the other side is waited for. */
    @Test
    void the_longest_lists_go_out_in_the_first_ten_packets() throws IOException {
        Home home = tenancy.home();
        for (int i = 0; i < 8; i++) {
            system.change(
                    "update users set plan = 'PRO' where id = ?", home.owner().id());
            Tenancy.create(home.owner().browser(), "Another organization " + i);
        }
        PageBrowser browser = signedIn(home.owner());
        String fifty = IntStream.range(0, 50).mapToObj(i -> system.newEmail()).collect(Collectors.joining(" "));
        browser.submit(at(home, "/invites"), at(home, "/invites"), Map.of("addresses", fifty, "role", "member"))
                .expect(200);
        for (String page : List.of("", "/members", "/invites", "/settings")) {
            int bytes = packed(browser.get(at(home, page)).expect(200).body());
            assertTrue(bytes + 1_500 < 14_600, page + " has " + bytes + " bytes and its headers");
        }
    }

    private static int packed(String document) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(document.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.size();
    }

    @Test
    void ten_thousand_characters_are_refused_where_they_fit_nowhere() {
        Home home = tenancy.home();
        PageBrowser browser = signedIn(home.owner());
        String text = "x".repeat(10_000);
        String before = named(home);
        browser.submit("/tenants/new", "/tenants/new", Map.of("tenant", text, "slug", text))
                .expect(400);
        browser.submit(at(home, "/settings"), at(home, "/settings/rename"), Map.of("tenant", text, "slug", text))
                .expect(400);
        browser.submit(at(home, "/settings"), at(home, "/settings/rename"), Map.of("tenant", "a\nb", "slug", "a--b"))
                .expect(400);
        browser.submit(at(home, "/settings"), at(home, "/settings/delete"), Map.of("confirm", text))
                .expect(400);
        Answer told =
                browser.submit(at(home, "/invites"), at(home, "/invites"), Map.of("addresses", text, "role", "member"));
        assertTrue(told.expect(200).body().contains("Not an e-mail address"));
        browser.get(at(home, "/members?q=" + "x".repeat(4_000))).expect(200);
        browser.get(at(home, "/members?page=99999999999")).expect(200);
        assertEquals(before, named(home));
    }

    @Test
    void an_address_that_gets_too_many_mails_is_told_apart() {
        Home home = tenancy.home();
        PageBrowser browser = signedIn(home.owner());
        String email = system.newEmail();
        for (int i = 0; i < 3; i++) {
            browser.submit(at(home, "/invites"), at(home, "/invites"), Map.of("addresses", email, "role", "member"))
                    .expect(200);
            system.change("delete from invites where email = ?", email);
        }
        String other = system.newEmail();
        Answer told = browser.submit(
                at(home, "/invites"), at(home, "/invites"), Map.of("addresses", email + " " + other, "role", "member"));
        assertTrue(told.expect(200).body().contains("Limit reached"), told::toString);
        assertEquals(0, system.count("select count(*) from invites where email = ?", email));
        assertEquals(1, system.count("select count(*) from invites where email = ?", other));
    }
}
