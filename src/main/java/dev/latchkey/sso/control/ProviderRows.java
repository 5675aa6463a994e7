package dev.latchkey.sso.control;

import dev.latchkey.database.control.Sql;
import dev.latchkey.secrets.control.Ids;
import dev.latchkey.secrets.control.Vault;
import dev.latchkey.sso.control.ProviderSetup.Wanted;
import dev.latchkey.sso.entity.TenantProvider;
import dev.latchkey.tenants.entity.TenantRole;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Tenants' providers as rows, in the caller's transaction. */
@ApplicationScoped
public class ProviderRows {
    /** How the id of a tenant's provider begins. */
    public static final String PREFIX = "sso";

    private static final Logger LOG = System.getLogger(ProviderRows.class.getName());
    private static final String PURPOSE = "tenant-provider";
    private static final String FIND =
            "select p.id, p.tenant_id, p.issuer, p.client_id, p.role, p.enabled, p.created_at,"
                    + " p.updated_at from tenant_providers p";

    @Inject
    Sql sql;

    @Inject
    Vault vault;

    /** The provider of a tenant. */
    Optional<TenantProvider> of(String tenantId) {
        return sql.first(FIND + " where p.tenant_id = ?", ProviderRows::read, tenantId);
    }

    /** The provider of that id, if it is switched on: asked at each step of a sign-in. */
    Optional<TenantProvider> enabled(String id) {
        return sql.first(FIND + " where p.id = ? and p.enabled", ProviderRows::read, id);
    }

    /** Where people with an address of that domain sign in: proved, and switched on. */
    Optional<TenantProvider> enabledFor(String domain) {
        return sql.first(
                FIND + " join tenant_domains d on d.tenant_id = p.tenant_id where d.proved_domain = ? and p.enabled",
                ProviderRows::read,
                domain);
    }

    /** The provider of the tenant with that slug, if it is switched on. */
    Optional<TenantProvider> enabledOf(String slug) {
        return sql.first(
                FIND + " join tenants t on t.id = p.tenant_id where t.slug = ? and p.enabled",
                ProviderRows::read,
                slug);
    }

    /** Whether any tenant has switched one on. */
    boolean any() {
        return sql.first("select id from tenant_providers where enabled limit 1", row -> row.getString(1))
                .isPresent();
    }

    /** The client secret, for the provider itself and nobody else; nothing when it is gone, or was sealed with another secret of ours. */
    Optional<String> secret(String id) {
        return sql.first("select sealed from tenant_providers where id = ?", row -> row.getString(1), id)
                .flatMap(kept -> opened(id, kept));
    }

    private Optional<String> opened(String id, String kept) {
        try {
            byte[] plain = vault.open(Base64.getDecoder().decode(kept), PURPOSE);
            return Optional.of(new String(plain, StandardCharsets.UTF_8));
        } catch (IllegalStateException e) {
            LOG.log(Level.WARNING, "The client secret of {0} cannot be opened; was latchkey.secret changed?", id);
            return Optional.empty();
        }
    }

    private String sealed(String secret) {
        return Base64.getEncoder().encodeToString(vault.seal(secret.getBytes(StandardCharsets.UTF_8), PURPOSE));
    }

    /** A new one, in place of whatever the tenant had; who was known by that is known no more. */
    void replace(String tenantId, Wanted wanted, String secret, Instant now) {
        remove(tenantId);
        sql.update(
                "insert into tenant_providers (id, tenant_id, issuer, client_id, sealed, role, enabled, created_at, updated_at)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                Ids.next(PREFIX),
                tenantId,
                wanted.issuer().toString(),
                wanted.clientId(),
                sealed(secret),
                wanted.role().name(),
                wanted.enabled(),
                now,
                now);
    }

    /** Other terms for the same one; a secret of null stays as it is. */
    void change(TenantProvider provider, Wanted wanted, @Nullable String secret, Instant now) {
        sql.update(
                "update tenant_providers set role = ?, enabled = ?, updated_at = ? where id = ?",
                wanted.role().name(),
                wanted.enabled(),
                now,
                provider.id());
        if (secret != null) {
            sql.update("update tenant_providers set sealed = ? where id = ?", sealed(secret), provider.id());
        }
    }

    /** Whether there was one. */
    boolean remove(String tenantId) {
        return sql.update("delete from tenant_providers where tenant_id = ?", tenantId) > 0;
    }

    private static TenantProvider read(ResultSet row) throws SQLException {
        return new TenantProvider(
                row.getString("id"),
                row.getString("tenant_id"),
                URI.create(row.getString("issuer")),
                row.getString("client_id"),
                TenantRole.valueOf(row.getString("role")),
                row.getBoolean("enabled"),
                Sql.instant(row, "created_at"),
                Sql.instant(row, "updated_at"));
    }
}
