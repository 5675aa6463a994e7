package dev.latchkey.pages.control;

import dev.latchkey.pages.entity.Language;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/** What the pages say, read once from {@code <file>_<language>.properties}; a key stands in one file only. */
@ApplicationScoped
public class Texts {
    /** The files: one for the frame and the public pages, one for refusals, and one for each part that has pages. */
    static final List<String> FILES = List.of("pages", "errors", "account", "tenants", "sso", "operator");

    private final Map<Language, Words> words = new EnumMap<>(Language.class);

    @PostConstruct
    void read() {
        for (Language language : Language.values()) {
            Map<String, String> all = new HashMap<>();
            for (String file : FILES) {
                read(file, language).forEach((key, text) -> {
                    if (all.put((String) key, (String) text) != null) {
                        throw new IllegalStateException("the text " + key + " is written twice");
                    }
                });
            }
            words.put(language, new Words(language, Map.copyOf(all)));
        }
    }

    /** The texts of a language. */
    public Words in(Language language) {
        Words found = words.get(language);
        if (found == null) {
            throw new IllegalStateException("every language has texts");
        }
        return found;
    }

    static Properties read(String file, Language language) {
        String path = "/dev/latchkey/pages/" + file + "_" + language.code() + ".properties";
        try (InputStream stream = Texts.class.getResourceAsStream(path)) {
            if (stream == null) {
                throw new IllegalStateException("there is no " + path + " in the archive");
            }
            Properties texts = new Properties();
            try (Reader reader = new InputStreamReader(stream, StandardCharsets.UTF_8)) {
                texts.load(reader);
            }
            return texts;
        } catch (IOException e) {
            throw new IllegalStateException(path + " cannot be read", e);
        }
    }
}
