package dev.latchkey.users.entity;

import dev.latchkey.problems.entity.ErrorCode;

/** What can be wrong with a user's own members. */
public enum UserProblem implements ErrorCode {
    INVALID_EMAIL(400, "Invalid email"),
    ACCOUNT_NOT_FOUND(400, "Account not found"),
    FAILED_TO_UNLINK_LAST_ACCOUNT(400, "You can't unlink your last account"),
    USER_ALREADY_EXISTS_USE_ANOTHER_EMAIL(409, "User already exists. Use another email.");

    private final int status;
    private final String message;

    UserProblem(int status, String message) {
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
