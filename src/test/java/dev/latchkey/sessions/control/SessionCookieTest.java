package dev.latchkey.sessions.control;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.latchkey.requests.control.GivenRequest;
import dev.latchkey.sessions.entity.LiveSession;
import dev.latchkey.sessions.entity.SessionTicket;
import dev.latchkey.settings.control.GivenSettings;
import dev.latchkey.settings.control.ServerSettings;
import dev.latchkey.settings.control.SettingException;
import dev.latchkey.users.entity.Caller;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** C-03, C-07. */
class SessionCookieTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    private static SessionCookie cookie(String baseUrl, String... pairs) {
        ServerSettings server = new ServerSettings(URI.create(baseUrl), true);
        SessionCookie cookie = new SessionCookie();
        cookie.server = server;
        cookie.imported = GivenSessions.imported();
        cookie.settings = new SessionSettings.Source().read(GivenSettings.with(pairs), server);
        return cookie;
    }

    private static SessionTicket ticket(boolean remembered) {
        return new SessionTicket("ses_1", "usr_1", "lk_sess_x", remembered, NOW);
    }

    @Test
    void s2_46_on_http_a_remembered_session_is_kept_for_its_life_and_not_secure() {
        assertEquals(
                "auth_token=lk_sess_x; Path=/; Max-Age=604800; HttpOnly; SameSite=Lax",
                cookie("http://localhost:8080").of(ticket(true)));
    }

    @Test
    void s1_40_s2_43_s2_44_the_lives_are_settings() {
        SessionCookie cookie = cookie(
                "http://localhost:8080", "latchkey.session-life", "PT1H", "latchkey.session-refresh-after", "PT5M");
        assertTrue(cookie.of(ticket(true)).contains("; Max-Age=3600;"), cookie.of(ticket(true)));
        SessionSettings usual = cookie("http://localhost:8080").settings;
        assertEquals(Duration.ofDays(7), usual.life());
        assertEquals(Duration.ofDays(1), usual.refreshAfter());
        assertEquals(Duration.ofMinutes(5), cookie.settings.refreshAfter());
    }

    @Test
    void another_one_ends_with_the_browser() {
        assertEquals(
                "auth_token=lk_sess_x; Path=/; HttpOnly; SameSite=Lax",
                cookie("http://localhost:8080").of(ticket(false)));
    }

    @Test
    void s2_45_on_https_it_is_secure_and_its_name_may_say_so() {
        assertEquals(
                "__Host-auth_token=lk_sess_x; Path=/; Max-Age=604800; HttpOnly; SameSite=Lax; Secure",
                cookie("https://id.example.org", "latchkey.cookie-name", "__Host-auth_token")
                        .of(ticket(true)));
    }

    @Test
    void it_is_removed_with_the_same_attributes() {
        assertEquals(
                "auth_token=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax; Secure",
                cookie("https://id.example.org").gone());
    }

    @Test
    void it_is_found_by_its_exact_name() {
        SessionCookie cookie = cookie("http://localhost:8080");
        assertEquals(
                Optional.of("lk_sess_x"),
                cookie.read(GivenRequest.from("::1")
                        .cookie("other", "1")
                        .cookie("auth_token", "lk_sess_x")
                        .made()));
        assertFalse(cookie.isOn(
                GivenRequest.from("::1").cookie("Auth_Token", "lk_sess_x").made()));
        assertFalse(cookie.isOn(GivenRequest.from("::1").made()));
    }

    @ParameterizedTest
    @CsvSource({
        "latchkey.cookie-name, auth token, LATCHKEY_COOKIE_NAME",
        "latchkey.cookie-name, a;b, LATCHKEY_COOKIE_NAME",
        "latchkey.cookie-name, __Host-auth_token, LATCHKEY_COOKIE_NAME",
        "latchkey.session-token-prefix, eyJ, LATCHKEY_SESSION_TOKEN_PREFIX",
        "latchkey.session-token-prefix, x, LATCHKEY_SESSION_TOKEN_PREFIX",
        "latchkey.session-token-prefix, a-b, LATCHKEY_SESSION_TOKEN_PREFIX",
        "latchkey.max-sessions, -1, LATCHKEY_MAX_SESSIONS",
        "latchkey.session-life, 7 days, LATCHKEY_SESSION_LIFE",
    })
    void a_setting_that_cannot_be_used_is_refused_by_its_name(String key, String value, String name) {
        SettingException refused =
                assertThrows(SettingException.class, () -> cookie("http://localhost:8080", key, value));
        assertTrue(refused.toString().contains(name), refused.getMessage());
    }

    @Test
    void a_session_is_moved_forward_once_it_is_a_day_old_unless_it_ends_with_the_browser() {
        Duration day = Duration.ofDays(1);
        assertFalse(session(true).isDueAt(NOW.plus(day).minusNanos(1_000), day));
        assertTrue(session(true).isDueAt(NOW.plus(day), day));
        assertFalse(session(false).isDueAt(NOW.plus(day.multipliedBy(3)), day));
    }

    private static LiveSession session(boolean remembered) {
        Caller caller = new Caller(new Caller.Identity("usr_1", "ada@example.org", null, true, "user"), "ses_1", null);
        return new LiveSession(caller, "user", remembered, false, NOW);
    }

    @Test
    void a_ticket_does_not_print_its_token() {
        assertFalse(ticket(true).toString().contains("lk_sess_x"));
    }
}
