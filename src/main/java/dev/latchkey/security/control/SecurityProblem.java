package dev.latchkey.security.control;

import dev.latchkey.problems.entity.ErrorCode;

/** Why a request is turned away at the door. */
public enum SecurityProblem implements ErrorCode {
    MISSING_OR_NULL_ORIGIN(403, "Missing or null Origin"),
    INVALID_ORIGIN(403, "Invalid origin");

    private final int status;
    private final String message;

    SecurityProblem(int status, String message) {
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
