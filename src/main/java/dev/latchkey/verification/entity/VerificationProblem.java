package dev.latchkey.verification.entity;

import dev.latchkey.problems.entity.ErrorCode;

/** What can be wrong with a mailed token. One code for wrong, expired and used: a guesser learns nothing. */
public enum VerificationProblem implements ErrorCode {
    INVALID_TOKEN(400, "This link is invalid, has expired or was already used. Ask for a new one.");

    private final int status;
    private final String message;

    VerificationProblem(int status, String message) {
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
