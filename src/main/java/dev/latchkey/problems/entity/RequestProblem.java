package dev.latchkey.problems.entity;

/** What can be wrong with a request before any room looks at it. */
public enum RequestProblem implements ErrorCode {
    VALIDATION_ERROR(400, "The request is not valid"),
    INVALID_JSON(400, "The request body is not valid JSON"),
    BAD_REQUEST(400, "The request is not valid"),
    UNAUTHORIZED(401, "Sign in first"),
    INVALID_TOKEN(401, "The credential is invalid or has expired"),
    INVALID_CALLBACK_URL(403, "Invalid callbackURL"),
    FORBIDDEN(403, "You are not allowed to do this"),
    NOT_FOUND(404, "There is nothing at this address"),
    METHOD_NOT_ALLOWED(405, "This address does not take that method"),
    NOT_ACCEPTABLE(406, "This address has no answer of a kind that you accept"),
    PAYLOAD_TOO_LARGE(413, "The request body is larger than 64 KiB"),
    URI_TOO_LONG(414, "The address is too long"),
    UNSUPPORTED_MEDIA_TYPE(415, "Send the body as application/json"),
    RATE_LIMITED(429, "Too many requests. Please try again later."),
    INTERNAL_SERVER_ERROR(500, "Something went wrong on our side"),
    NOT_IMPLEMENTED(501, "This method is not known here"),
    SERVICE_UNAVAILABLE(503, "The service is busy or its database does not answer. Please try again shortly.");

    private final int status;
    private final String message;

    RequestProblem(int status, String message) {
        this.status = status;
        this.message = message;
    }

    @Override
    public int status() {
        return status;
    }

    @Override
    public String message() {
        return message;
    }

    /** The code for a status that some layer below us chose; 4xx without a code of its own is a bad request. */
    public static RequestProblem ofStatus(int status) {
        return switch (status) {
            case 401 -> UNAUTHORIZED;
            case 403 -> FORBIDDEN;
            case 404 -> NOT_FOUND;
            case 405 -> METHOD_NOT_ALLOWED;
            case 406 -> NOT_ACCEPTABLE;
            case 413 -> PAYLOAD_TOO_LARGE;
            case 414 -> URI_TOO_LONG;
            case 415 -> UNSUPPORTED_MEDIA_TYPE;
            case 429 -> RATE_LIMITED;
            case 501 -> NOT_IMPLEMENTED;
            case 503 -> SERVICE_UNAVAILABLE;
            default -> status >= 500 ? INTERNAL_SERVER_ERROR : BAD_REQUEST;
        };
    }
}
