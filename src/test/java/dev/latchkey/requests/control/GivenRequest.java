package dev.latchkey.requests.control;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A request with a peer, headers, cookies and attributes, for tests that need no server. */
public final class GivenRequest {
    private record Header(String name, String value) {}

    private final String peer;
    private final List<Header> headers = new ArrayList<>();
    private final List<Cookie> cookies = new ArrayList<>();
    private final Map<String, Object> attributes = new HashMap<>();

    private GivenRequest(String peer) {
        this.peer = peer;
    }

    public static GivenRequest from(String peer) {
        return new GivenRequest(peer);
    }

    public GivenRequest header(String name, String value) {
        headers.add(new Header(name, value));
        return this;
    }

    public GivenRequest cookie(String name, String value) {
        cookies.add(new Cookie(name, value));
        return this;
    }

    public HttpServletRequest made() {
        return (HttpServletRequest) Proxy.newProxyInstance(
                GivenRequest.class.getClassLoader(),
                new Class<?>[] {HttpServletRequest.class},
                (proxy, method, arguments) -> answer(method.getName(), arguments == null ? new Object[0] : arguments));
    }

    private @Nullable Object answer(String method, Object[] arguments) {
        return switch (method) {
            case "getRemoteAddr" -> peer;
            case "getHeader" -> values(arguments[0]).stream().findFirst().orElse(null);
            case "getHeaders" -> Collections.enumeration(values(arguments[0]));
            case "getCookies" -> cookies.isEmpty() ? null : cookies.toArray(new Cookie[0]);
            case "getAttribute" -> attributes.get((String) arguments[0]);
            case "setAttribute" -> attributes.put((String) arguments[0], arguments[1]);
            default -> throw new UnsupportedOperationException(method);
        };
    }

    private List<String> values(Object name) {
        return headers.stream()
                .filter(header -> header.name().equalsIgnoreCase((String) name))
                .map(Header::value)
                .toList();
    }
}
