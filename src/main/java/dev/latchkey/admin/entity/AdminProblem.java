package dev.latchkey.admin.entity;

import dev.latchkey.problems.entity.ErrorCode;

/** What can be wrong with an operator's act; the codes are Better Auth's where it has one. */
public enum AdminProblem implements ErrorCode {
    USER_NOT_FOUND(404, "User not found"),
    TENANT_NOT_FOUND(404, "Tenant not found"),
    YOU_ARE_NOT_ALLOWED_TO_CHANGE_USERS_ROLE(403, "You are not allowed to change users role"),
    YOU_ARE_NOT_ALLOWED_TO_LIST_USERS(403, "You are not allowed to list users"),
    YOU_ARE_NOT_ALLOWED_TO_GET_USER(403, "You are not allowed to get user"),
    YOU_ARE_NOT_ALLOWED_TO_BAN_USERS(403, "You are not allowed to ban users"),
    YOU_ARE_NOT_ALLOWED_TO_LIST_USERS_SESSIONS(403, "You are not allowed to list users sessions"),
    YOU_ARE_NOT_ALLOWED_TO_REVOKE_USERS_SESSIONS(403, "You are not allowed to revoke users sessions"),
    YOU_ARE_NOT_ALLOWED_TO_CREATE_USERS(403, "You are not allowed to create users"),
    YOU_ARE_NOT_ALLOWED_TO_UPDATE_USERS(403, "You are not allowed to update users"),
    YOU_ARE_NOT_ALLOWED_TO_DELETE_USERS(403, "You are not allowed to delete users"),
    YOU_ARE_NOT_ALLOWED_TO_SET_USERS_PASSWORD(403, "You are not allowed to set users password"),
    YOU_ARE_NOT_ALLOWED_TO_SET_USERS_EMAIL(403, "You are not allowed to set users email"),
    YOU_ARE_NOT_ALLOWED_TO_IMPERSONATE_USERS(403, "You are not allowed to impersonate users"),
    YOU_CANNOT_IMPERSONATE_ADMINS(403, "You cannot impersonate admins"),
    NOT_IMPERSONATING(400, "You are not impersonating anyone"),
    IMPERSONATOR_SESSION_NOT_FOUND(401, "You act as nobody else any more. Sign in again."),
    NO_DATA_TO_UPDATE(400, "No data to update"),
    PASSWORD_CANNOT_BE_UPDATED_VIA_UPDATE_USER(400, "Password cannot be updated via update user. Set it instead."),
    YOU_CANNOT_REMOVE_YOURSELF(400, "You cannot remove yourself"),
    USER_ALREADY_EXISTS_USE_ANOTHER_EMAIL(400, "User already exists. Use another email."),
    YOU_ARE_NOT_ALLOWED_TO_SET_NON_EXISTENT_VALUE(400, "You are not allowed to set a non-existent role value"),
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
