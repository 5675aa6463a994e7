package dev.latchkey.requests.control;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the filters share that answer the hottest questions without JAX-RS; ADR 0007. */
public final class ShortWay {
    private static final List<String> OF_BROWSERS = List.of("Cookie", "Origin", "Referer", "Sec-Fetch-Site");

    private ShortWay() {}

    /** Whether a request is the one case that is answered there: somebody signed in, with whom nothing is wrong, who reads JSON. */
    public static boolean isFor(HttpServletRequest request) {
        return request.getMethod().equals("GET")
                && takesJson(request.getHeader("Accept"))
                && request.getUserPrincipal() != null
                && Refusal.of(request).isEmpty();
    }

    /** Whether a POST comes from a program that shows no credential beside its body, so that no origin is to be checked. */
    public static boolean isPlainPost(HttpServletRequest request) {
        return request.getMethod().equals("POST")
                && takesJson(request.getHeader("Accept"))
                && OF_BROWSERS.stream().allMatch(header -> request.getHeader(header) == null)
                && Refusal.of(request).isEmpty();
    }

    /** Writes a JSON answer. */
    public static void answer(HttpServletResponse response, Object body) throws IOException {
        byte[] json = Json.MAPPER.writeValueAsBytes(body);
        response.setContentType(Json.CONTENT_TYPE);
        response.setContentLength(json.length);
        response.getOutputStream().write(json);
    }

    private static boolean takesJson(@Nullable String accept) {
        return accept == null || accept.startsWith("*/*") || accept.startsWith("application/json");
    }
}
