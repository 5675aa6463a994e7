package dev.latchkey.apikeys.control;

import dev.latchkey.database.control.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;

/** When API tokens were last used on this node: remembered, and written in batches, so that a request costs no write. */
@ApplicationScoped
public class ApiTokenUses {
    private static final String WRITE =
            "update api_tokens set last_used_at = ? where id = ? and (last_used_at is null or last_used_at < ?)";

    @Inject
    Sql sql;

    private final ConcurrentMap<String, Instant> seen = new ConcurrentHashMap<>();

    /** The token was used. */
    void record(String tokenId, Instant now) {
        seen.merge(tokenId, now, ApiTokenUses::later);
    }

    /** When it was last used, written or not. */
    @Nullable
    Instant last(String tokenId, @Nullable Instant written) {
        Instant here = seen.get(tokenId);
        if (here == null) {
            return written;
        }
        return written == null ? here : later(written, here);
    }

    private static Instant later(Instant a, Instant b) {
        return a.isAfter(b) ? a : b;
    }

    /** Writes what was seen since the last time; what cannot be written is remembered on. */
    public void flush() {
        for (String id : new TreeSet<>(seen.keySet())) {
            Instant last = seen.remove(id);
            if (last == null) {
                continue;
            }
            try {
                sql.update(WRITE, last, id, last);
            } catch (Sql.SqlException failure) {
                record(id, last);
                throw failure;
            }
        }
    }
}
