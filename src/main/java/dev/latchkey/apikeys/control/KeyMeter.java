package dev.latchkey.apikeys.control;

import dev.latchkey.apikeys.entity.Allowance;
import dev.latchkey.apikeys.entity.ApiKeyProblem;
import dev.latchkey.database.control.Sql;
import dev.latchkey.problems.entity.AuthException;
import dev.latchkey.problems.entity.RequestProblem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Spends uses of keys that have only so many: one statement decides, so that requests that come at once on whatever node never
 * get more than there are, and a restart gives none back.
 */
@ApplicationScoped
public class KeyMeter {
    private static final String DUE = "(refill_interval_ms is not null and coalesce(last_refill_at, created_at) <= ?)";
    private static final String SPEND = "update api_keys set"
            + " window_count = case when window_ends_at > ? then window_count + 1 else 1 end,"
            + " window_ends_at = case when window_ends_at > ? then window_ends_at else ? end,"
            + " remaining = case when " + DUE + " then refill_amount - 1 else remaining - 1 end,"
            + " last_refill_at = case when " + DUE + " then ? else last_refill_at end"
            + " where id = ?"
            + " and (rate_max is null or window_ends_at is null or window_ends_at <= ? or window_count < rate_max)"
            + " and (remaining is null or remaining > 0 or " + DUE + ")";

    @Inject
    Sql sql;

    /** Spends one use; {@code RATE_LIMITED} until the window ends, or {@code USAGE_EXCEEDED}. */
    void spend(String keyId, Allowance allowance, Instant now) {
        Instant windowEnd = allowance.window() == null ? now : now.plus(allowance.window());
        Instant due = allowance.refillInterval() == null ? Instant.EPOCH : now.minus(allowance.refillInterval());
        int spent = sql.update(SPEND, now, now, windowEnd, due, due, now, keyId, now, due);
        if (spent == 0) {
            throw refusal(keyId, now);
        }
    }

    private record Meter(@Nullable Instant windowEnd, boolean full) {}

    private AuthException refusal(String keyId, Instant now) {
        Meter meter = sql.first(
                        "select window_ends_at, window_count, rate_max from api_keys where id = ?",
                        row -> new Meter(
                                Sql.instantOrNull(row, "window_ends_at"),
                                row.getObject("rate_max") != null
                                        && row.getInt("window_count") >= row.getInt("rate_max")),
                        keyId)
                .orElseThrow(ApiKeyProblem.INVALID_API_KEY::exception);
        Instant end = meter.windowEnd();
        return meter.full() && end != null && end.isAfter(now)
                ? new AuthException(RequestProblem.RATE_LIMITED, Duration.between(now, end))
                : ApiKeyProblem.USAGE_EXCEEDED.exception();
    }
}
