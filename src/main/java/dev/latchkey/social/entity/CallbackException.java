package dev.latchkey.social.entity;

import jakarta.ejb.ApplicationException;
import org.jspecify.annotations.Nullable;

/** Ends a callback, and rolls back the transaction it is thrown in. */
@ApplicationException(rollback = true)
public class CallbackException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final CallbackRefusal refusal;
    private final @Nullable String userId;
    private final transient @Nullable Flow flow;

    CallbackException(CallbackRefusal refusal) {
        this(refusal, null, null);
    }

    /** The same about a user, in whose activity it then stands. */
    public CallbackException(CallbackRefusal refusal, @Nullable String userId) {
        this(refusal, userId, null);
    }

    /** The same about a flow that may not go on, but knows where to lead to. */
    public CallbackException(CallbackRefusal refusal, Flow flow) {
        this(refusal, null, flow);
    }

    private CallbackException(CallbackRefusal refusal, @Nullable String userId, @Nullable Flow flow) {
        super(refusal.name());
        this.flow = flow;
        this.refusal = refusal;
        this.userId = userId;
    }

    public CallbackRefusal refusal() {
        return refusal;
    }

    public @Nullable String userId() {
        return userId;
    }

    public @Nullable Flow flow() {
        return flow;
    }
}
