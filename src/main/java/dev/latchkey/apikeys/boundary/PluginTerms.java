package dev.latchkey.apikeys.boundary;

import com.fasterxml.jackson.databind.JsonNode;
import dev.latchkey.apikeys.entity.Allowance;
import dev.latchkey.apikeys.entity.ApiKey;
import dev.latchkey.apikeys.entity.ApiKeyProblem;
import dev.latchkey.requests.control.Json;
import dev.latchkey.tenants.control.NamingRules;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What the client of Better Auth's plugin may say of a key, in that plugin's bounds and codes. */
final class PluginTerms {
    /** Ten uses a day, as the plugin gives each key. */
    static final Allowance USUAL = new Allowance(10, Duration.ofDays(1), null, null, null);

    private static final int MAX_NAME = 32;
    private static final int MAX_METADATA = 4096;

    private PluginTerms() {}

    /** Whether a body names one of these, be it as null. */
    static boolean any(@Nullable JsonNode... members) {
        return Stream.of(members).anyMatch(Objects::nonNull);
    }

    static String name(String name) {
        String clean = name.strip();
        if (clean.isEmpty() || clean.codePointCount(0, clean.length()) > MAX_NAME) {
            throw ApiKeyProblem.INVALID_NAME_LENGTH.exception();
        }
        if (!clean.matches(NamingRules.NAME)) {
            throw KeyInput.wrong("name", NamingRules.NAME_RULE);
        }
        return clean;
    }

    static @Nullable String prefix(@Nullable String prefix) {
        if (prefix == null) {
            return null;
        }
        if (prefix.isEmpty() || prefix.length() > 32) {
            throw ApiKeyProblem.INVALID_PREFIX_LENGTH.exception();
        }
        if (!prefix.matches("[A-Za-z0-9_-]+")) {
            throw KeyInput.wrong("prefix", "must have letters, digits, '_' and '-' only");
        }
        return prefix;
    }

    /** The end after so many seconds; null for none. */
    static @Nullable Instant end(@Nullable JsonNode seconds, Instant now) {
        if (seconds == null) {
            return null;
        }
        Integer life = KeyInput.number("expiresIn", seconds, 1, Integer.MAX_VALUE);
        if (life == null) {
            return null;
        }
        if (life < Duration.ofDays(1).toSeconds()) {
            throw ApiKeyProblem.EXPIRES_IN_IS_TOO_SMALL.exception();
        }
        if (life > Duration.ofDays(365).toSeconds()) {
            throw ApiKeyProblem.EXPIRES_IN_IS_TOO_LARGE.exception();
        }
        return now.plusSeconds(life);
    }

    /** The text of an object of the client's own; null for none. */
    static @Nullable String metadata(@Nullable JsonNode metadata) {
        if (metadata == null || metadata.isNull()) {
            return null;
        }
        if (!metadata.isObject()) {
            throw ApiKeyProblem.INVALID_METADATA_TYPE.exception();
        }
        String text = metadata.toString();
        if (text.length() > MAX_METADATA || !Json.isClean(text) || text.contains("\\u0000")) {
            throw KeyInput.wrong("metadata", "must have at most " + MAX_METADATA + " characters, and no NUL");
        }
        return text;
    }

    static @Nullable Integer number(String name, @Nullable String text) {
        if (text == null) {
            return null;
        }
        if (!text.matches("[0-9]{1,6}")) {
            throw KeyInput.wrong(name, "must be a whole number from 0 to 999999");
        }
        return Integer.valueOf(text);
    }

    /** The order of a list; by their making when nothing is asked for. */
    static Comparator<ApiKey> order(@Nullable String by, @Nullable String direction) {
        Comparator<ApiKey> order = switch (by == null ? "createdAt" : by) {
            case "createdAt" -> Comparator.comparing(ApiKey::createdAt).thenComparing(ApiKey::id);
            case "updatedAt" -> Comparator.comparing(ApiKey::updatedAt).thenComparing(ApiKey::id);
            case "name" ->
                Comparator.comparing(
                                (ApiKey key) -> key.terms().name(), Comparator.nullsLast(Comparator.naturalOrder()))
                        .thenComparing(ApiKey::id);
            case "id" -> Comparator.comparing(ApiKey::id);
            default -> throw KeyInput.wrong("sortBy", "must be createdAt, updatedAt, name or id");
        };
        return switch (direction == null ? "asc" : direction) {
            case "asc" -> order;
            case "desc" -> order.reversed();
            default -> throw KeyInput.wrong("sortDirection", "must be asc or desc");
        };
    }
}
