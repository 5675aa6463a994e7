package dev.latchkey.pages.control;

import dev.latchkey.requests.control.Destinations;
import dev.latchkey.settings.control.RoomSettings;
import dev.latchkey.settings.control.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * How the pages present themselves.
 *
 * @param product what people know this server as
 * @param logo a path or an https URL; null shows our key
 * @param brandColor as {@code #rrggbb}
 * @param home where a sign-in leads that wanted no other page
 * @param support where people find help: an https URL or {@code mailto:}; null for nowhere
 */
public record PageSettings(
        String product,
        @Nullable String logo,
        String brandColor,
        String home,
        @Nullable String support) implements RoomSettings {

    @ApplicationScoped
    static class Source {
        private static final String LOGO = "latchkey.logo-url";
        private static final String BRAND_COLOR = "latchkey.brand-color";
        private static final String HOME = "latchkey.home-url";
        private static final String SUPPORT = "latchkey.support-url";

        @Produces
        @Singleton
        PageSettings read(Settings settings, Destinations destinations) {
            return new PageSettings(
                    settings.text("latchkey.product-name"),
                    settings.optional(LOGO).map(url -> logo(settings, url)).orElse(null),
                    color(settings),
                    home(settings, destinations),
                    settings.optional(SUPPORT)
                            .map(url -> support(settings, url))
                            .orElse(null));
        }

        private static String logo(Settings settings, String url) {
            boolean path = url.matches("/[!-~&&[^/\\\\,;'\"]][!-~&&[^\\\\,;'\"]]*");
            return path ? url : https(settings, LOGO, url);
        }

        private static String https(Settings settings, String key, String url) {
            // Its origin goes into the content security policy, where blanks, commas and semicolons mean something
            // else.
            boolean plain = url.matches("https://[A-Za-z0-9.:\\[\\]-]+(/[!-~&&[^\\\\,;'\"]]*)?");
            if (!plain) {
                throw settings.refused(key, "must be a path or an https URL, not '" + url + "'");
            }
            return url;
        }

        private static String color(Settings settings) {
            String color = settings.text(BRAND_COLOR);
            if (!color.matches("#[0-9A-Fa-f]{6}")) {
                throw settings.refused(BRAND_COLOR, "must be a colour such as #1d4ed8, not '" + color + "'");
            }
            return color;
        }

        private static String home(Settings settings, Destinations destinations) {
            String home = settings.text(HOME);
            return destinations
                    .allowed(home)
                    .orElseThrow(() -> settings.refused(
                            HOME,
                            "must be a path such as /account, or a URL on an origin of latchkey.trusted-origins"));
        }

        private static String support(Settings settings, String url) {
            return url.matches("mailto:[!-~&&[^\\\\,;'\"]]+@[!-~&&[^\\\\,;'\"]]+")
                    ? url
                    : https(settings, SUPPORT, url);
        }
    }

    /** The origin of a logo that is elsewhere; empty for one of our own. */
    String logoOrigin() {
        if (logo == null || logo.startsWith("/")) {
            return "";
        }
        URI url = URI.create(logo);
        return url.getScheme() + "://" + url.getRawAuthority();
    }
}
