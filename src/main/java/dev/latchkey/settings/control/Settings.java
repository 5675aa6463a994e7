package dev.latchkey.settings.control;

import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * Reads settings for the rooms' records and refuses what cannot be used, by the key's name. Keys, defaults and meaning
 * are in {@code META-INF/microprofile-config.properties}.
 */
@ApplicationScoped
public class Settings {
    private final Config config = ConfigProvider.getConfig();

    /** The trimmed text of a key that has a default or must be set. */
    public String text(String key) {
        return optional(key).orElseThrow(() -> refused(key, "is required"));
    }

    /** The trimmed text, or nothing when it is unset or blank. */
    public Optional<String> optional(String key) {
        return config.getOptionalValue(key, String.class).map(String::strip).filter(text -> !text.isEmpty());
    }

    /** Comma separated values without blanks; an empty list when unset. */
    public List<String> list(String key) {
        return optional(key).stream()
                .flatMap(text -> Arrays.stream(text.split(",")))
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .toList();
    }

    /** A whole number from {@code min} to {@code max}, both included. */
    public int number(String key, int min, int max) {
        String text = text(key);
        try {
            int number = Integer.parseInt(text);
            if (number >= min && number <= max) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw refused(key, "must be a whole number, not '" + text + "'");
        }
        throw refused(key, "must be from " + min + " to " + max + ", not " + text);
    }

    /** An ISO 8601 duration such as {@code PT15M} or {@code P7D}, longer than nothing. */
    public Duration duration(String key) {
        String text = text(key);
        try {
            Duration duration = Duration.parse(text);
            if (duration.compareTo(Duration.ZERO) > 0) {
                return duration;
            }
        } catch (DateTimeParseException e) {
            throw refused(key, "must be a duration such as PT15M or P7D, not '" + text + "'");
        }
        throw refused(key, "must be longer than nothing");
    }

    /** {@code on} or {@code off}. */
    public boolean onOff(String key) {
        return oneOf(key, "on", "off").equals("on");
    }

    /** One of the given words. */
    public String oneOf(String key, String... words) {
        String text = text(key);
        if (!Arrays.asList(words).contains(text)) {
            throw refused(key, "must be one of " + String.join(", ", words) + ", not '" + text + "'");
        }
        return text;
    }

    /** An absolute http or https URL without query, fragment, user or closing slash, as it was read under {@code key}. */
    public URI httpUrl(String key, String text) {
        try {
            URI url = URI.create(text.replaceAll("/+$", ""));
            boolean web = "http".equals(url.getScheme()) || "https".equals(url.getScheme());
            if (web
                    && url.getHost() != null
                    && url.getRawUserInfo() == null
                    && url.getQuery() == null
                    && url.getFragment() == null) {
                return url;
            }
        } catch (IllegalArgumentException e) {
            throw refused(key, "must be a URL, not '" + text + "'");
        }
        throw refused(key, "must be an http or https URL, not '" + text + "'");
    }

    /** The exception that stops the start because of this key. */
    public SettingException refused(String key, String why) {
        return new SettingException(key, why);
    }
}
