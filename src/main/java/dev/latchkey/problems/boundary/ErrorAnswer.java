package dev.latchkey.problems.boundary;

import dev.latchkey.problems.control.Audience;
import dev.latchkey.problems.control.RequestId;
import dev.latchkey.problems.entity.ErrorBody;
import dev.latchkey.problems.entity.ErrorCode;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes an {@link ErrorCode} as the one error answer that all mappers give. */
final class ErrorAnswer {
    /** How long a client waits when we are busy and cannot say. */
    static final Duration SOON = Duration.ofSeconds(2);

    private ErrorAnswer() {}

    static Response of(ErrorCode code, HttpServletRequest request) {
        return of(code, request, code.status() == 503 ? SOON : null, Map.of());
    }

    static Response of(
            ErrorCode code, HttpServletRequest request, @Nullable Duration retryAfter, Map<String, String> fields) {
        ErrorBody body = ErrorBody.of(code, RequestId.of(request), fields);
        Response.ResponseBuilder answer = Response.status(code.status())
                .type(Audience.form(request))
                .entity(code.status() == 429 && retryAfter != null ? body.until(retryAfter) : body);
        if (retryAfter != null) {
            // Rounded up: a client that comes back at the second we named must be let in.
            long seconds = retryAfter.plusMillis(999).toSeconds();
            answer.header(HttpHeaders.RETRY_AFTER, seconds).header("X-Retry-After", seconds);
        }
        if (code.status() == 401) {
            // RFC 9110 section 11.6.1: a 401 names the scheme that would do.
            answer.header(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
        }
        return answer.build();
    }
}
