package dev.latchkey.apikeys.control;

import dev.latchkey.apikeys.entity.Allowance;
import dev.latchkey.apikeys.entity.ApiKeyProblem;
import dev.latchkey.apikeys.entity.KnownKey;
import dev.latchkey.database.control.Sql;
import dev.latchkey.secrets.control.SecretTokens;
import dev.latchkey.tenants.entity.TenantProblem;
import dev.latchkey.tenants.entity.TenantRole;
import dev.latchkey.users.control.PlanColumns;
import dev.latchkey.users.entity.Caller;
import dev.latchkey.users.entity.Caller.Identity;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Who is behind a key? One indexed query, which looks at the owner too; and one statement more where uses are limited. */
@ApplicationScoped
public class KeyCheck {
    private static final String FIND = "select k.id, k.name, k.scopes, k.enabled, k.expires_at, k.tenant_id,"
            + " k.replaced_by, k.rate_max, k.rate_window_ms, k.remaining, k.refill_amount, k.refill_interval_ms,"
            + " u.id as user_id, u.email, u.name as user_name, u.email_verified, u.role, m.role as tenant_role, t.status, "
            + PlanColumns.OF_CALLER
            + " from api_keys k join users u on u.id = k.maker_id"
            + " left join tenants t on t.id = k.tenant_id"
            + " left join members m on m.tenant_id = k.tenant_id and m.user_id = k.maker_id"
            + " where k.key_hash = ? and (u.banned = false or u.ban_expires_at <= ?)";

    @Inject
    Sql sql;

    @Inject
    ApiKeySettings settings;

    @Inject
    KeyMeter meter;

    @Inject
    KeyUsage usage;

    /** Whether this text has the shape of a key: our prefix, or another one and a checksum that is right. C-05. */
    public boolean isKey(String credential) {
        return credential.startsWith(settings.prefix()) || KeyText.isSound(credential);
    }

    /**
     * Uses a key, if it is valid now and has all these scopes; what is refused counts as no use.
     *
     * <p>{@code INVALID_API_KEY} for one that is unknown, revoked, or whose owner is banned, gone or not allowed any more;
     * {@code KEY_DISABLED}, {@code KEY_EXPIRED}, {@code TENANT_SUSPENDED}, {@code INSUFFICIENT_PERMISSIONS}, {@code RATE_LIMITED},
     * {@code USAGE_EXCEEDED}.
     *
     * @param plan is told of a key that is in order before a use of it is spent, and may refuse it
     */
    public KnownKey use(String key, Collection<String> scopes, Instant now, Consumer<Caller> plan) {
        if (!KeyText.isSound(key)) {
            throw ApiKeyProblem.INVALID_API_KEY.exception();
        }
        Found found = sql.first(FIND, row -> read(row, now), SecretTokens.hash(key), now)
                .orElseThrow(ApiKeyProblem.INVALID_API_KEY::exception);
        requireLive(found, now);
        if (!found.key().scopes().containsAll(scopes)) {
            throw ApiKeyProblem.INSUFFICIENT_PERMISSIONS.exception();
        }
        plan.accept(found.key().caller());
        spend(found, now);
        usage.record(found.key().id(), now);
        return found.key();
    }

    private record Found(
            KnownKey key,
            boolean enabled,
            boolean suspended,
            Allowance allowance,
            @Nullable String replacedBy) {}

    private static void requireLive(Found found, Instant now) {
        KnownKey key = found.key();
        if (key.tenantId() != null && (key.tenantRole() == null || isMember(key.tenantRole()))) {
            throw ApiKeyProblem.INVALID_API_KEY.exception();
        }
        if (!found.enabled()) {
            throw ApiKeyProblem.KEY_DISABLED.exception();
        }
        Instant end = key.expiresAt();
        if (end != null && !now.isBefore(end)) {
            throw ApiKeyProblem.KEY_EXPIRED.exception();
        }
        if (found.suspended()) {
            throw TenantProblem.TENANT_SUSPENDED.exception();
        }
    }

    private static boolean isMember(String role) {
        return role.equals(TenantRole.MEMBER.label());
    }

    /** A replaced key spends what its successor has, so that an overlap doubles no limit. */
    private void spend(Found found, Instant now) {
        String successor = found.replacedBy();
        if (successor == null) {
            spend(found.key().id(), found.allowance(), now);
            return;
        }
        Allowance allowance = sql.first("select * from api_keys where id = ?", KeyRows::allowance, successor)
                .orElseThrow(ApiKeyProblem.INVALID_API_KEY::exception);
        spend(successor, allowance, now);
    }

    private void spend(String keyId, Allowance allowance, Instant now) {
        if (allowance.isLimited()) {
            meter.spend(keyId, allowance, now);
        }
    }

    private static Found read(ResultSet row, Instant now) throws SQLException {
        Identity identity = new Identity(
                row.getString("user_id"),
                row.getString("email"),
                row.getString("user_name"),
                row.getBoolean("email_verified"),
                row.getString("role"));
        String role = row.getString("tenant_role");
        KnownKey key = new KnownKey(
                row.getString("id"),
                row.getString("name"),
                Set.copyOf(KeyRows.scopes(row.getString("scopes"))),
                Sql.instantOrNull(row, "expires_at"),
                identity,
                row.getString("tenant_id"),
                role == null ? null : role.toLowerCase(Locale.ROOT),
                PlanColumns.at(row, now));
        return new Found(
                key,
                row.getBoolean("enabled"),
                "SUSPENDED".equals(row.getString("status")),
                KeyRows.allowance(row),
                row.getString("replaced_by"));
    }
}
