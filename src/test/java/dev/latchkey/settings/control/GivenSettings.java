package dev.latchkey.settings.control;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigValue;
import org.eclipse.microprofile.config.spi.ConfigBuilder;
import org.eclipse.microprofile.config.spi.ConfigProviderResolver;
import org.eclipse.microprofile.config.spi.ConfigSource;
import org.eclipse.microprofile.config.spi.Converter;
import org.jspecify.annotations.Nullable;

/** Settings as an operator may have set them: the product's own defaults, and what differs. */
public final class GivenSettings {
    private GivenSettings() {}

    /** The defaults with these keys set; a pair is a key and its value. */
    public static Settings with(String... pairs) {
        Map<String, String> values = defaults();
        for (int i = 0; i < pairs.length; i += 2) {
            values.put(pairs[i], pairs[i + 1]);
        }
        ConfigProviderResolver.setInstance(new Resolver(new Values(values)));
        return new Settings();
    }

    private static Map<String, String> defaults() {
        Properties properties = new Properties();
        try (InputStream file = Settings.class.getResourceAsStream("/META-INF/microprofile-config.properties")) {
            properties.load(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Map<String, String> values = new HashMap<>();
        properties.forEach((key, value) -> values.put((String) key, (String) value));
        return values;
    }

    private record Values(Map<String, String> values) implements Config {
        @Override
        public <T> Optional<T> getOptionalValue(String key, Class<T> type) {
            // An empty text counts as unset: MicroProfile Config, section "Empty values".
            return Optional.ofNullable(values.get(key))
                    .filter(text -> !text.isEmpty())
                    .map(type::cast);
        }

        @Override
        public <T> T getValue(String key, Class<T> type) {
            return getOptionalValue(key, type).orElseThrow();
        }

        @Override
        public Iterable<String> getPropertyNames() {
            return values.keySet();
        }

        @Override
        public ConfigValue getConfigValue(String key) {
            return new Value(key, values.get(key));
        }

        @Override
        public Iterable<ConfigSource> getConfigSources() {
            return List.of();
        }

        @Override
        public <T> Optional<Converter<T>> getConverter(Class<T> type) {
            return Optional.empty();
        }

        @Override
        public <T> T unwrap(Class<T> type) {
            throw new UnsupportedOperationException();
        }
    }

    /** A value as the product's own defaults give it. */
    private record Value(String getName, @Nullable String getValue) implements ConfigValue {
        @Override
        public @Nullable String getRawValue() {
            return getValue;
        }

        @Override
        public String getSourceName() {
            return "META-INF/microprofile-config.properties";
        }

        @Override
        public int getSourceOrdinal() {
            return 100;
        }
    }

    private static final class Resolver extends ConfigProviderResolver {
        private final Config config;

        Resolver(Config config) {
            this.config = config;
        }

        @Override
        public Config getConfig() {
            return config;
        }

        @Override
        public Config getConfig(ClassLoader loader) {
            return config;
        }

        @Override
        public ConfigBuilder getBuilder() {
            throw new UnsupportedOperationException();
        }

        @Override
        public void registerConfig(Config registered, ClassLoader loader) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void releaseConfig(Config released) {
            throw new UnsupportedOperationException();
        }
    }
}
