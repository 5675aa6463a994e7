package dev.latchkey.problems.control;

import jakarta.servlet.http.HttpServletRequest;
import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;

/** The id that ties an answer, its log lines and its audit rows together. It names a request and opens nothing. */
public final class RequestId {
    /** The header that carries the id on every answer, and that a gateway may send. */
    public static final String HEADER = "X-Request-Id";

    private static final String ATTRIBUTE = "dev.latchkey.request-id";
    // A gateway's id is kept only while it cannot break a log line or a header.
    private static final Pattern ACCEPTED = Pattern.compile("[A-Za-z0-9._-]{8,64}");

    private RequestId() {}

    /** The id of this request: the gateway's if it is harmless, else a new one; the same at every call. */
    public static String of(HttpServletRequest request) {
        if (request.getAttribute(ATTRIBUTE) instanceof String known) {
            return known;
        }
        String sent = request.getHeader(HEADER);
        String id = sent != null && ACCEPTED.matcher(sent).matches()
                ? sent
                : HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong());
        request.setAttribute(ATTRIBUTE, id);
        return id;
    }
}
