package dev.latchkey.social.entity;

import jakarta.ejb.ApplicationException;
import org.jspecify.annotations.Nullable;

/** Ends a callback, and rolls back the transaction it is thrown in. */
@ApplicationException(rollback = true)
public class CallbackException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final CallbackRefusal refusal;
    private final @Nullable String userId;

    CallbackException(CallbackRefusal refusal) {
        this(refusal, null);
    }

    /** The same about a user, in whose activity it then stands. */
    public CallbackException(CallbackRefusal refusal, @Nullable String userId) {
        super(refusal.name());
        this.refusal = refusal;
        this.userId = userId;
    }

    public CallbackRefusal refusal() {
        return refusal;
    }

    public @Nullable String userId() {
        return userId;
    }
}
