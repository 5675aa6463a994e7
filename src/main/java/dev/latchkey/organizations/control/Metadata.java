package dev.latchkey.organizations.control;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.latchkey.problems.entity.AuthException;
import dev.latchkey.problems.entity.RequestProblem;
import dev.latchkey.requests.control.Json;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The JSON object that an application keeps with an organization. */
public final class Metadata {
    private static final int MAX_LENGTH = 8192;

    private Metadata() {}

    /** Its text for the database; {@code VALIDATION_ERROR} for what is no object, or longer than 8,192 characters. */
    public static @Nullable String write(@Nullable JsonNode metadata) {
        if (metadata == null || metadata.isNull()) {
            return null;
        }
        String text = metadata.toString();
        if (!metadata.isObject() || text.length() > MAX_LENGTH || !isClean(metadata)) {
            throw new AuthException(
                    RequestProblem.VALIDATION_ERROR,
                    Map.of("metadata", "must be a JSON object of at most " + MAX_LENGTH + " characters"));
        }
        return text;
    }

    /** The object of such a text. */
    static @Nullable JsonNode read(@Nullable String text) {
        try {
            return text == null ? null : Json.MAPPER.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("metadata that was written is JSON", e);
        }
    }

    private static boolean isClean(JsonNode node) {
        if (node.isTextual()) {
            return Json.isClean(node.textValue());
        }
        for (var field : node.properties()) {
            if (!Json.isClean(field.getKey())) {
                return false;
            }
        }
        for (JsonNode child : node) {
            if (!isClean(child)) {
                return false;
            }
        }
        return true;
    }
}
