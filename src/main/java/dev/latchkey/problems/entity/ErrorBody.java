package dev.latchkey.problems.entity;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The body of every error, contract section 3; {@code error} repeats the message for clients of S1 and S4. */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@Schema(name = "Error")
public record ErrorBody(
        String code,
        String message,
        String error,
        String requestId,
        Map<String, String> fields,
        Map<String, Long> details) {
    /** @param fields each wrong member by its path, with what is wrong */
    public static ErrorBody of(ErrorCode code, String requestId, Map<String, String> fields) {
        String message = fields.isEmpty() ? code.message() : sentence(fields);
        return new ErrorBody(code.name(), message, message, requestId, fields, Map.of());
    }

    /** The same for a refusal that ends by itself: Better Auth's clients look for the milliseconds in {@code details}. */
    public ErrorBody until(Duration end) {
        return new ErrorBody(code, message, error, requestId, fields, Map.of("tryAgainIn", end.toMillis()));
    }

    private static String sentence(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> field.getKey() + " " + field.getValue())
                .sorted()
                .collect(Collectors.joining(", "));
    }
}
