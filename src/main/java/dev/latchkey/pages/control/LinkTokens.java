package dev.latchkey.pages.control;

import dev.latchkey.pages.entity.Redirect;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.Optional;

/**
 * The tokens of mailed links. They leave the address at once for a cookie that only their page gets, so that no history,
 * log or {@code Referer} keeps them (promise 7, ASVS 14.2.1). To look at a link uses nothing up.
 */
@ApplicationScoped
public class LinkTokens {
    private static final Duration LIFE = Duration.ofHours(1);

    @Inject
    Cookies cookies;

    /** The way from the link to the bare page; what cannot be a token is not carried along. */
    public Redirect carry(String token, String path) {
        return Redirect.to(path)
                .cookie(
                        token.matches("[0-9A-Za-z_-]{16,128}")
                                ? cookies.set(Cookies.LINK, token, path, LIFE)
                                : forget(path));
    }

    /** The token that was carried to this page. */
    public Optional<String> of(HttpServletRequest request, String path) {
        return cookies.read(request, Cookies.LINK, path).filter(token -> !token.isEmpty());
    }

    /** The header that ends it, once it has served. */
    public String forget(String path) {
        return cookies.gone(Cookies.LINK, path);
    }
}
