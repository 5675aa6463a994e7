package dev.latchkey.sessions.entity;

import java.time.Instant;

/**
 * A session just opened, with its raw token, which exists nowhere else.
 *
 * @param remembered whether the cookie outlives the browser
 */
public record SessionTicket(String sessionId, String userId, String token, boolean remembered, Instant expiresAt) {
    @Override
    public String toString() {
        return "SessionTicket[" + sessionId + ", …]";
    }
}
