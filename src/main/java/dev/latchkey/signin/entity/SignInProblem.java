package dev.latchkey.signin.entity;

import dev.latchkey.problems.entity.ErrorCode;

/** Why somebody does not get in. */
public enum SignInProblem implements ErrorCode {
    INVALID_EMAIL_OR_PASSWORD(401, "Invalid email or password"),
    USER_ALREADY_EXISTS_USE_ANOTHER_EMAIL(422, "User already exists. Use another email."),
    EMAIL_NOT_VERIFIED(403, "Email not verified"),
    BANNED_USER(403, "This account has been suspended. Please contact support.");

    private final int status;
    private final String message;

    SignInProblem(int status, String message) {
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
