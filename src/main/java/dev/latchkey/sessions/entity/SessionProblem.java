package dev.latchkey.sessions.entity;

import dev.latchkey.problems.entity.ErrorCode;

/** What can be wrong with acts on sessions. */
public enum SessionProblem implements ErrorCode {
    SESSION_EXPIRED(400, "Session expired. Re-authenticate to perform this action."),
    NOT_WHILE_IMPERSONATING(403, "Only the account holder can do this. You are acting in their place."),
    SESSION_NOT_FRESH(403, "Session is not fresh"),
    SESSION_NOT_FOUND(404, "Session not found");

    private final int status;
    private final String message;

    SessionProblem(int status, String message) {
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
