package dev.latchkey.problems.control;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.core.MediaType;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/** Whether an error is read by a person or by a program. */
public final class Audience {
    private static final MediaType JSON = MediaType.APPLICATION_JSON_TYPE.withCharset("utf-8");
    private static final MediaType HTML = MediaType.TEXT_HTML_TYPE.withCharset("utf-8");
    // What programs ask for: always JSON there, whatever they say that they accept.
    private static final List<String> PROGRAMS = List.of("/api", "/v1", "/health", "/metrics", "/openapi", "/assets");

    private Audience() {}

    /** HTML for somebody who asks for a page and says that he reads HTML, else JSON. */
    public static MediaType form(HttpServletRequest request) {
        return readsPages(request) ? HTML : JSON;
    }

    /** Whether to answer with a page. */
    public static boolean readsPages(HttpServletRequest request) {
        String path = path(request);
        return PROGRAMS.stream().noneMatch(root -> path.equals(root) || path.startsWith(root + "/"))
                && Collections.list(request.getHeaders("Accept")).stream()
                        .anyMatch(header -> header.toLowerCase(Locale.ROOT).contains("text/html"));
    }

    /** The path that was asked for, also when the container has passed the request on to its error page. */
    private static String path(HttpServletRequest request) {
        return request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI) instanceof String asked
                ? asked
                : request.getRequestURI();
    }
}
