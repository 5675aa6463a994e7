package dev.latchkey.pages.entity;

import java.util.List;

/**
 * Something to say, in whatever language the reader has.
 *
 * @param key of the texts
 * @param arguments for {@code {0}}, {@code {1}} …
 */
public record Message(String key, List<String> arguments) {
    public static Message of(String key, String... arguments) {
        return new Message(key, List.of(arguments));
    }
}
