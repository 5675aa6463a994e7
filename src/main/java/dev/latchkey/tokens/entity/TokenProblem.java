package dev.latchkey.tokens.entity;

import dev.latchkey.problems.entity.ErrorCode;

/** What can be wrong with a signed token that is not simply invalid. S3-82 to S3-85. */
public enum TokenProblem implements ErrorCode {
    EXPIRED_TOKEN(401, "The token has expired. Refresh it."),
    TOKEN_NOT_ACCEPTED(401, "This is no access token of this server");

    private final int status;
    private final String message;

    TokenProblem(int status, String message) {
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
