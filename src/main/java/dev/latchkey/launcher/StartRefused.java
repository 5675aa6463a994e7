package dev.latchkey.launcher;

import java.io.Serial;

/** The server cannot start; the message is what the person at the command line reads. */
final class StartRefused extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    StartRefused(String message) {
        super(message);
    }

    StartRefused(String message, Throwable cause) {
        super(message, cause);
    }
}
