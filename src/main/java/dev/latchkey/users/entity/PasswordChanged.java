package dev.latchkey.users.entity;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * News: a user's password is another one. Fired in the transaction that changes it; whoever holds credentials that the
 * old password opened ends them there and then.
 *
 * @param keptSessionId the session that changed it and may live on; null when none may
 * @param othersStay whether the user wants to stay signed in elsewhere (C-16)
 */
public record PasswordChanged(String userId, @Nullable String keptSessionId, boolean othersStay, Instant at) {
    /** News after which no other credential may live on. */
    public PasswordChanged(String userId, @Nullable String keptSessionId, Instant at) {
        this(userId, keptSessionId, false, at);
    }
}
