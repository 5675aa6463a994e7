package dev.latchkey.apikeys.entity;

import dev.latchkey.problems.entity.ErrorCode;

/** What can be wrong with an API key, or with acts on one; the codes are Better Auth's where it has one. S3-78 to S3-81. */
public enum ApiKeyProblem implements ErrorCode {
    INVALID_API_KEY(401, "Invalid API key"),
    KEY_EXPIRED(401, "The API key has expired"),
    KEY_DISABLED(401, "The API key is disabled"),
    USAGE_EXCEEDED(429, "The API key has reached its usage limit"),
    INSUFFICIENT_PERMISSIONS(403, "Insufficient permissions"),
    KEY_NOT_FOUND(404, "API key not found"),
    KEY_CANNOT_BE_ROTATED(409, "This API key has expired or was replaced already. Make a new one."),
    API_KEY_LIMIT_REACHED(403, "There are 100 API keys already. Revoke one first."),
    INSUFFICIENT_API_KEY_PERMISSIONS(403, "Only owners and admins manage the API keys of a tenant"),
    UNAUTHORIZED_SESSION(401, "Sign in first"),
    SERVER_ONLY_PROPERTY(400, "This property cannot be set here"),
    INVALID_NAME_LENGTH(400, "The name must have 1 to 32 characters"),
    INVALID_PREFIX_LENGTH(400, "The prefix must have 1 to 32 characters"),
    INVALID_METADATA_TYPE(400, "metadata must be an object"),
    EXPIRES_IN_IS_TOO_SMALL(400, "expiresIn must be at least one day"),
    EXPIRES_IN_IS_TOO_LARGE(400, "expiresIn must be at most 365 days"),
    NO_VALUES_TO_UPDATE(400, "There is nothing to change");

    private final int status;
    private final String message;

    ApiKeyProblem(int status, String message) {
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
}
