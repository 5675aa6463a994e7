package dev.latchkey.requests.control;

import dev.latchkey.problems.entity.RequestProblem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where a request may ask to be led: a path of this server, or a URL on its own or a trusted origin. C-32, promise 14.
 */
@ApplicationScoped
public class Destinations {
    private static final int MAX_LENGTH = 2_000;
    // Visible ASCII without the backslash, which browsers take for a slash. Whatever else is meant can be escaped.
    private static final Pattern PLAIN = Pattern.compile("[!-\\[\\]-~]+");
    // A path that a browser or a proxy could read in another way once it has decoded it.
    private static final Pattern HIDDEN = Pattern.compile(".*%(?:2e|2f|5c|00|0a|0d|25).*");

    @Inject
    TrustedOrigins origins;

    /** The URL as it came, if it may be followed; what is compared is what is sent. */
    public Optional<String> allowed(@Nullable String url) {
        if (url == null || url.length() > MAX_LENGTH || !PLAIN.matcher(url).matches()) {
            return Optional.empty();
        }
        try {
            URI uri = new URI(url);
            boolean sound = isSound(uri);
            // The parser takes "///host" for a path, browsers take it for a host.
            boolean path = !uri.isAbsolute() && url.startsWith("/") && !url.startsWith("//");
            boolean trusted = uri.isAbsolute() && uri.getRawUserInfo() == null && origins.trusts(url);
            return sound && (path || trusted) ? Optional.of(url) : Optional.empty();
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    /** The URL of a member that may be left out; {@code INVALID_CALLBACK_URL} when it may not be followed. */
    public String require(@Nullable String url, String unset) {
        return url == null || url.isEmpty()
                ? unset
                : allowed(url).orElseThrow(RequestProblem.INVALID_CALLBACK_URL::exception);
    }

    /** An allowed URL with one more query parameter, before its fragment; the value needs no escaping. */
    public static String with(String url, String name, String value) {
        int hash = url.indexOf('#');
        String start = hash < 0 ? url : url.substring(0, hash);
        return start + (start.contains("?") ? "&" : "?") + name + "=" + value + (hash < 0 ? "" : url.substring(hash));
    }

    private static boolean isSound(URI uri) {
        String path = uri.getRawPath() == null ? "" : uri.getRawPath().toLowerCase(Locale.ROOT);
        return !path.startsWith("//")
                && !HIDDEN.matcher(path).matches()
                && !("/" + path + "/").contains("/../")
                && !("/" + path + "/").contains("/./");
    }
}
