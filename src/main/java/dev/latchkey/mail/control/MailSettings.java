package dev.latchkey.mail.control;

import dev.latchkey.settings.control.RoomSettings;
import dev.latchkey.settings.control.ServerSettings;
import dev.latchkey.settings.control.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * How mail leaves the house.
 *
 * @param server null when mails are logged instead
 * @param from the sender people see
 * @param product what people know this server as
 * @param host the right side of every Message-ID
 * @param connections how many connections to the mail server one node uses at most
 */
record MailSettings(@Nullable MailServer server, InternetAddress from, String product, String host, int connections)
        implements RoomSettings {
    @ApplicationScoped
    static class Source {
        private static final String URL = "latchkey.mail-url";
        private static final String FROM = "latchkey.mail-from";
        private static final String PRODUCT = "latchkey.product-name";
        private static final String CONNECTIONS = "latchkey.mail-connections";

        @Produces
        @Singleton
        MailSettings read(Settings settings, ServerSettings server) {
            return new MailSettings(
                    settings.optional(URL).map(url -> server(settings, url)).orElse(null),
                    from(settings, settings.text(FROM)),
                    oneLine(settings, PRODUCT),
                    server.baseUrl().getHost(),
                    settings.number(CONNECTIONS, 1, 16));
        }

        private static MailServer server(Settings settings, String url) {
            try {
                return MailServer.parse(url);
            } catch (IllegalArgumentException e) {
                throw settings.refused(URL, String.valueOf(e.getMessage()));
            }
        }

        private static InternetAddress from(Settings settings, String text) {
            try {
                return address(text);
            } catch (AddressException | UnsupportedEncodingException e) {
                throw settings.refused(FROM, "must be an address such as Latchkey <no-reply@example.org>");
            }
        }

        private static String oneLine(Settings settings, String key) {
            String text = settings.text(key);
            if (text.codePoints().anyMatch(Character::isISOControl)) {
                throw settings.refused(key, "must be one line");
            }
            return text;
        }
    }

    /** One strict ASCII address with or without a name in front, the name encoded for a header. */
    static InternetAddress address(String text) throws AddressException, UnsupportedEncodingException {
        InternetAddress parsed = new InternetAddress(text, true);
        if (!StandardCharsets.US_ASCII.newEncoder().canEncode(parsed.getAddress())
                || text.codePoints().anyMatch(Character::isISOControl)) {
            throw new AddressException("not a plain address");
        }
        parsed.setPersonal(parsed.getPersonal(), StandardCharsets.UTF_8.name());
        return parsed;
    }
}
