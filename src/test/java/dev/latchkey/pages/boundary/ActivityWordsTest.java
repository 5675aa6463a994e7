package dev.latchkey.pages.boundary;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.latchkey.audit.entity.Action;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ActivityWordsTest {
    @ParameterizedTest
    @ValueSource(strings = {"en", "de"})
    void everything_that_can_happen_to_an_account_is_told_in_words(String language) throws IOException {
        Properties texts = new Properties();
        Path file = Path.of("src/main/resources/dev/latchkey/pages/account_" + language + ".properties");
        try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            texts.load(reader);
        }
        List<String> mute = Stream.of(Action.values())
                .map(action -> "activity." + action.label())
                .filter(key -> !texts.containsKey(key) && !texts.containsKey(key + ".failed"))
                .toList();
        assertEquals(List.of(), mute);
    }
}
