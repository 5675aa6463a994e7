package dev.latchkey.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What every page promises over HTTP: its headers, its size, where it leads, what it says of errors. Promise 24. */
class PagesIT {
    private static final List<String> PUBLIC = List.of(
            "/login",
            "/signup",
            "/forgot-password",
            "/reset-password",
            "/verify-email",
            "/check-mail",
            "/check-mail/reset",
            "/invite",
            "/signed-out",
            "/nowhere");
    private static final int MAX_BYTES = 60 * 1024;

    private final LatchkeySystem system = LatchkeySystem.on(Database.H2);

    private PageBrowser browser() {
        return new PageBrowser(system);
    }

    @Test
    void every_page_allows_its_own_style_and_script_and_nothing_else() throws Exception {
        PageBrowser ann = browser();
        ann.enter(system.person()).expect(303);
        for (String path : List.of("/account", "/logout")) {
            expectSafe(ann.get(path).expect(200));
        }
        for (String path : PUBLIC) {
            expectSafe(browser().get(path));
        }
    }

    private static void expectSafe(Answer answer) throws Exception {
        assertEquals("text/html;charset=utf-8", answer.header("Content-Type").replace(" ", ""));
        assertEquals("no-store", answer.header("Cache-Control"));
        assertEquals("same-origin", answer.header("Referrer-Policy"));
        assertEquals("nosniff", answer.header("X-Content-Type-Options"));
        String policy = answer.header("Content-Security-Policy");
        assertEquals(1, answer.headers().allValues("Content-Security-Policy").size());
        Matcher style = Pattern.compile("<style>(.*?)</style>", Pattern.DOTALL).matcher(answer.body());
        assertTrue(style.find(), answer::toString);
        byte[] hash = MessageDigest.getInstance("SHA-256").digest(style.group(1).getBytes(StandardCharsets.UTF_8));
        assertEquals(
                "default-src 'none'; script-src 'self'; style-src 'sha256-"
                        + Base64.getEncoder().encodeToString(hash)
                        + "'; img-src 'self' data:; connect-src 'self'; form-action 'self'; base-uri 'none';"
                        + " frame-ancestors 'none'",
                policy);
        assertFalse(style.find(), "there is another style");
        assertFalse(
                Pattern.compile("<script(?![^>]* src=\"/assets/)")
                        .matcher(answer.body())
                        .find(),
                answer::toString);
        assertFalse(
                Pattern.compile("<[^>]*\\s(style|on[a-z]+)=")
                        .matcher(answer.body())
                        .find(),
                answer::toString);
    }

    @Test
    void a_page_with_all_it_needs_has_less_than_60_kilobytes_and_is_painted_after_one_round_trip() {
        for (String path : PUBLIC) {
            Answer page = browser().get(path);
            int bytes = page.body().getBytes(StandardCharsets.UTF_8).length;
            Matcher assets = Pattern.compile("\"(/assets/[^\"]+)\"").matcher(page.body());
            int found = 0;
            while (assets.find()) {
                Answer asset = browser().get(assets.group(1)).expect(200);
                assertEquals("public, max-age=31536000, immutable", asset.header("Cache-Control"));
                bytes += asset.body().getBytes(StandardCharsets.UTF_8).length;
                found++;
            }
            assertEquals(2, found, "the script and the icon");
            assertTrue(bytes < MAX_BYTES, path + " has " + bytes + " bytes");
            // Nothing outside the document holds up the first paint: modules wait for its end by themselves.
            assertFalse(page.body().contains("rel=\"stylesheet\""), path);
        }
    }

    /** RFC 6928: ten packets of 1,460 bytes go out before the first answer of the other side is waited for. */
    @Test
    void the_document_of_a_page_fits_into_the_first_ten_packets() {
        for (String path : PUBLIC) {
            Answer packed = browser()
                    .call("GET", path)
                    .header("Accept-Encoding", "br, gzip")
                    .send();
            if (packed.status() == 200) {
                assertEquals("gzip", packed.header("Content-Encoding"));
                int bytes = Integer.parseInt(packed.header("Content-Length"));
                assertTrue(bytes + 1_500 < 14_600, path + " has " + bytes + " bytes and its headers");
            }
        }
        Answer plain = browser()
                .call("GET", "/login")
                .header("Accept-Encoding", "gzip;q=0, br")
                .send();
        assertTrue(plain.body().contains("<!DOCTYPE html>"), plain::toString);
        assertEquals("Accept-Encoding, Accept-Language, Cookie", plain.header("Vary"));
    }

    @Test
    void an_asset_of_another_name_is_not_there() {
        browser().get("/assets/latchkey-000000000000.js").expectError(404, "NOT_FOUND");
        browser().get("/assets/..%2fpages_en.properties").expect(400);
        assertEquals(303, browser().get("/favicon.ico").status());
    }

    @Test
    void names_with_markup_are_text() {
        String name = "<img src=x onerror=alert(1)>\"'&amp;</title><script>";
        PageBrowser browser = browser();
        Map<String, String> fields =
                Map.of("name", name, "email", "not one", "password", LatchkeySystem.PASSWORD, "company", name);
        Answer again = browser.submit("/signup", "/signup", fields).expect(400);
        assertFalse(again.body().contains("<img") || again.body().contains("</title><script>"), again::toString);
        browser.submit(
                        "/signup",
                        "/signup",
                        Map.of("name", name, "email", system.newEmail(), "password", LatchkeySystem.PASSWORD))
                .expect(303);
        Answer account = browser.get("/account").expect(200);
        assertTrue(account.body().contains("&lt;img src=x onerror=alert(1)&gt;"), account::toString);
        assertFalse(account.body().contains("<img"), account::toString);
    }

    @Test
    void a_sign_in_says_the_same_of_an_unknown_address_and_of_a_wrong_password() {
        Person ann = system.person();
        Answer wrong = browser().submit("/login", "/login", Map.of("email", ann.email(), "password", "wrong wrong"));
        Answer unknown =
                browser().submit("/login", "/login", Map.of("email", system.newEmail(), "password", "wrong wrong"));
        assertEquals(plain(wrong.expect(400)), plain(unknown.expect(400)));
    }

    @Test
    void a_forgotten_password_looks_alike_for_every_address() {
        Person ann = system.person();
        PageBrowser known = browser();
        PageBrowser unknown = browser();
        Answer one = known.submit("/forgot-password", "/forgot-password", Map.of("email", ann.email()));
        Answer other = unknown.submit("/forgot-password", "/forgot-password", Map.of("email", system.newEmail()));
        assertEquals(one.expect(303).header("Location"), other.expect(303).header("Location"));
        assertEquals(plain(known.get("/check-mail/reset")), plain(unknown.get("/check-mail/reset")));
    }

    /** The page without what is new each time. */
    private static String plain(Answer answer) {
        return answer.body()
                .replaceAll("name=\"form-token\" value=\"[^\"]+\"", "")
                .replaceAll("ann\\d+@example.org", "somebody");
    }

    @Test
    void a_session_that_was_moved_forward_keeps_its_cookie_on_a_page_that_sets_others() {
        Person ann = system.person();
        system.change(
                "update sessions set updated_at = ? where user_id = ?",
                Instant.now().minus(Duration.ofDays(2)),
                ann.id());
        Answer page = browser()
                .with("auth_token", ann.browser().token())
                .get("/account")
                .expect(200);
        assertEquals(
                ann.browser().token(),
                page.setCookie("auth_token").orElseThrow().value());
        assertTrue(page.setCookie("lk_browser").isPresent(), page::toString);
    }

    @Test
    void c_30_a_locked_address_is_told_how_long_to_wait() {
        Person ann = system.person();
        PageBrowser browser = browser();
        Map<String, String> wrong = Map.of("email", ann.email(), "password", "wrong wrong");
        for (int i = 0; i < 10; i++) {
            browser.submit("/login", "/login", wrong).expect(400);
        }
        Answer locked = browser.enter(ann).expect(403);
        assertTrue(locked.body().contains("You can try again in 15 minutes"), locked::toString);
        assertTrue(Integer.parseInt(locked.header("Retry-After")) > 0, locked::toString);
    }

    @Test
    void c_29_whoever_asks_for_too_many_mails_is_told_how_long_to_wait() {
        Map<String, String> fields = Map.of("email", system.newEmail());
        for (int i = 0; i < 3; i++) {
            browser().submit("/forgot-password", "/forgot-password", fields).expect(303);
        }
        Answer limited =
                browser().submit("/forgot-password", "/forgot-password", fields).expect(429);
        assertTrue(limited.body().contains("Too many attempts. Please wait"), limited::toString);
        assertTrue(Integer.parseInt(limited.header("Retry-After")) > 0, limited::toString);
    }

    @Test
    void a_message_is_said_once() {
        PageBrowser browser = browser();
        browser.submit(
                        "/signup",
                        "/signup",
                        Map.of("name", "Ann", "email", system.newEmail(), "password", LatchkeySystem.PASSWORD))
                .expect(303);
        assertTrue(browser.get("/account").body().contains("Welcome, Ann!"));
        assertFalse(browser.get("/account").body().contains("Welcome, Ann!"));
        String forged =
                Base64.getUrlEncoder().encodeToString("signup.welcome\u001fEve".getBytes(StandardCharsets.UTF_8));
        assertFalse(browser.with("lk_notice", forged)
                .get("/account")
                .expect(200)
                .body()
                .contains("Eve"));
    }

    @Test
    void two_pages_give_two_tokens_and_a_browser_keeps_its_own_secret() {
        PageBrowser browser = browser();
        assertNotEquals(browser.token("/login", "/login"), browser.token("/login", "/login"));
        String secret = browser.cookie("lk_browser");
        browser.get("/signup");
        assertEquals(secret, browser.cookie("lk_browser"));
        assertNotEquals(
                "planted",
                browser()
                        .with("lk_browser", "planted")
                        .get("/login")
                        .setCookie("lk_browser")
                        .orElseThrow()
                        .value());
    }
}
