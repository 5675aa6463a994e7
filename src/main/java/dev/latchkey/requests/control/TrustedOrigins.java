package dev.latchkey.requests.control;

import dev.latchkey.settings.control.RoomSettings;
import dev.latchkey.settings.control.ServerSettings;
import dev.latchkey.settings.control.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The origins that may act with a user's cookie: the server's own, and those that are configured. An origin is compared
 * whole, as {@code scheme://host[:port]} without the scheme's usual port. C-31, promise 13.
 *
 * @param configured those besides the own one, as they were written
 */
public record TrustedOrigins(List<Pattern> patterns, List<String> configured) implements RoomSettings {
    private static final String KEY = "latchkey.trusted-origins";
    private static final Pattern FORM = Pattern.compile("https?://[A-Za-z0-9.*_\\[\\]:-]+");

    /** Whether this {@code Origin}, or the origin of this {@code Referer}, is the server's own or trusted. */
    public boolean trusts(String origin) {
        return normal(origin)
                .filter(whole -> patterns.stream()
                        .anyMatch(pattern -> pattern.matcher(whole).matches()))
                .isPresent();
    }

    /** The origin of a URL in its one form; nothing for {@code null}, {@code file://} and other oddities. */
    static Optional<String> normal(String url) {
        try {
            URI uri = URI.create(url);
            String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
            boolean web = scheme.equals("http") || scheme.equals("https");
            if (!web || uri.getHost() == null || uri.getRawUserInfo() != null) {
                return Optional.empty();
            }
            int usual = scheme.equals("https") ? 443 : 80;
            String port = uri.getPort() < 0 || uri.getPort() == usual ? "" : ":" + uri.getPort();
            return Optional.of(scheme + "://" + uri.getHost().toLowerCase(Locale.ROOT) + port);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    @ApplicationScoped
    static class Source {
        @Produces
        @Singleton
        TrustedOrigins read(Settings settings, ServerSettings server) {
            List<Pattern> patterns = new ArrayList<>();
            patterns.add(exactly(server.baseUrl().toString()));
            if (!server.configured()) {
                // Nobody has said how this server is called: on one's own machine all its names are meant.
                int port = server.baseUrl().getPort();
                for (String host : List.of("127.0.0.1", "[::1]")) {
                    patterns.add(exactly("http://" + host + ":" + port));
                }
            }
            settings.list(KEY).forEach(origin -> patterns.add(pattern(settings, origin)));
            return new TrustedOrigins(List.copyOf(patterns), settings.list(KEY));
        }

        private static Pattern exactly(String url) {
            return Pattern.compile(Pattern.quote(normal(url).orElseThrow()));
        }

        /** {@code *} stands for one or more host labels, never for a part of one. */
        private static Pattern pattern(Settings settings, String origin) {
            String label = "x-star-x";
            Optional<String> whole =
                    FORM.matcher(origin).matches() ? normal(origin.replace("*", label)) : Optional.empty();
            if (whole.isEmpty() || origin.matches(".*[^./]\\*.*|.*\\*([^.].*|)")) {
                throw settings.refused(
                        KEY, "'" + origin + "' is no origin such as https://app.example.com or https://*.example.com");
            }
            String labels = "\\\\E[a-z0-9_-]+(\\\\.[a-z0-9_-]+)*\\\\Q";
            return Pattern.compile(("\\Q" + whole.get() + "\\E").replaceAll(label, labels));
        }
    }
}
