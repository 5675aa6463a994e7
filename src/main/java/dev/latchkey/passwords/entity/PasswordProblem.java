package dev.latchkey.passwords.entity;

import dev.latchkey.problems.entity.ErrorCode;

/** What can be wrong with a password. */
public enum PasswordProblem implements ErrorCode {
    PASSWORD_TOO_SHORT(400, "Password too short"),
    PASSWORD_TOO_LONG(400, "Password too long"),
    PASSWORD_COMPROMISED(400, "This password is among the first that attackers try. Choose another one."),
    INVALID_PASSWORD(400, "Invalid password"),
    PASSWORD_ALREADY_SET(400, "User already has a password set"),
    CREDENTIAL_ACCOUNT_NOT_FOUND(400, "This account has no password. Ask for a reset link to set one."),
    ACCOUNT_LOCKED(403, "Too many wrong passwords. The account is locked for a while; a password reset unlocks it.");

    private final int status;
    private final String message;

    PasswordProblem(int status, String message) {
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
