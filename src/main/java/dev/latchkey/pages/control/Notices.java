package dev.latchkey.pages.control;

import dev.latchkey.pages.entity.Message;
import dev.latchkey.secrets.control.Vault;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * Small texts that travel from one page to the next in the browser: what an act left to be said, and the address that was
 * typed. They are sealed, because they name people, and because a page must say only what we wrote.
 */
@ApplicationScoped
public class Notices {
    private static final Duration NOTICE_LIFE = Duration.ofMinutes(1);
    private static final Duration EMAIL_LIFE = Duration.ofMinutes(15);
    private static final String BREAK = "\u001f";
    // A browser need not keep a cookie beyond 4,096 bytes.
    private static final int MAX_TEXT = 2_000;

    @Inject
    Vault vault;

    @Inject
    Cookies cookies;

    /** The header that leaves a message for the next page. */
    public String leave(Message message) {
        String text = message.key() + BREAK + String.join(BREAK, message.arguments());
        return cookies.set(Cookies.NOTICE, sealed(text, Cookies.NOTICE), "/", NOTICE_LIFE);
    }

    /** The message that was left; still there until {@link #said}. */
    public Optional<Message> waiting(HttpServletRequest request) {
        return opened(request, Cookies.NOTICE).map(text -> {
            List<String> parts = List.of(text.split(BREAK, -1));
            return new Message(parts.get(0), parts.subList(1, parts.size()));
        });
    }

    /** The header that forgets it. */
    public String said() {
        return cookies.gone(Cookies.NOTICE, "/");
    }

    /** The header that carries an address to the next page, so that nobody types it twice. */
    public String keepEmail(String email) {
        return cookies.set(Cookies.EMAIL, sealed(email, Cookies.EMAIL), "/", EMAIL_LIFE);
    }

    /** The address that was typed a moment ago; empty when there was none. */
    public String keptEmail(HttpServletRequest request) {
        return opened(request, Cookies.EMAIL).orElse("");
    }

    private String sealed(String text, String purpose) {
        String cut = text.length() <= MAX_TEXT ? text : text.substring(0, MAX_TEXT);
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(vault.seal(cut.getBytes(StandardCharsets.UTF_8), purpose));
    }

    /** Whatever cannot be opened, of another secret or of somebody's own making, was never there. */
    private Optional<String> opened(HttpServletRequest request, String name) {
        return cookies.read(request, name).flatMap(value -> {
            try {
                byte[] plain = vault.open(Base64.getUrlDecoder().decode(value), name);
                return Optional.of(new String(plain, StandardCharsets.UTF_8));
            } catch (IllegalArgumentException | IllegalStateException e) {
                return Optional.empty();
            }
        });
    }
}
