package dev.latchkey.pages.entity;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** A path with what a search form would send to it. */
public record Query(String address) {
    public static Query of(String path) {
        return new Query(path);
    }

    /** The same with one more field; an empty one is left out. */
    public Query and(String name, @Nullable String value) {
        if (value == null || value.isEmpty()) {
            return this;
        }
        return new Query(address + (address.indexOf('?') < 0 ? '?' : '&') + name + "="
                + URLEncoder.encode(value, StandardCharsets.UTF_8));
    }

    @Override
    public String toString() {
        return address;
    }
}
