package dev.latchkey.limits.control;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.latchkey.limits.entity.Rate;
import dev.latchkey.problems.entity.AuthException;
import dev.latchkey.problems.entity.RequestProblem;
import dev.latchkey.requests.control.Network;
import dev.latchkey.requests.entity.Client;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;

/** Token buckets for callers whom nobody knows yet, one a limit and key. They live in this node's memory. C-29. */
@ApplicationScoped
public class RateLimits {
    // An attacker can make keys at will; past this many the least used bucket goes, which only ever helps him as much
    // as a new network would.
    private static final long MAX_BUCKETS = 100_000;

    @Inject
    LimitSettings settings;

    private final Cache<Key, Bucket> buckets = Caffeine.newBuilder()
            .maximumSize(MAX_BUCKETS)
            .expireAfterAccess(LimitSettings.LONGEST)
            .build();

    private record Key(Limit limit, String subject) {}

    /** Takes one of the client's network (IPv4 address, IPv6 /64); {@code RATE_LIMITED} when none is left. */
    public void take(Limit limit, Client client) {
        take(limit, Network.of(client.address()));
    }

    /** Takes one of any other subject, such as an address that mails go to. */
    public void take(Limit limit, String subject) {
        if (settings.on()) {
            ConsumptionProbe probe = bucket(limit, subject).tryConsumeAndReturnRemaining(1);
            if (!probe.isConsumed()) {
                throw new AuthException(RequestProblem.RATE_LIMITED, Duration.ofNanos(probe.getNanosToWaitForRefill()));
            }
        }
    }

    /** Takes one if there is one, for acts that are left undone in silence. */
    public boolean tryTake(Limit limit, String subject) {
        return !settings.on() || bucket(limit, subject).tryConsume(1);
    }

    private Bucket bucket(Limit limit, String subject) {
        return buckets.get(new Key(limit, subject), key -> full(limit));
    }

    private Bucket full(Limit limit) {
        Rate rate = settings.rates().get(limit);
        if (rate == null) {
            throw new IllegalStateException("every limit has a rate");
        }
        return Bucket.builder()
                .addLimit(b -> b.capacity(rate.tokens()).refillGreedy(rate.tokens(), rate.per()))
                .build();
    }
}
