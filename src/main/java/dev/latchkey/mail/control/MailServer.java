package dev.latchkey.mail.control;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The mail server that {@code LATCHKEY_MAIL_URL} names.
 *
 * @param tls from the first byte ({@code smtps}); otherwise STARTTLS when the server offers it
 * @param user null when the server wants no sign-in
 */
record MailServer(
        boolean tls,
        String host,
        int port,
        @Nullable String user,
        @Nullable String password) {
    /** Ports of RFC 6409 and RFC 8314: submission, and submission over TLS. */
    private static final int SUBMISSION = 587;

    private static final int SUBMISSION_TLS = 465;

    /** Whether it runs on this machine, so that nobody is in between. */
    boolean isHere() {
        return host.equals("localhost") || host.startsWith("127.") || host.equals("::1");
    }

    /** Reads {@code smtp://user:pw@host:port} or {@code smtps://…}; its exception never quotes the URL. */
    static MailServer parse(String url) {
        URI uri = uri(url);
        String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
        boolean tls = scheme.equals("smtps");
        if (!tls && !scheme.equals("smtp")) {
            throw new IllegalArgumentException("must begin with smtp:// or smtps://");
        }
        if (uri.getHost() == null || uri.getPort() == 0 || uri.getPort() > 65_535) {
            throw new IllegalArgumentException("must name a host and, if any, a port from 1 to 65535");
        }
        boolean bare = uri.getRawPath().isEmpty() || uri.getRawPath().equals("/");
        if (!bare || uri.getRawQuery() != null || uri.getRawFragment() != null) {
            throw new IllegalArgumentException("must end after the port");
        }
        int port = uri.getPort() > 0 ? uri.getPort() : tls ? SUBMISSION_TLS : SUBMISSION;
        String[] user = userAndPassword(uri.getRawUserInfo());
        return new MailServer(tls, uri.getHost().replaceAll("[\\[\\]]", ""), port, user[0], user[1]);
    }

    String protocol() {
        return tls ? "smtps" : "smtp";
    }

    @Override
    public String toString() {
        return "MailServer[" + protocol() + "://…@" + host + ":" + port + "]";
    }

    private static URI uri(String url) {
        try {
            return new URI(url);
        } catch (URISyntaxException e) {
            // The exception's own message quotes the URL, and with it the password.
            throw new IllegalArgumentException("must be a URL; percent-encode what is special in user and password");
        }
    }

    /** Split before decoding, so that an encoded colon stays part of its side. */
    private static @Nullable String[] userAndPassword(@Nullable String rawUserInfo) {
        if (rawUserInfo == null) {
            return new @Nullable String[] {null, null};
        }
        int colon = rawUserInfo.indexOf(':');
        if (colon < 1) {
            throw new IllegalArgumentException("must name both user and password, or neither");
        }
        return new @Nullable String[] {decode(rawUserInfo.substring(0, colon)), decode(rawUserInfo.substring(colon + 1))
        };
    }

    /** URLDecoder is made for forms, where a plus is a space; in a URL's user it is a plus. */
    private static String decode(String raw) {
        return URLDecoder.decode(raw.replace("+", "%2B"), StandardCharsets.UTF_8);
    }
}
