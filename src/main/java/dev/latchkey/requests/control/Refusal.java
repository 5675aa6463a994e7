package dev.latchkey.requests.control;

import dev.latchkey.problems.entity.AuthException;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;

/** What the doors found wrong with a request: a note, because only the matched resource knows whether it matters. */
public final class Refusal {
    private static final String ATTRIBUTE = "dev.latchkey.refusal";

    private Refusal() {}

    /** Leaves the note, in place of an earlier one. */
    public static void note(HttpServletRequest request, AuthException refusal) {
        request.setAttribute(ATTRIBUTE, refusal);
    }

    /** The note, if something is wrong. */
    public static Optional<AuthException> of(HttpServletRequest request) {
        return request.getAttribute(ATTRIBUTE) instanceof AuthException refusal
                ? Optional.of(refusal)
                : Optional.empty();
    }
}
