package dev.latchkey.requests.control;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** What the filters share that answer the hottest questions without JAX-RS; ADR 0007. */
public final class ShortWay {
    private ShortWay() {}

    /** Whether a request is the one case that is answered there: somebody signed in, with whom nothing is wrong, who reads JSON. */
    public static boolean isFor(HttpServletRequest request) {
        return request.getMethod().equals("GET")
                && takesJson(request.getHeader("Accept"))
                && request.getUserPrincipal() != null
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
