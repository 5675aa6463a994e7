package dev.latchkey.social.entity;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A sign-in that is under way at a provider, or the linking of an account.
 *
 * @param secrets what the provider gives back or checks
 * @param wish where the person wants to go afterwards
 * @param link who links the account to his own; null for a sign-in
 */
public record Flow(
        String provider,
        Secrets secrets,
        Wish wish,
        @Nullable Link link) {
    /** Somebody who is signed in, and the session in which he began. */
    public record Link(String userId, String sessionId) {}

    /**
     * RFC 7636 and OpenID Connect Core section 3.1.2.1.
     *
     * @param codeVerifier binds the code to this server
     * @param nonce binds the ID token to this flow
     */
    public record Secrets(String codeVerifier, String nonce) {
        @Override
        public String toString() {
            return "Secrets[…]";
        }
    }

    /**
     * All of them paths of this server or URLs on trusted origins. C-32.
     *
     * @param newUserUrl for somebody whose account was made just now; null: the same
     * @param errorUrl for somebody who did not get in; null: the login page
     * @param signUp whether an account may be made
     * @param scopes what is asked for beyond the usual
     */
    public record Wish(
            String callbackUrl,
            @Nullable String newUserUrl,
            @Nullable String errorUrl,
            boolean signUp,
            List<String> scopes) {
        /** With the usual scopes. */
        public Wish(String callbackUrl, @Nullable String newUserUrl, @Nullable String errorUrl, boolean signUp) {
            this(callbackUrl, newUserUrl, errorUrl, signUp, List.of());
        }

        /** Where somebody who got in is led. */
        public String destination(boolean newcomer) {
            return newcomer && newUserUrl != null ? newUserUrl : callbackUrl;
        }

        /** Where somebody who did not is led; the login page still knows where he wanted to go. */
        public String errors() {
            if (errorUrl != null) {
                return errorUrl;
            }
            return callbackUrl.equals("/")
                    ? "/login"
                    : "/login?next=" + URLEncoder.encode(callbackUrl, StandardCharsets.UTF_8);
        }
    }
}
