package dev.latchkey.limits.control;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.latchkey.limits.entity.PlanUse;
import dev.latchkey.limits.entity.Rate;
import dev.latchkey.problems.entity.AuthException;
import dev.latchkey.problems.entity.RequestProblem;
import dev.latchkey.users.entity.Caller;
import dev.latchkey.users.entity.Credential;
import dev.latchkey.users.entity.Plan;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Counts the requests of callers on their plan: of a tenant together, whichever of its members and programs ask, else of the
 * user. A window begins with a request and lasts its time, neither more nor less; counting is one step, also for many at
 * once, and writes nothing. C-28; ADR 18.
 */
@ApplicationScoped
public class PlanLimits {
    // Those who are counted are known, so nobody makes windows at will.
    private static final long MAX_WINDOWS = 1_000_000;

    @Inject
    LimitSettings settings;

    @Inject
    PlanUsage usage;

    private final Cache<String, Window> windows = Caffeine.newBuilder()
            .maximumSize(MAX_WINDOWS)
            .expireAfterAccess(LimitSettings.LONGEST)
            .build();

    /** {@code over}: the last request found none left. */
    private record Window(Instant end, int count, boolean over) {}

    /** Counts one request and tells the headers; {@code RATE_LIMITED} until the window ends when none is left. */
    public void count(Caller caller, Instant now, BiConsumer<String, String> header) {
        if (caller.credential().kind() == Credential.Kind.SERVER_TOKEN) {
            return;
        }
        if (!settings.on()) {
            record(caller, false, now);
            return;
        }
        PlanUse use = use(caller, now);
        record(caller, use.over(), now);
        use.tell(header);
        if (use.over()) {
            throw new AuthException(RequestProblem.RATE_LIMITED, Duration.between(now, use.end()));
        }
    }

    /** What a plan gives; nothing while limits are switched off. */
    public Optional<Rate> given(Plan plan) {
        return settings.on() ? Optional.of(settings.of(plan)) : Optional.empty();
    }

    private void record(Caller caller, boolean refused, Instant now) {
        String tenantId = caller.activeTenantId();
        if (tenantId != null) {
            usage.record(tenantId, refused, now);
        }
    }

    PlanUse use(Caller caller, Instant now) {
        Rate rate = settings.of(caller.plan());
        Window window = windows.asMap().compute(caller.payerId(), (payer, before) -> next(before, rate, now));
        return new PlanUse(rate.tokens(), Math.max(rate.tokens() - window.count(), 0), window.end(), window.over());
    }

    /** A plan may change within a window: what was used of it stays used. */
    private static Window next(@Nullable Window before, Rate rate, Instant now) {
        if (before == null || !now.isBefore(before.end())) {
            return new Window(now.plus(rate.per()), 1, false);
        }
        boolean over = before.count() >= rate.tokens();
        return new Window(before.end(), over ? before.count() : before.count() + 1, over);
    }
}
