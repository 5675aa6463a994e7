package dev.latchkey.organizations.control;

import dev.latchkey.database.control.Sql;
import dev.latchkey.organizations.entity.Organization;
import dev.latchkey.organizations.entity.OrganizationProblem;
import dev.latchkey.tenants.entity.Tenant;
import dev.latchkey.users.entity.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Looks tenants up as organizations; every look-up is keyed by the caller's membership. Promise 4. */
@ApplicationScoped
public class Organizations {
    private static final String FIND = "select t.id, t.name, t.slug, t.logo, t.metadata, t.created_at"
            + " from members m join tenants t on t.id = m.tenant_id where m.user_id = ?";

    @Inject
    Sql sql;

    /** How a request names an organization; with neither, the active one is meant. */
    public record Named(@Nullable String id, @Nullable String slug) {}

    /** All of the caller's, oldest first. */
    public List<Organization> of(Caller caller) {
        return sql.list(FIND + " order by t.created_at, t.id", Organizations::read, caller.userId());
    }

    /** The one that is named; nothing when he is no member of it, or it is not there. */
    public Optional<Organization> find(Caller caller, Named named) {
        if (named.id() == null && named.slug() != null) {
            return sql.first(FIND + " and t.slug = ?", Organizations::read, caller.userId(), named.slug());
        }
        String id = named.id() == null ? caller.activeTenantId() : named.id();
        return sql.first(FIND + " and t.id = ?", Organizations::read, caller.userId(), id);
    }

    /** The same for a body that must have one; {@code NO_ACTIVE_ORGANIZATION} when none is named and none active. */
    public Organization require(Caller caller, Named named) {
        if (isNone(caller, named)) {
            throw OrganizationProblem.NO_ACTIVE_ORGANIZATION.exception();
        }
        return find(caller, named).orElseThrow(OrganizationProblem.USER_IS_NOT_A_MEMBER_OF_THE_ORGANIZATION::exception);
    }

    /** Whether the request names none, and the caller works in none. */
    public static boolean isNone(Caller caller, Named named) {
        return named.id() == null && named.slug() == null && caller.activeTenantId() == null;
    }

    /** Whether anybody has this slug already. */
    public boolean isTaken(String slug) {
        return sql.count("select count(*) from tenants where slug = ?", slug) > 0;
    }

    /** A tenant that is at hand. */
    public static Organization of(Tenant tenant) {
        return new Organization(
                tenant.id(),
                tenant.name(),
                tenant.slug(),
                tenant.brand().logo(),
                Metadata.read(tenant.brand().metadata()),
                tenant.createdAt());
    }

    private static Organization read(ResultSet row) throws SQLException {
        return new Organization(
                row.getString("id"),
                row.getString("name"),
                row.getString("slug"),
                row.getString("logo"),
                Metadata.read(row.getString("metadata")),
                Sql.instant(row, "created_at"));
    }
}
