package dev.latchkey.verification.entity;

import dev.latchkey.problems.entity.ErrorCode;

/**
 * What can be wrong with a mailed token, or with asking for one. One code for wrong, expired and used: a guesser learns
 * nothing.
 */
public enum VerificationProblem implements ErrorCode {
    INVALID_TOKEN(400, "Invalid token"),
    EMAIL_MISMATCH(400, "Email mismatch"),
    EMAIL_ALREADY_VERIFIED(400, "Email is already verified");

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
