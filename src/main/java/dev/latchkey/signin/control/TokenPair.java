package dev.latchkey.signin.control;

import dev.latchkey.users.entity.UserView;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * An access token and the refresh token that brings the next pair. C-26.
 *
 * @param expiresIn of the access token, in seconds
 */
@Schema(name = "TokenPair")
public record TokenPair(String accessToken, String refreshToken, String tokenType, long expiresIn, UserView user) {
    @Override
    public String toString() {
        return "TokenPair[…]";
    }
}
