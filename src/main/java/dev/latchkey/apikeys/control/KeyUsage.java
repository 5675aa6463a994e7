package dev.latchkey.apikeys.control;

import dev.latchkey.apikeys.entity.ApiKey;
import dev.latchkey.apikeys.entity.ApiKey.Usage;
import dev.latchkey.database.control.Gathered;
import dev.latchkey.database.control.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How often keys were used on this node, and when last: counted in memory and written in batches, so that a request costs no
 * write. A crash loses a few seconds of counts and never a limit, which is kept elsewhere.
 */
@ApplicationScoped
public class KeyUsage {
    private static final String WRITE = "update api_keys set request_count = request_count + ?, last_used_at ="
            + " case when last_used_at is null or last_used_at < ? then ? else last_used_at end where id = ?";

    @Inject
    Sql sql;

    private final Gathered<String, Tally> tallies = new Gathered<>(Tally::plus);

    private record Tally(long uses, Instant last) {
        Tally plus(Tally other) {
            return new Tally(uses + other.uses, last.isAfter(other.last) ? last : other.last);
        }
    }

    /** The key was used. */
    void record(String keyId, Instant now) {
        tallies.add(keyId, new Tally(1, now));
    }

    /** The key with the uses that are not written yet. */
    ApiKey told(ApiKey key) {
        return tallies.of(key.id()).map(tally -> told(key, tally)).orElse(key);
    }

    private static ApiKey told(ApiKey key, Tally tally) {
        Usage written = key.usage();
        Instant last = later(written.lastUsedAt(), tally.last());
        return key.used(new Usage(written.requests() + tally.uses(), last, written.lastRefillAt()));
    }

    private static Instant later(@Nullable Instant written, Instant seen) {
        return written == null || written.isBefore(seen) ? seen : written;
    }

    /** Writes what was counted since the last time. */
    public void flush() {
        tallies.write((id, tally) -> sql.update(WRITE, tally.uses(), tally.last(), tally.last(), id));
    }
}
