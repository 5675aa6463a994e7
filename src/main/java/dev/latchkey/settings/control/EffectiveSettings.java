package dev.latchkey.settings.control;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;
import org.eclipse.microprofile.config.ConfigValue;
import org.jspecify.annotations.Nullable;

/** What the server runs with: every key of the reference, its value and where that comes from; no secret is shown. */
@ApplicationScoped
public class EffectiveSettings {
    private static final String REFERENCE = "/META-INF/microprofile-config.properties";
    private static final Pattern KEY = Pattern.compile("(?m)^(?:# )?(latchkey\\.[a-z0-9.<>-]+)=");

    /** Stands in the reference for each name that {@code latchkey.oidc.providers} lists. */
    private static final String EACH = "<name>";

    private static final String NAMES = "latchkey.oidc.providers";
    private static final Pattern SECRET_KEY = Pattern.compile("(?i).*[._-](secret|password|token)");

    /** Up to the last @, so that one inside a password hides nothing less. */
    private static final Pattern CREDENTIALS = Pattern.compile("://[^\\s,]*@");

    private static final Pattern SECRET_PART =
            Pattern.compile("(?i)([a-z]*(?:user|pass|pwd|secret|token|key)[a-z]*=)[^&;]*");
    private static final String HIDDEN = "…";

    private final Config config = ConfigProvider.getConfig();
    private final String reference = reference();
    private final Properties defaults = defaults(reference);

    /** Where a value comes from. */
    public enum Origin {
        DEFAULT,
        ENVIRONMENT,
        SYSTEM_PROPERTY,
        OTHER
    }

    /**
     * A setting as it is.
     *
     * @param value null when unset; the hidden parts are an ellipsis
     */
    public record Setting(String key, @Nullable String value, Origin origin) {}

    /** All of them, in the order of the reference. */
    public List<Setting> all() {
        return Stream.concat(
                        Stream.of("PORT", "DATABASE_URL", "LATCHKEY_LOG"),
                        KEY.matcher(reference).results().map(found -> found.group(1)))
                .flatMap(this::each)
                .distinct()
                .map(this::setting)
                .toList();
    }

    private Stream<String> each(String key) {
        if (!key.contains(EACH)) {
            return Stream.of(key);
        }
        return Stream.of(config.getOptionalValue(NAMES, String.class).orElse("").split(","))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .map(name -> key.replace(EACH, name));
    }

    private Setting setting(String key) {
        if (key.equals("PORT")) {
            return port();
        }
        ConfigValue found = config.getConfigValue(key);
        String value = found.getValue();
        if (value == null || value.isBlank()) {
            return new Setting(key, null, Origin.DEFAULT);
        }
        Origin origin = origin(String.valueOf(found.getSourceName()));
        boolean same = origin == Origin.OTHER && value.equals(defaults.getProperty(key));
        return new Setting(key, shown(key, value.strip()), same ? Origin.DEFAULT : origin);
    }

    /** The launcher tells the port it opened as a system property, whoever asked for it. */
    private Setting port() {
        String port = config.getOptionalValue("latchkey.port", String.class).orElse(null);
        boolean asked = config.getOptionalValue("PORT", String.class).isPresent();
        boolean usual = port == null || port.equals("8080");
        return new Setting("PORT", port, asked ? Origin.ENVIRONMENT : usual ? Origin.DEFAULT : Origin.SYSTEM_PROPERTY);
    }

    /** The value as it may be shown. */
    static String shown(String key, String value) {
        if (SECRET_KEY.matcher(key).matches()) {
            return HIDDEN;
        }
        String url = CREDENTIALS.matcher(value).replaceAll(Matcher.quoteReplacement("://" + HIDDEN + "@"));
        return SECRET_PART.matcher(url).replaceAll("$1" + HIDDEN);
    }

    private static Origin origin(String source) {
        String name = source.toLowerCase(Locale.ROOT);
        if (name.contains("env")) {
            return Origin.ENVIRONMENT;
        }
        return name.contains("sys") ? Origin.SYSTEM_PROPERTY : Origin.OTHER;
    }

    private static Properties defaults(String reference) {
        Properties defaults = new Properties();
        try {
            defaults.load(new StringReader(reference));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return defaults;
    }

    private static String reference() {
        try (InputStream file = EffectiveSettings.class.getResourceAsStream(REFERENCE)) {
            if (file == null) {
                throw new IllegalStateException("the archive has no " + REFERENCE);
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
