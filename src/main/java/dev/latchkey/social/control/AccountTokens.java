package dev.latchkey.social.control;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.latchkey.database.control.Sql;
import dev.latchkey.requests.control.Json;
import dev.latchkey.secrets.control.Vault;
import dev.latchkey.social.entity.ProviderTokens;
import dev.latchkey.social.entity.Scopes;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The tokens that providers gave for accounts, sealed for the account that they belong to: a copied row opens nothing. */
@Stateless
public class AccountTokens {
    private static final Logger LOG = System.getLogger(AccountTokens.class.getName());
    private static final String PURPOSE = "account-tokens:";
    private static final int MAX_SEALED = 100_000;

    @Inject
    Sql sql;

    @Inject
    Vault vault;

    /**
     * Tokens as they are kept.
     *
     * @param tokens empty ones when they were sealed with another secret
     * @param version changes with them
     * @param claimed whether somebody asks the provider for newer ones right now
     */
    public record Kept(ProviderTokens tokens, String version, boolean claimed) {
        @Override
        public String toString() {
            return "Kept[…]";
        }
    }

    private static final ProviderTokens NONE = new ProviderTokens(null, null, null, "", null, null);

    /** What is kept for the account, if anything was. */
    public Optional<Kept> find(String accountId, Instant now) {
        return sql.first(
                "select t.*, a.scopes from account_tokens t join accounts a on a.id = t.account_id where t.account_id = ?",
                row -> kept(row, now),
                accountId);
    }

    /**
     * Keeps what came with a sign-in or a linking, in the caller's transaction; nothing when the account is gone. What is there stays when it
     * is worth more: an application has asked for it, and an ordinary sign-in must not take it away.
     */
    public void keep(String accountId, ProviderTokens tokens, Instant now) {
        if (!lock(accountId)) {
            return;
        }
        boolean better = find(accountId, now)
                .filter(kept -> kept.tokens().isWorthMoreThan(tokens, now))
                .isPresent();
        String sealed = sealed(accountId, tokens);
        if (sealed == null || better) {
            return;
        }
        String there = "update account_tokens set sealed = ?, expires_at = ?, refresh_expires_at = ?, claim = null,"
                + " claimed_until = null, updated_at = ? where account_id = ?";
        Instant end = tokens.expiresAt();
        Instant refreshEnd = tokens.refreshExpiresAt();
        if (sql.update(there, sealed, end, refreshEnd, now, accountId) == 0
                && sql.update(
                                "insert into account_tokens (account_id, sealed, expires_at, refresh_expires_at, updated_at)"
                                        + " values (?, ?, ?, ?, ?) on conflict do nothing",
                                accountId,
                                sealed,
                                end,
                                refreshEnd,
                                now)
                        == 0) {
            sql.update(there, sealed, end, refreshEnd, now, accountId);
        }
        scopes(accountId, tokens, now);
    }

    /** Lets this one alone ask the provider for newer ones, for a while; false when another does. */
    public boolean claim(String accountId, String claim, Duration life, Instant now) {
        return sql.update(
                        "update account_tokens set claim = ?, claimed_until = ? where account_id = ?"
                                + " and (claimed_until is null or claimed_until <= ?)",
                        claim,
                        now.plus(life),
                        accountId,
                        now)
                == 1;
    }

    /** Ends a claim without newer ones. */
    public void release(String accountId, String claim) {
        sql.update(
                "update account_tokens set claim = null, claimed_until = null where account_id = ? and claim = ?",
                accountId,
                claim);
    }

    /**
     * Keeps the newer ones and ends the claim; false when it is not this one's any more, because the account is gone or a sign-in has
     * brought others meanwhile: then those count.
     */
    public boolean replace(String accountId, String claim, ProviderTokens tokens, Instant now) {
        String sealed = sealed(accountId, tokens);
        boolean replaced = sealed != null
                && lock(accountId)
                && sql.update(
                                "update account_tokens set sealed = ?, expires_at = ?, refresh_expires_at = ?, claim = null,"
                                        + " claimed_until = null, updated_at = ? where account_id = ? and claim = ?",
                                sealed,
                                tokens.expiresAt(),
                                tokens.refreshExpiresAt(),
                                now,
                                accountId,
                                claim)
                        == 1;
        if (replaced) {
            scopes(accountId, tokens, now);
        }
        return replaced;
    }

    /** The account before its tokens, as whatever deletes it goes, else two wait for each other; false when it is gone. */
    private boolean lock(String accountId) {
        return sql.first("select id from accounts where id = ? for update", row -> row.getString(1), accountId)
                .isPresent();
    }

    private void scopes(String accountId, ProviderTokens tokens, Instant now) {
        sql.update(
                "update accounts set scopes = ?, updated_at = ? where id = ?",
                Scopes.text(Scopes.of(tokens.scope())),
                now,
                accountId);
    }

    private Kept kept(ResultSet row, Instant now) throws SQLException {
        String sealed = row.getString("sealed");
        Instant claimedUntil = Sql.instantOrNull(row, "claimed_until");
        ObjectNode open = opened(row.getString("account_id"), sealed);
        ProviderTokens tokens = open == null
                ? NONE
                : new ProviderTokens(
                        text(open, "access"),
                        text(open, "refresh"),
                        text(open, "id"),
                        row.getString("scopes"),
                        Sql.instantOrNull(row, "expires_at"),
                        Sql.instantOrNull(row, "refresh_expires_at"));
        return new Kept(tokens, sealed, claimedUntil != null && now.isBefore(claimedUntil));
    }

    private static @Nullable String text(ObjectNode open, String name) {
        JsonNode value = open.path(name);
        return value.isTextual() ? value.textValue() : null;
    }

    /** Null for tokens of a length that no provider gives. */
    private @Nullable String sealed(String accountId, ProviderTokens tokens) {
        ObjectNode open = Json.MAPPER
                .createObjectNode()
                .put("access", tokens.accessToken())
                .put("refresh", tokens.refreshToken())
                .put("id", tokens.idToken());
        byte[] plain = open.toString().getBytes(StandardCharsets.UTF_8);
        String sealed = Base64.getEncoder().encodeToString(vault.seal(plain, PURPOSE + accountId));
        if (sealed.length() <= MAX_SEALED) {
            return sealed;
        }
        LOG.log(Level.WARNING, "The tokens of the account {0} are too long to be kept", accountId);
        return null;
    }

    /** Null when they were sealed with another secret: the next sign-in brings new ones. */
    private @Nullable ObjectNode opened(String accountId, String sealed) {
        try {
            byte[] plain = vault.open(Base64.getDecoder().decode(sealed), PURPOSE + accountId);
            return Json.MAPPER.readTree(plain) instanceof ObjectNode open ? open : null;
        } catch (IllegalStateException | IllegalArgumentException | IOException e) {
            LOG.log(
                    Level.WARNING,
                    "The tokens of the account {0} cannot be opened; was latchkey.secret changed?",
                    accountId);
            return null;
        }
    }
}
