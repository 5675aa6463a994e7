package dev.latchkey.sessions.control;

import dev.latchkey.settings.control.RoomSettings;
import dev.latchkey.settings.control.ServerSettings;
import dev.latchkey.settings.control.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;

/**
 * How long sessions live and how they travel.
 *
 * @param life of a remembered session, counted from its last move forward (C-07)
 * @param shortLife of one that ends with the browser
 * @param refreshAfter the age at which use moves a session forward
 * @param impersonationLife of a session in which an administrator acts as somebody else
 * @param maxPerUser 0 for no limit (C-08)
 * @param tokenPrefix by which a session token is told from a key (C-05)
 */
public record SessionSettings(
        Duration life,
        Duration shortLife,
        Duration refreshAfter,
        Duration impersonationLife,
        int maxPerUser,
        String cookieName,
        String tokenPrefix)
        implements RoomSettings {
    @ApplicationScoped
    static class Source {
        private static final String COOKIE_NAME = "latchkey.cookie-name";
        private static final String TOKEN_PREFIX = "latchkey.session-token-prefix";

        @Produces
        @Singleton
        SessionSettings read(Settings settings, ServerSettings server) {
            return new SessionSettings(
                    settings.duration("latchkey.session-life"),
                    settings.duration("latchkey.session-short-life"),
                    settings.duration("latchkey.session-refresh-after"),
                    settings.duration("latchkey.impersonation-life"),
                    settings.number("latchkey.max-sessions", 0, 1_000),
                    cookieName(settings, server),
                    prefix(settings));
        }

        private static String cookieName(Settings settings, ServerSettings server) {
            String name = settings.text(COOKIE_NAME);
            if (!name.matches("[A-Za-z0-9_.-]{1,64}")) {
                throw settings.refused(COOKIE_NAME, "must have letters, digits, '_', '.' and '-' only");
            }
            // RFC 6265bis section 4.1.3: a browser drops a cookie with these names that is not Secure.
            if (name.startsWith("__") && !server.secure()) {
                throw settings.refused(COOKIE_NAME, "may start with __Host- only when latchkey.base-url is https");
            }
            return name;
        }

        private static String prefix(Settings settings) {
            String prefix = settings.text(TOKEN_PREFIX);
            if (!prefix.matches("[A-Za-z0-9_]{2,16}") || prefix.startsWith("eyJ")) {
                throw settings.refused(TOKEN_PREFIX, "must have 2 to 16 letters, digits or '_'");
            }
            return prefix;
        }
    }
}
