package dev.latchkey.problems.entity;

import jakarta.ejb.ApplicationException;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The one exception that carries an {@link ErrorCode} to the client; it rolls back the transaction it is thrown in.
 */
@ApplicationException(rollback = true)
public class AuthException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient ErrorCode code;
    private final transient @Nullable Duration retryAfter;
    private final transient Map<String, String> fields;

    public AuthException(ErrorCode code) {
        this(code, null, Map.of());
    }

    /** A refusal that ends by itself: {@code retryAfter} becomes the header {@code Retry-After} in whole seconds. */
    public AuthException(ErrorCode code, Duration retryAfter) {
        this(code, retryAfter, Map.of());
    }

    /** A refused body: each wrong member by its path, with what is wrong, as in {@code email -> "is required"}. */
    public AuthException(ErrorCode code, Map<String, String> fields) {
        this(code, null, fields);
    }

    private AuthException(ErrorCode code, @Nullable Duration retryAfter, Map<String, String> fields) {
        super(code.name());
        this.code = code;
        this.retryAfter = retryAfter;
        this.fields = fields;
    }

    public ErrorCode code() {
        return code;
    }

    public @Nullable Duration retryAfter() {
        return retryAfter;
    }

    public Map<String, String> fields() {
        return fields;
    }
}
