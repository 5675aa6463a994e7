package dev.latchkey.outbound.entity;

import java.io.IOException;

/** Why a request to an address that a customer named was not answered. */
public class OutboundException extends IOException {
    private static final long serialVersionUID = 1;

    private final Reason reason;

    /** What was wrong; nothing of it tells what lies behind a refused address. */
    public enum Reason {
        /** No URL of a host, or one with a user or fragment in it. */
        URL_INVALID,
        /** Plain http to a host that the operator's setting does not name. */
        NOT_HTTPS,
        /** The name has no address. */
        HOST_UNKNOWN,
        /** An address of the name is not public, and not allowed by the operator's setting. */
        ADDRESS_REFUSED,
        /** Nothing listens there, or it hung up. */
        UNREACHABLE,
        /** Its certificate is not good, or not for this name. */
        CERTIFICATE_REFUSED,
        /** Five seconds were over. */
        TIMED_OUT,
        /** More than 256 KiB. */
        ANSWER_TOO_LARGE,
        /** So many calls are under way, of this customer or in all, that this one was not begun. */
        BUSY
    }

    public OutboundException(Reason reason) {
        super(reason.name());
        this.reason = reason;
    }

    public OutboundException(Reason reason, Throwable cause) {
        super(reason.name(), cause);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
