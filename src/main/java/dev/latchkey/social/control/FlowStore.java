package dev.latchkey.social.control;

import dev.latchkey.database.control.Sql;
import dev.latchkey.secrets.control.SecretTokens;
import dev.latchkey.secrets.control.Vault;
import dev.latchkey.social.entity.CallbackException;
import dev.latchkey.social.entity.CallbackRefusal;
import dev.latchkey.social.entity.Flow;
import dev.latchkey.social.entity.Scopes;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;

/** Sign-ins and linkings that are under way at a provider. */
@Stateless
public class FlowStore {
    /** How long somebody may take at the provider. */
    public static final Duration LIFE = Duration.ofMinutes(10);

    private static final String PURPOSE = "social-flow";
    private static final String BREAK = ".";

    @Inject
    Sql sql;

    @Inject
    Vault vault;

    /**
     * Keeps a flow of this browser.
     *
     * @param browser the random text in its cookie
     * @return the state, which leaves once
     */
    public String begin(Flow flow, String browser, Instant now) {
        String state = SecretTokens.next("");
        Flow.Link link = flow.link();
        sql.update(
                "insert into social_flows (state_hash, provider_id, browser_hash, sealed, callback_url, new_user_url,"
                        + " error_url, sign_up, scopes, user_id, session_id, created_at, expires_at)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                SecretTokens.hash(state),
                flow.provider(),
                SecretTokens.hash(browser),
                sealed(flow.secrets()),
                flow.wish().callbackUrl(),
                flow.wish().newUserUrl(),
                flow.wish().errorUrl(),
                flow.wish().signUp(),
                Scopes.text(flow.wish().scopes()),
                link == null ? null : link.userId(),
                link == null ? null : link.sessionId(),
                now,
                now.plus(LIFE));
        return state;
    }

    /**
     * The flow of that state, used up by this; the delete decides between two who bring it at once. {@code STATE_MISMATCH} when it
     * is not there, was used or belongs to another browser or provider, {@code PLEASE_RESTART_THE_PROCESS} when it is over.
     */
    public Flow use(String provider, String state, String browser, Instant now) {
        String key = SecretTokens.hash(state);
        // RFC 6749 section 10.12: a state that somebody else's browser began is no state.
        Kept kept = sql.first(
                        "select * from social_flows where state_hash = ? and browser_hash = ? and provider_id = ?",
                        this::kept,
                        key,
                        SecretTokens.hash(browser),
                        provider)
                .orElseThrow(CallbackRefusal.STATE_MISMATCH::exception);
        if (!now.isBefore(kept.expiresAt())) {
            throw new CallbackException(CallbackRefusal.PLEASE_RESTART_THE_PROCESS, kept.flow());
        }
        if (sql.update("delete from social_flows where state_hash = ?", key) != 1) {
            throw CallbackRefusal.STATE_MISMATCH.exception();
        }
        return kept.flow();
    }

    private record Kept(Flow flow, Instant expiresAt) {}

    private Kept kept(ResultSet row) throws SQLException {
        Flow.Wish wish = new Flow.Wish(
                row.getString("callback_url"),
                row.getString("new_user_url"),
                row.getString("error_url"),
                row.getBoolean("sign_up"),
                Scopes.of(row.getString("scopes")));
        String userId = row.getString("user_id");
        Flow.Link link = userId == null ? null : new Flow.Link(userId, row.getString("session_id"));
        Flow flow = new Flow(row.getString("provider_id"), opened(row.getString("sealed")), wish, link);
        return new Kept(flow, Sql.instant(row, "expires_at"));
    }

    private String sealed(Flow.Secrets secrets) {
        byte[] plain = (secrets.codeVerifier() + BREAK + secrets.nonce()).getBytes(StandardCharsets.US_ASCII);
        return Base64.getEncoder().encodeToString(vault.seal(plain, PURPOSE));
    }

    /** What another secret has sealed began in vain. */
    private Flow.Secrets opened(String sealed) {
        try {
            byte[] plain = vault.open(Base64.getDecoder().decode(sealed), PURPOSE);
            String[] parts = new String(plain, StandardCharsets.US_ASCII).split("\\.", 2);
            return new Flow.Secrets(parts[0], parts[1]);
        } catch (IllegalStateException e) {
            throw CallbackRefusal.STATE_MISMATCH.exception();
        }
    }

    /** Deletes flows that were over before {@code limit}. */
    public int purge(Instant limit) {
        return sql.update("delete from social_flows where expires_at < ?", limit);
    }
}
