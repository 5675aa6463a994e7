package dev.latchkey.apikeys.control;

import dev.latchkey.apikeys.entity.ApiKey;
import dev.latchkey.apikeys.entity.KeyTerms;
import dev.latchkey.problems.entity.AuthException;
import dev.latchkey.problems.entity.RequestProblem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What a key may be given. */
@ApplicationScoped
public class KeyRules {
    /** As long as an API token may live at most. */
    private static final Duration LONGEST = Duration.ofDays(3653);

    @Inject
    ApiKeySettings settings;

    /** {@code VALIDATION_ERROR} when something is wrong with the terms of a new key. */
    void require(KeyTerms terms, Instant now) {
        if (!settings.scopes().containsAll(terms.scopes())) {
            throw wrong("scopes", "must be among " + String.join(", ", settings.scopes()));
        }
        if (new HashSet<>(terms.scopes()).size() != terms.scopes().size()) {
            throw wrong("scopes", "must be different");
        }
        requireEnd(terms.expiresAt(), now);
    }

    /** The same for a change: what stays as it was is not asked about again. The grace of a replaced key never grows (C-27). */
    void requireChange(ApiKey key, KeyTerms after, Instant now) {
        Instant before = key.terms().expiresAt();
        Instant end = after.expiresAt();
        if (Objects.equals(before, end)) {
            return;
        }
        requireEnd(end, now);
        if (key.replacedBy() != null && before != null && (end == null || end.isAfter(before))) {
            throw wrong("expiresAt", "must not be later for a key that was replaced");
        }
    }

    private static void requireEnd(@Nullable Instant end, Instant now) {
        if (end != null && !end.isAfter(now)) {
            throw wrong("expiresAt", "must be in the future");
        }
        if (end != null && end.isAfter(now.plus(LONGEST))) {
            throw wrong("expiresAt", "must be within ten years");
        }
    }

    private static AuthException wrong(String member, String why) {
        return new AuthException(RequestProblem.VALIDATION_ERROR, Map.of(member, why));
    }
}
