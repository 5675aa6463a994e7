package dev.latchkey.pages.control;

import dev.latchkey.settings.control.ServerSettings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;

/** The small cookies of the pages: HttpOnly, SameSite=Lax, host-only, Secure on https. ASVS 3.3. */
@ApplicationScoped
public class Cookies {
    /** The random text that form tokens are bound to. */
    public static final String BROWSER = "lk_browser";

    /** What the next page says. */
    static final String NOTICE = "lk_notice";

    /** The address that was typed last, for the next page that asks for one. */
    static final String EMAIL = "lk_email";

    /** The token of a mailed link; each page that takes one has its own, limited to its path. */
    static final String LINK = "lk_link";

    /** The language that was chosen by hand. */
    public static final String LANGUAGE = "lang";

    @Inject
    ServerSettings server;

    /** The value of a {@code Set-Cookie} header; the cookie is for this path and those below it. */
    public String set(String name, String value, String path, Duration life) {
        return header(name, value, path) + "; Max-Age=" + life.toSeconds();
    }

    /** The same for a cookie of the whole site that ends with the browser. */
    public String set(String name, String value) {
        return header(name, value, "/");
    }

    /** The value of a header that removes it. */
    public String gone(String name, String path) {
        return header(name, "", path) + "; Max-Age=0";
    }

    private String header(String name, String value, String path) {
        return name(name, path) + "=" + value + "; Path=" + path + "; HttpOnly; SameSite=Lax"
                + (server.secure() ? "; Secure" : "");
    }

    /** The text in a cookie of the whole site. */
    public Optional<String> read(HttpServletRequest request, String name) {
        return read(request, name, "/");
    }

    public Optional<String> read(HttpServletRequest request, String name, String path) {
        Cookie[] cookies = request.getCookies();
        return (cookies == null ? Stream.<Cookie>empty() : Arrays.stream(cookies))
                .filter(cookie -> cookie.getName().equals(name(name, path)))
                .map(Cookie::getValue)
                .findFirst();
    }

    /** RFC 6265bis section 4.1.3: a neighbouring host cannot plant a cookie of that name. */
    private String name(String name, String path) {
        return server.secure() && path.equals("/") ? "__Host-" + name : name;
    }
}
