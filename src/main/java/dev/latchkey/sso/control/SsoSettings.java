package dev.latchkey.sso.control;

import dev.latchkey.settings.control.RoomSettings;
import dev.latchkey.settings.control.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.net.InetSocketAddress;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How domains are proved.
 *
 * @param nameServer who is asked for DNS records; null: whom the machine asks
 */
public record SsoSettings(@Nullable InetSocketAddress nameServer) implements RoomSettings {
    @ApplicationScoped
    static class Source {
        private static final String KEY = "latchkey.dns-server";
        private static final Pattern FORM = Pattern.compile("(\\[[0-9a-fA-F:.]+]|[^\\s:]+)(?::(\\d{1,5}))?");
        private static final int DNS = 53;
        private static final int MOST = 65_535;

        @Produces
        @Singleton
        SsoSettings read(Settings settings) {
            return new SsoSettings(
                    settings.optional(KEY).map(text -> address(settings, text)).orElse(null));
        }

        private static InetSocketAddress address(Settings settings, String text) {
            Matcher form = FORM.matcher(text);
            if (form.matches()) {
                int port = form.group(2) == null ? DNS : Integer.parseInt(form.group(2));
                InetSocketAddress address =
                        port > 0 && port <= MOST ? new InetSocketAddress(form.group(1), port) : null;
                if (address != null && !address.isUnresolved()) {
                    return address;
                }
            }
            throw settings.refused(KEY, "must be a host, or host:port");
        }
    }
}
