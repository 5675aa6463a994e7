package dev.latchkey.apikeys.entity;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How often a key may be used.
 *
 * @param max uses in a window; null for no such limit
 * @param window how long a window is; it begins with the first use after the last one
 * @param remaining uses that are left altogether; null for no end
 * @param refillAmount how many are left again when the interval has passed
 */
public record Allowance(
        @Nullable Integer max,
        @Nullable Duration window,
        @Nullable Integer remaining,
        @Nullable Integer refillAmount,
        @Nullable Duration refillInterval) {
    /** No limit but the plan's. */
    public static final Allowance FREE = new Allowance(null, null, null, null, null);

    /** Whether uses have to be counted before they are allowed. */
    public boolean isLimited() {
        return max != null || remaining != null;
    }
}
