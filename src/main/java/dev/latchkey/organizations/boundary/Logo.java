package dev.latchkey.organizations.boundary;

import com.fasterxml.jackson.databind.JsonNode;
import dev.latchkey.problems.entity.AuthException;
import dev.latchkey.problems.entity.RequestProblem;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What an organization's logo may be: pages of applications put it into the address of a picture. */
final class Logo {
    static final String PATTERN = "https://[!-~]++";
    static final String RULE = "must be an https address";

    private static final int MAX_LENGTH = 2048;

    private Logo() {}

    /** The address in a body where null takes it away. */
    static @Nullable String read(@Nullable JsonNode node) {
        if (node == null || node.isNull()) {
            return null;
        }
        if (!node.isTextual()
                || node.textValue().length() > MAX_LENGTH
                || !node.textValue().matches(PATTERN)) {
            throw new AuthException(RequestProblem.VALIDATION_ERROR, Map.of("logo", RULE));
        }
        return node.textValue();
    }
}
