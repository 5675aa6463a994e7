package dev.latchkey.sso.control;

import dev.latchkey.database.control.Sql;
import dev.latchkey.database.control.Sql.SqlException;
import dev.latchkey.secrets.control.Ids;
import dev.latchkey.secrets.control.SecretTokens;
import dev.latchkey.sso.entity.SsoProblem;
import dev.latchkey.sso.entity.TenantDomain;
import dev.latchkey.sso.entity.TenantDomain.Proof;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Tenants' domains as rows, in the caller's transaction; every look-up is keyed by the tenant (promise 4). */
@ApplicationScoped
public class DomainRows {
    private static final String FIND = "select * from tenant_domains where tenant_id = ?";
    private static final String CONSTRAINT_VIOLATED = "23";

    @Inject
    Sql sql;

    /** All domains of a tenant, in the order they were added. */
    List<TenantDomain> of(String tenantId) {
        return sql.list(FIND + " order by created_at, id", DomainRows::read, tenantId);
    }

    Optional<TenantDomain> find(String tenantId, String id) {
        return sql.first(FIND + " and id = ?", DomainRows::read, tenantId, id);
    }

    Optional<TenantDomain> named(String tenantId, String domain) {
        return sql.first(FIND + " and domain = ?", DomainRows::read, tenantId, domain);
    }

    /** Whether this tenant has proved that domain, now. */
    boolean isProved(String tenantId, String domain) {
        return sql.count(
                        "select count(*) from tenant_domains where proved_domain = ? and tenant_id = ?",
                        domain,
                        tenantId)
                > 0;
    }

    void add(String tenantId, String domain, Instant now) {
        sql.update(
                "insert into tenant_domains (id, tenant_id, domain, challenge, created_at) values (?, ?, ?, ?, ?)",
                Ids.next("dom"),
                tenantId,
                domain,
                SecretTokens.next("latchkey-"),
                now);
    }

    void remove(String tenantId, String id) {
        sql.update("delete from tenant_domains where tenant_id = ? and id = ?", tenantId, id);
    }

    /**
     * A code that proves it when it comes back in time; an older one is dead.
     *
     * @return the code, which leaves once
     */
    String code(TenantDomain domain, Duration life, Instant now) {
        String code = SecretTokens.next("");
        sql.update(
                "update tenant_domains set code_hash = ?, code_expires_at = ? where id = ?",
                SecretTokens.hash(code),
                now.plus(life),
                domain.id());
        return code;
    }

    /** Uses a code up; whether it was the one. */
    boolean useCode(TenantDomain domain, String code, Instant now) {
        return sql.update(
                        "update tenant_domains set code_hash = null, code_expires_at = null"
                                + " where id = ? and code_hash = ? and code_expires_at > ?",
                        domain.id(),
                        SecretTokens.hash(code),
                        now)
                == 1;
    }

    /** The constraint decides between tenants who come at once; {@code DOMAIN_ALREADY_PROVED} for all but one. */
    void prove(TenantDomain domain, Proof proof, Instant now) {
        try {
            sql.update(
                    "update tenant_domains set proved_domain = domain, proof = ?, proved_at = ?"
                            + " where id = ? and proved_at is null",
                    proof.name(),
                    now,
                    domain.id());
        } catch (SqlException e) {
            if (e.getCause() instanceof SQLException cause && isViolation(cause.getSQLState())) {
                throw SsoProblem.DOMAIN_ALREADY_PROVED.exception();
            }
            throw e;
        }
    }

    private static boolean isViolation(@Nullable String state) {
        return state != null && state.startsWith(CONSTRAINT_VIOLATED);
    }

    private static TenantDomain read(ResultSet row) throws SQLException {
        String proof = row.getString("proof");
        return new TenantDomain(
                row.getString("id"),
                row.getString("tenant_id"),
                row.getString("domain"),
                row.getString("challenge"),
                proof == null ? null : Proof.valueOf(proof),
                Sql.instantOrNull(row, "proved_at"),
                Sql.instant(row, "created_at"));
    }
}
