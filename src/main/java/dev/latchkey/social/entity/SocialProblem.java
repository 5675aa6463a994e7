package dev.latchkey.social.entity;

import dev.latchkey.problems.entity.ErrorCode;

/** What can be wrong with a request to sign in at a provider; how a callback fails is {@link CallbackRefusal}. */
public enum SocialProblem implements ErrorCode {
    PROVIDER_NOT_FOUND(404, "Provider not found"),
    PROVIDER_UNAVAILABLE(503, "The provider cannot be reached");

    private final int status;
    private final String message;

    SocialProblem(int status, String message) {
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
