package dev.latchkey.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where pages lead: back to what was wanted, and never elsewhere. C-32, promise 14. */
class PageWaysIT {
    private final LatchkeySystem system = LatchkeySystem.on(Database.H2);

    private PageBrowser browser() {
        return new PageBrowser(system);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/account", "/tenants?x=1&y=%20", "/account#top", "/a?b=../c"})
    void who_is_not_signed_in_comes_back_to_the_page_that_was_wanted(String wanted) {
        PageBrowser browser = browser();
        Answer led = browser.get("/account?from=mail").expect(303);
        assertEquals("/login?next=%2Faccount%3Ffrom%3Dmail", led.header("Location"));
        Person ann = system.person();
        String page = "/login?next=" + URLEncoder.encode(wanted, StandardCharsets.UTF_8);
        Answer entered = browser.submit(
                page, "/login", Map.of("email", ann.email(), "password", ann.password(), "next", wanted));
        assertEquals(wanted, entered.expect(303).header("Location"));
        assertEquals(wanted, browser.get(page).expect(303).header("Location"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.example",
                "//evil.example",
                "/\\evil.example",
                "\\\\evil.example",
                "https:evil.example",
                "javascript:alert(1)",
                "data:text/html,x",
                "/../evil",
                "/%2e%2e/evil",
                "/%5cevil.example",
                "/\tevil",
                "/\r\nSet-Cookie: a=b",
                "evil.example",
                "",
                "///evil.example",
                "http://localhost@evil.example/",
            })
    void c_32_nobody_is_led_elsewhere_by_next(String next) {
        Person ann = system.person();
        PageBrowser browser = browser();
        Answer entered = browser.submit(
                "/login", "/login", Map.of("email", ann.email(), "password", ann.password(), "next", next));
        assertEquals("/account", entered.expect(303).header("Location"));
        String again = "/login?next=" + URLEncoder.encode(next, StandardCharsets.UTF_8);
        assertEquals("/account", browser.get(again).expect(303).header("Location"));
    }

    @Test
    void a_way_on_never_repeats_the_host_of_the_request() {
        Answer led =
                browser().call("GET", "/account").header("Host", "evil.example").send();
        assertEquals("/login?next=%2Faccount", led.expect(303).header("Location"));
    }

    @Test
    void password_managers_find_the_page_for_another_password() {
        Answer led = browser().get("/.well-known/change-password");
        assertEquals("/account/password", led.expect(303).header("Location"));
    }

    @Test
    void a_stale_session_cookie_is_nobody() {
        Person ann = system.person();
        PageBrowser browser = browser().with("auth_token", ann.browser().token());
        browser.get("/account").expect(200);
        ann.browser().signOut().expect(200);
        assertEquals(
                "/login?next=%2Faccount", browser.get("/account").expect(303).header("Location"));
        browser.get("/login").expect(200);
        browser.enter(ann).expect(303);
        browser.get("/account").expect(200);
    }

    @Test
    void a_token_of_a_mailed_link_leaves_the_address_and_is_in_no_page() {
        Person ann = system.person();
        String reset = ann.resetToken(1);
        String verify = ann.mailbox().await("verify-email").token();
        for (String[] link : new String[][] {{"/reset-password", reset}, {"/verify-email", verify}}) {
            PageBrowser browser = browser();
            Answer led = browser.get(link[0] + "?token=" + link[1]).expect(303);
            assertEquals(link[0], led.header("Location"));
            Answer.SetCookie cookie = led.setCookie("lk_link").orElseThrow();
            assertTrue(
                    cookie.attributes().containsAll(List.of("path=" + link[0], "httponly", "samesite=lax")),
                    cookie::toString);
            Answer page = browser.get(link[0]).expect(200).expectNowhere(link[1]);
            assertTrue(page.body().contains("action=\"" + link[0] + "\""), page::toString);
        }
        // Looking at a link, however often, uses nothing up.
        system.browser().verifyEmail(verify).expect(200);
        system.browser().resetPassword(reset, "seven purple otters").expect(200);
    }

    @Test
    void a_brand_is_shown_and_a_sign_in_leads_to_its_application() {
        LatchkeySystem branded = LatchkeySystem.on(Database.H2, Settings.UNUSUAL);
        Person ann = branded.person();
        PageBrowser browser = new PageBrowser(branded);
        Answer page = browser.get("/login").expect(200);
        assertTrue(page.body().contains("<title>Sign in – Acme &lt;ID&gt;</title>"), page::toString);
        assertTrue(page.body().contains("<img src=\"https://cdn.example.net/logo.svg\""), page::toString);
        assertTrue(page.body().contains("href=\"mailto:help@example.net\""), page::toString);
        String policy = page.header("Content-Security-Policy");
        assertTrue(policy.contains("img-src 'self' data: https://cdn.example.net;"), policy);
        assertTrue(policy.contains("form-action 'self' https://*.example.net;"), policy);
        Answer.SetCookie cookie = page.setCookie("__Host-lk_browser").orElseThrow();
        assertTrue(cookie.attributes().containsAll(List.of("path=/", "httponly", "secure")), cookie::toString);
        Answer entered = browser.enter(ann).expect(303);
        assertEquals("https://app.example.net/start", entered.header("Location"));
    }
}
