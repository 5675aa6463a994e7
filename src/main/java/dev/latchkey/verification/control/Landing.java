package dev.latchkey.verification.control;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Where a mailed link leads: to a page with a button, or, when it was asked for through a path of the Better Auth family,
 * to that family's own path, which acts at once and leads on. C-13.
 *
 * @param next where the path leads on to, as {@code Destinations} allowed it; null for the page
 */
public record Landing(@Nullable String next) {
    /** The page with the button. */
    public static final Landing PAGE = new Landing(null);

    /** The link's path for proving an address. */
    public String verifyEmail(String token) {
        return next == null
                ? "/verify-email?token=" + token
                : "/api/auth/verify-email?token=" + token + "&callbackURL=" + escaped(next);
    }

    /** The link's path for choosing a new password. */
    public String resetPassword(String token) {
        return next == null
                ? "/reset-password?token=" + token
                : "/api/auth/reset-password/" + token + "?callbackURL=" + escaped(next);
    }

    /** The path of the link that deletes an account; there is no page for it. */
    public String deleteUser(String token) {
        return "/api/auth/delete-user/callback?token=" + token + (next == null ? "" : "&callbackURL=" + escaped(next));
    }

    private static String escaped(String url) {
        return URLEncoder.encode(url, StandardCharsets.UTF_8);
    }
}
