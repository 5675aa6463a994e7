package dev.latchkey.social.control;

import dev.latchkey.settings.control.ServerSettings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Binds a flow to the browser that began it, so that nobody is signed in by a link that somebody else began. SameSite is Lax, because
 * the way back begins at the provider. ASVS 10.1.2.
 */
@ApplicationScoped
public class FlowCookie {
    private static final String NAME = "lk_state";

    @Inject
    ServerSettings server;

    /** The value of a {@code Set-Cookie} header that gives it to a browser. */
    public String of(String browser) {
        return header(browser, FlowStore.LIFE.toSeconds());
    }

    /** The value of a header that removes it. */
    public String gone() {
        return header("", 0);
    }

    private String header(String value, long seconds) {
        return name() + "=" + value + "; Path=/; Max-Age=" + seconds + "; HttpOnly; SameSite=Lax"
                + (server.secure() ? "; Secure" : "");
    }

    /** What the browser has; null for none. */
    public @Nullable String read(HttpServletRequest request) {
        Cookie[] cookies = request.getCookies();
        return (cookies == null ? Stream.<Cookie>empty() : Arrays.stream(cookies))
                .filter(cookie -> cookie.getName().equals(name()))
                .map(Cookie::getValue)
                .findFirst()
                .orElse(null);
    }

    /** RFC 6265bis section 4.1.3: a neighbouring host cannot plant a cookie of that name. */
    private String name() {
        return server.secure() ? "__Host-" + NAME : NAME;
    }
}
