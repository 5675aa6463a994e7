package dev.latchkey.admin.entity;

import dev.latchkey.problems.entity.ErrorCode;

/** What can be wrong with an operator's act; the codes are Better Auth's where it has one. */
public enum AdminProblem implements ErrorCode {
    USER_NOT_FOUND(404, "User not found"),
    TENANT_NOT_FOUND(404, "Tenant not found"),
    YOU_CANNOT_BAN_YOURSELF(400, "You cannot ban yourself"),
    YOU_CANNOT_DEMOTE_YOURSELF(400, "You cannot take the role of administrator from yourself"),
    EMAIL_ALREADY_VERIFIED(400, "This address is verified already"),
    MAIL_NOT_WAITING(409, "This mail is on its way, or has been sent or given up");

    private final int status;
    private final String message;

    AdminProblem(int status, String message) {
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
