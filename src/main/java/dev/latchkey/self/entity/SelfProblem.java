package dev.latchkey.self.entity;

import dev.latchkey.problems.entity.ErrorCode;

/** What can be wrong with acts on one's own account. */
public enum SelfProblem implements ErrorCode {
    EMAIL_IS_THE_SAME(400, "Email is the same"),
    EMAIL_CAN_NOT_BE_UPDATED(400, "Email can not be updated"),
    NO_FIELDS_TO_UPDATE(400, "No fields to update"),
    ONLY_OWNER_OF_TENANTS(
            409, "You are the only owner of tenants that have other members. Make somebody else owner first.");

    private final int status;
    private final String message;

    SelfProblem(int status, String message) {
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
