package dev.latchkey.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.latchkey.system.Tenancy.Home;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The pages of keys and tokens over plain HTTP: S3-44, S3-46, S3-92, S5-70, C-25, C-27. */
@OnBothDatabases
class KeyPagesIT {
    private static final String KEYS = "/account/api-keys";
    private static final String TOKENS = "/account/api-tokens";

    private final LatchkeySystem system;

    KeyPagesIT(Database database) {
        system = LatchkeySystem.on(database);
    }

    private PageBrowser signedIn(Person person) {
        return new PageBrowser(system)
                .with(system.cookieName(), person.browser().token());
    }

    private static String shown(Answer page) {
        Matcher secret =
                Pattern.compile("id=\"api-key\"[^>]* value=\"([^\"]+)\"").matcher(page.body());
        assertTrue(secret.find(), page::toString);
        return secret.group(1);
    }

    @Test
    void s3_46_a_key_is_renamed_switched_off_and_given_another_end() {
        Person ann = system.person();
        Answer made = ApiKeyIT.create(ann.browser(), Map.of()).expect(201);
        String id = made.text("/apiKey/id");
        String path = KEYS + "/" + id;
        PageBrowser browser = signedIn(ann);
        browser.submit(path, path, Map.of("key-name", "nightly <b>", "end", "90"))
                .expect(303)
                .expectHeader("Location", KEYS);
        Answer changed = ann.browser().get("/api/api-keys/" + id).expectText("/apiKey/name", "nightly <b>");
        changed.expectText("/apiKey/status", "disabled");
        Duration left = Duration.between(Instant.now(), Instant.parse(changed.text("/apiKey/expiresAt")));
        assertTrue(left.toDays() >= 89 && left.toDays() <= 90, changed::toString);
        assertTrue(browser.get(KEYS).body().contains("nightly &lt;b&gt;"));
        browser.submit(path, path, Map.of("key-name", "nightly", "end", "keep", "enabled", "on"))
                .expect(303);
        ann.browser()
                .get("/api/api-keys/" + id)
                .expectText("/apiKey/status", "active")
                .expectText("/apiKey/expiresAt", changed.text("/apiKey/expiresAt"));
        browser.submit(path, path, Map.of("key-name", "nightly", "end", "never", "enabled", "on"))
                .expect(303);
        ann.browser().get("/api/api-keys/" + id).expectNull("/apiKey/expiresAt");
        system.program(made.text("/key")).me().expect(200);
    }

    @Test
    void a_name_that_is_none_changes_nothing() {
        Person ann = system.person();
        String id = ApiKeyIT.create(ann.browser(), Map.of()).text("/apiKey/id");
        String path = KEYS + "/" + id;
        for (String name : List.of("", "  ", "a\tb", "x".repeat(101))) {
            signedIn(ann)
                    .submit(path, path, Map.of("key-name", name, "end", "30"))
                    .expect(400);
        }
        ann.browser()
                .get("/api/api-keys/" + id)
                .expectText("/apiKey/name", "ci")
                .expectText("/apiKey/status", "active")
                .expectNull("/apiKey/expiresAt");
    }

    @Test
    void promise_4_another_ones_key_or_token_is_not_there() {
        Person ann = system.person();
        Home home = new Tenancy(system).home();
        String own = ApiKeyIT.create(ann.browser(), Map.of()).text("/apiKey/id");
        String theirs = ApiKeyIT.create(home.owner().browser(), Map.of("tenantId", home.id()))
                .expect(201)
                .text("/apiKey/id");
        Answer token = ann.browser().post("/v1/auth/token", Map.of()).expect(200);
        PageBrowser owner = signedIn(home.owner());
        String tenantKeys = "/tenants/" + home.id() + "/api-keys";
        // Neither in the wrong place: a tenant's key among one's own, one's own among a tenant's.
        for (String path : List.of(KEYS + "/" + own, KEYS + "/" + theirs, tenantKeys + "/" + own)) {
            owner.get(path).expect(404);
            String form = owner.token(tenantKeys + "/" + theirs, tenantKeys + "/" + theirs);
            int status = owner.send(path, form, Map.of("key-name", "stolen")).status();
            assertTrue(status == 404 || status == 400, path + ": " + status);
        }
        owner.submit(TOKENS, TOKENS + "/create", Map.of("token-name", "own", "end", "30"))
                .expect(200);
        String form = owner.token(TOKENS, TOKENS + "/revoke");
        owner.send(TOKENS + "/revoke", form, Map.of("token", token.text("/id"))).expect(404);
        system.program(token.text("/token")).me().expect(200);
        signedIn(ann).get(tenantKeys + "/" + theirs).expect(404);
        assertEquals(0, system.count("select count(*) from api_keys where name = 'stolen'"));
    }

    @Test
    void c_27_a_tenants_key_is_changed_by_its_managers() {
        Tenancy tenancy = new Tenancy(system);
        Home home = tenancy.home();
        Person member = tenancy.joined(home, "member");
        String id = ApiKeyIT.create(home.owner().browser(), Map.of("tenantId", home.id()))
                .text("/apiKey/id");
        String path = "/tenants/" + home.id() + "/api-keys/" + id;
        signedIn(home.owner())
                .submit(path, path, Map.of("key-name", "theirs", "end", "keep"))
                .expect(303);
        home.owner()
                .browser()
                .get("/api/api-keys/" + id)
                .expectText("/apiKey/name", "theirs")
                .expectText("/apiKey/status", "disabled");
        signedIn(member).get(path).expect(404);
        assertEquals(
                403, signedIn(member).get("/tenants/" + home.id() + "/api-keys").status());
    }

    @Test
    void s5_70_c_25_a_token_is_made_seen_once_and_revoked() {
        Person ann = system.person();
        PageBrowser browser = signedIn(ann);
        browser.submit(TOKENS, TOKENS + "/create", Map.of("token-name", " ", "end", "30"))
                .expect(400);
        Answer made = browser.submit(TOKENS, TOKENS + "/create", Map.of("token-name", "my laptop", "end", "30"))
                .expect(200);
        String token = shown(made);
        assertTrue(made.body().contains("Authorization: Bearer $LATCHKEY_TOKEN"), made::toString);
        system.program(token).me().expect(200).expectText("/user/id", ann.id());
        Answer list = browser.get(TOKENS).expect(200).expectNowhere(token);
        assertTrue(list.body().contains("my laptop") && list.body().contains("Last used"), list::toString);
        Answer listed = ann.browser().get("/v1/auth/tokens").expectSize("/tokens", 1);
        Duration left = Duration.between(Instant.now(), Instant.parse(listed.text("/tokens/0/expiresAt")));
        assertTrue(left.toDays() >= 29 && left.toDays() <= 30, listed::toString);
        browser.submit(TOKENS, TOKENS + "/revoke", Map.of("token", listed.text("/tokens/0/id")))
                .expect(303)
                .expectHeader("Location", TOKENS);
        system.program(token).me().expectError(401, "INVALID_TOKEN");
        browser.get(TOKENS + "/create").expect(303).expectHeader("Location", TOKENS);
    }

    @Test
    void s3_92_the_page_of_a_new_key_says_how_to_keep_and_send_it() {
        PageBrowser browser = signedIn(system.person());
        Answer made = browser.submit(KEYS, KEYS + "/create", Map.of("key-name", "ci", "end", "never"))
                .expect(200);
        assertTrue(made.body().contains("<code>Authorization: Bearer $LATCHKEY_KEY</code>"), made::toString);
        system.program(shown(made)).me().expect(200);
    }
}
