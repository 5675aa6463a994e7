package dev.latchkey.apikeys.control;

import dev.latchkey.database.control.Gathered;
import dev.latchkey.database.control.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** When API tokens were last used on this node: remembered, and written in batches, so that a request costs no write. */
@ApplicationScoped
public class ApiTokenUses {
    private static final String WRITE =
            "update api_tokens set last_used_at = ? where id = ? and (last_used_at is null or last_used_at < ?)";

    @Inject
    Sql sql;

    private final Gathered<String, Instant> seen = new Gathered<>(ApiTokenUses::later);

    /** The token was used. */
    void record(String tokenId, Instant now) {
        seen.add(tokenId, now);
    }

    /** When it was last used, written or not. */
    @Nullable
    Instant last(String tokenId, @Nullable Instant written) {
        return seen.of(tokenId)
                .map(here -> written == null ? here : later(written, here))
                .orElse(written);
    }

    private static Instant later(Instant a, Instant b) {
        return a.isAfter(b) ? a : b;
    }

    /** Writes what was seen since the last time. */
    public void flush() {
        seen.write((id, last) -> sql.update(WRITE, last, id, last));
    }
}
