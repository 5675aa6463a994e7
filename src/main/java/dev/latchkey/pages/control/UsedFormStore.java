package dev.latchkey.pages.control;

import dev.latchkey.database.control.Sql;
import dev.latchkey.secrets.control.SecretTokens;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Optional;

/** Which forms have been sent. Each statement commits by itself: the claim must be seen while the act is at work. */
@Stateless
public class UsedFormStore {
    @Inject
    Sql sql;

    /** Claims a form for the one who sends it; false when it was sent before. The insert decides. */
    public boolean claim(String token, Instant expiresAt) {
        return sql.update(
                        "insert into used_forms (token_hash, expires_at) values (?, ?) on conflict do nothing",
                        SecretTokens.hash(token),
                        expiresAt)
                == 1;
    }

    /** The act is done, and this is where it led. */
    public void settle(String token, String outcome) {
        sql.update("update used_forms set outcome = ? where token_hash = ?", outcome, SecretTokens.hash(token));
    }

    /** Nothing was done: the form may be sent again. */
    public void release(String token) {
        sql.update("delete from used_forms where token_hash = ?", SecretTokens.hash(token));
    }

    /** Where a form led that was sent before; nothing while that is still at work. */
    public Optional<String> outcome(String token) {
        return sql.first(
                "select outcome from used_forms where token_hash = ? and outcome is not null",
                row -> row.getString(1),
                SecretTokens.hash(token));
    }

    /** Deletes those whose token had ended before {@code before}. */
    public int purge(Instant before) {
        return sql.update("delete from used_forms where expires_at < ?", before);
    }
}
