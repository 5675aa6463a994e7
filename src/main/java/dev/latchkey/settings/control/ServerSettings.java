package dev.latchkey.settings.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.Optional;

/**
 * Where the server is reached.
 *
 * @param baseUrl the public URL that links in mails and the origin check use, never the Host header
 * @param configured whether it was set; unset, every loopback name of the port is the server's own
 */
public record ServerSettings(URI baseUrl, boolean configured) implements RoomSettings {
    private static final String BASE_URL = "latchkey.base-url";

    public boolean secure() {
        return "https".equals(baseUrl.getScheme());
    }

    /** An absolute link to a path of this server, such as {@code /reset-password?token=…}. */
    public URI link(String path) {
        return URI.create(baseUrl + path);
    }

    @ApplicationScoped
    static class Source {
        @Produces
        @Singleton
        ServerSettings read(Settings settings) {
            Optional<String> set = settings.optional(BASE_URL);
            // The launcher tells the port it opened; elsewhere 8080 is what application servers use.
            String port = settings.optional("latchkey.port").orElse("8080");
            return new ServerSettings(
                    settings.httpUrl(BASE_URL, set.orElse("http://localhost:" + port)), set.isPresent());
        }
    }
}
