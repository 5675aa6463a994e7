package dev.latchkey.social.entity;

import dev.latchkey.problems.entity.ErrorCode;

/** What can be wrong with a request to sign in at a provider, or for its tokens; how a callback fails is {@link CallbackRefusal}. */
public enum SocialProblem implements ErrorCode {
    PROVIDER_NOT_FOUND(404, "Provider not found"),
    PROVIDER_NOT_SUPPORTED(400, "Provider is not supported"),
    REFRESH_TOKEN_NOT_FOUND(400, "Refresh token not found"),
    FAILED_TO_REFRESH_ACCESS_TOKEN(400, "Failed to refresh access token"),
    FAILED_TO_GET_ACCESS_TOKEN(400, "Failed to get a valid access token"),
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
