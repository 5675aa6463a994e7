package dev.latchkey.pages.control;

import dev.latchkey.pages.entity.Visit;
import dev.latchkey.secrets.control.SecretTokens;
import dev.latchkey.secrets.control.Vault;
import dev.latchkey.users.entity.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The hidden token of a form: a random id and an end, signed for this browser, this session and the path that the form is
 * sent to. Nothing is kept of it until the form is sent. C-31, promise 13.
 */
@ApplicationScoped
class FormTokens {
    /** How long a form may lie open. */
    static final Duration LIFE = Duration.ofHours(2);

    private static final Pattern FORM = Pattern.compile("([0-9A-Za-z]{43})\\.(\\d{10,11})\\.([0-9A-Za-z_-]{43})");

    @Inject
    Vault vault;

    /** A token for a form on this page that is sent to {@code path}. */
    String issue(Visit visit, String path) {
        String id = SecretTokens.next("");
        long end = visit.now().plus(LIFE).getEpochSecond();
        return id + "." + end + "." + signature(visit, path, id + "." + end);
    }

    /** Whether the token is ours, for this path, browser and session, and not too old. */
    boolean isGood(Visit visit, String token) {
        Matcher parts = FORM.matcher(token);
        if (!parts.matches()) {
            return false;
        }
        boolean ours = SecretTokens.same(
                parts.group(3), signature(visit, visit.path(), parts.group(1) + "." + parts.group(2)));
        return ours && visit.now().isBefore(end(token));
    }

    /** When a good token ends. */
    static Instant end(String token) {
        return Instant.ofEpochSecond(Long.parseLong(token.split("\\.")[1]));
    }

    private String signature(Visit visit, String path, String signed) {
        Caller caller = visit.caller();
        String session = caller == null ? "" : caller.sessionId();
        return vault.sign(String.join("\n", signed, visit.browser(), session, path), "form");
    }
}
