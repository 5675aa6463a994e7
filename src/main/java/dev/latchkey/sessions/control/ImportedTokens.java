package dev.latchkey.sessions.control;

import dev.latchkey.settings.control.RoomSettings;
import dev.latchkey.settings.control.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Session tokens that a Better Auth server gave out before its users came here: {@code token.signature}, URL-encoded in its
 * cookie. They open imported sessions while that server's secret is set, and nothing otherwise.
 */
@ApplicationScoped
public class ImportedTokens {
    /** The names of that server's cookie, on https and on http. */
    static final List<String> COOKIES = List.of("__Secure-better-auth.session_token", "better-auth.session_token");

    // 32 letters and digits; HMAC-SHA256 in padded base 64, whose signs may be percent-encoded.
    private static final Pattern SIGNED = Pattern.compile("([A-Za-z0-9]{32})\\.([A-Za-z0-9+/]{43}=)");
    private static final int MAX_LENGTH = 200;

    @Inject
    ImportedSettings settings;

    /** Whether any are honoured. */
    boolean isOn() {
        return settings.secret().isPresent();
    }

    /** The token itself, if this text carries it with a signature by that secret. */
    Optional<String> verified(String text) {
        return settings.secret().filter(secret -> text.length() <= MAX_LENGTH).flatMap(secret -> {
            Matcher signed = SIGNED.matcher(decoded(text));
            return signed.matches() && MessageDigest.isEqual(sign(secret, signed.group(1)), signature(signed.group(2)))
                    ? Optional.of(signed.group(1))
                    : Optional.empty();
        });
    }

    private static String decoded(String text) {
        try {
            return text.indexOf('%') < 0 ? text : URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return "";
        }
    }

    private static byte[] signature(String base64) {
        return Base64.getDecoder().decode(base64);
    }

    private static byte[] sign(String secret, String token) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return mac.doFinal(token.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java runtime has HmacSHA256", e);
        }
    }

    /** The other server's secret; empty when none of its sessions are honoured. */
    record ImportedSettings(Optional<String> secret) implements RoomSettings {
        @Override
        public String toString() {
            return "ImportedSettings[…]";
        }
    }

    @ApplicationScoped
    static class Source {
        @Produces
        @Singleton
        ImportedSettings read(Settings settings) {
            return new ImportedSettings(settings.optional("latchkey.better-auth-secret"));
        }
    }
}
