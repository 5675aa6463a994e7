package dev.latchkey.apikeys.control;

import dev.latchkey.apikeys.control.ApiKeys.Made;
import dev.latchkey.apikeys.control.ApiKeys.Wanted;
import dev.latchkey.apikeys.entity.Allowance;
import dev.latchkey.apikeys.entity.ApiKey;
import dev.latchkey.apikeys.entity.KeyTerms;
import dev.latchkey.database.control.Sql;
import dev.latchkey.requests.entity.Paging;
import dev.latchkey.secrets.control.Ids;
import dev.latchkey.secrets.control.SecretTokens;
import dev.latchkey.users.entity.AccountTaken;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The table of keys, as its owner's acts read and write it; always inside their transaction. */
@ApplicationScoped
public class KeyStore {
    private static final String INSERT =
            "insert into api_keys (id, user_id, tenant_id, maker_id, name, key_hash, prefix,"
                    + " start, scopes, enabled, expires_at, rate_max, rate_window_ms, window_count, remaining, refill_amount,"
                    + " refill_interval_ms, request_count, metadata, created_at, updated_at)"
                    + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0, ?, ?, ?, 0, ?, ?, ?)";
    private static final String UPDATE = "update api_keys set name = ?, enabled = ?, expires_at = ?, rate_max = ?,"
            + " rate_window_ms = ?, remaining = ?, refill_amount = ?, refill_interval_ms = ?, metadata = ?,"
            + " updated_at = ? where id = ?";

    @Inject
    Sql sql;

    @Inject
    ApiKeySettings settings;

    /** Makes a key that acts as this user. */
    Made insert(String makerId, Wanted wanted, Instant now) {
        String prefix = wanted.prefix() == null ? settings.prefix() : wanted.prefix();
        String secret = KeyText.next(prefix);
        String id = Ids.next("key");
        KeyTerms terms = wanted.terms();
        Allowance allowance = terms.allowance();
        sql.update(
                INSERT,
                id,
                wanted.tenantId() == null ? makerId : null,
                wanted.tenantId(),
                makerId,
                terms.name(),
                SecretTokens.hash(secret),
                wanted.prefix(),
                KeyText.start(prefix, secret),
                String.join(" ", terms.scopes()),
                terms.enabled(),
                terms.expiresAt(),
                allowance.max(),
                KeyRows.millis(allowance.window()),
                allowance.remaining(),
                allowance.refillAmount(),
                KeyRows.millis(allowance.refillInterval()),
                terms.metadata(),
                now,
                now);
        return new Made(find(id).orElseThrow(), secret);
    }

    Optional<ApiKey> find(String id) {
        return sql.first(KeyRows.SELECT + " where k.id = ?", KeyRows::key, id);
    }

    /** The same with its row locked until the transaction ends. */
    Optional<ApiKey> lock(String id) {
        sql.list("select id from api_keys where id = ? for update", row -> row.getString(1), id);
        return find(id);
    }

    /** The keys of a tenant, or without one those of the user himself. */
    List<ApiKey> list(String userId, @Nullable String tenantId, Paging paging) {
        return sql.list(
                KeyRows.SELECT + " where " + owned(tenantId) + " order by k.id desc" + paging.clause(),
                KeyRows::key,
                tenantId == null ? userId : tenantId);
    }

    /** All of them, oldest first; there are never more than some hundreds. */
    List<ApiKey> all(String userId, @Nullable String tenantId) {
        return sql.list(
                KeyRows.SELECT + " where " + owned(tenantId) + " order by k.id",
                KeyRows::key,
                tenantId == null ? userId : tenantId);
    }

    long count(String userId, @Nullable String tenantId) {
        return sql.count(
                "select count(*) from api_keys k where " + owned(tenantId), tenantId == null ? userId : tenantId);
    }

    private static String owned(@Nullable String tenantId) {
        return tenantId == null ? "k.user_id = ?" : "k.tenant_id = ?";
    }

    ApiKey update(String id, KeyTerms terms, Instant now) {
        Allowance allowance = terms.allowance();
        sql.update(
                UPDATE,
                terms.name(),
                terms.enabled(),
                terms.expiresAt(),
                allowance.max(),
                KeyRows.millis(allowance.window()),
                allowance.remaining(),
                allowance.refillAmount(),
                KeyRows.millis(allowance.refillInterval()),
                terms.metadata(),
                now,
                id);
        return find(id).orElseThrow();
    }

    /** The successor goes on from what was spent of the old key's limits. */
    void inherit(ApiKey old, String successor) {
        sql.update(
                "update api_keys set window_count = (select o.window_count from api_keys o where o.id = ?),"
                        + " window_ends_at = (select o.window_ends_at from api_keys o where o.id = ?),"
                        + " last_refill_at = (select coalesce(o.last_refill_at, o.created_at) from api_keys o where o.id = ?)"
                        + " where id = ?",
                old.id(),
                old.id(),
                old.id(),
                successor);
    }

    /** The old key, and those before it, may be used beside the successor until the grace ends. */
    void overlap(ApiKey old, String successor, Instant graceEnd, Instant now) {
        sql.update("update api_keys set replaced_by = ? where replaced_by = ?", successor, old.id());
        sql.update(
                "update api_keys set replaced_by = ?, updated_at = ?,"
                        + " expires_at = case when expires_at < ? then expires_at else ? end where id = ?",
                successor,
                now,
                graceEnd,
                graceEnd,
                old.id());
    }

    /** Deletes a key and those that it replaced. */
    void delete(String id) {
        sql.update("delete from api_keys where replaced_by = ?", id);
        sql.update("delete from api_keys where id = ?", id);
    }

    /** An account that was somebody else's until its address was proved keeps none; keys of tenants act as who made them. Promise 10. */
    public void onAccountTaken(@Observes AccountTaken news) {
        sql.update("delete from api_keys where user_id = ? or maker_id = ?", news.userId(), news.userId());
    }

    /** Deletes replaced keys whose grace ended before that. */
    public int purge(Instant before) {
        return sql.update("delete from api_keys where replaced_by is not null and expires_at < ?", before);
    }
}
