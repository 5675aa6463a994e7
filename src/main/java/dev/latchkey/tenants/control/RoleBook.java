package dev.latchkey.tenants.control;

import dev.latchkey.database.control.Sql;
import dev.latchkey.tenants.entity.CustomRole;
import dev.latchkey.tenants.entity.Right;
import dev.latchkey.tenants.entity.RoleGrant;
import dev.latchkey.tenants.entity.RoleNames;
import dev.latchkey.tenants.entity.TenantProblem;
import dev.latchkey.tenants.entity.TenantRole;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Which roles there are in a tenant, and what several of them allow together. */
@ApplicationScoped
public class RoleBook {
    private static final String FIND =
            "select id, tenant_id, name, rights, created_at, updated_at from tenant_roles where tenant_id = ?";

    @Inject
    Sql sql;

    /** The roles of these names; {@code ROLE_NOT_FOUND} when one is none. Under the tenant's lock it stays so. */
    public RoleGrant grant(String tenantId, RoleNames wanted) {
        if (!wanted.fits()) {
            throw TenantProblem.ROLE_NOT_FOUND.exception();
        }
        TenantRole base = wanted.names().stream()
                .flatMap(name -> builtIn(name).stream())
                .min(TenantRole::compareTo)
                .orElse(TenantRole.MEMBER);
        if (wanted.names().stream().allMatch(RoleBook::isBuiltIn)) {
            return new RoleGrant(base, null, base.rights());
        }
        Set<Right> rights = EnumSet.copyOf(base.rights());
        for (String name : wanted.names()) {
            if (!isBuiltIn(name)) {
                rights.addAll(named(tenantId, name)
                        .orElseThrow(TenantProblem.ROLE_NOT_FOUND::exception)
                        .rights());
            }
        }
        return new RoleGrant(base, wanted.joined(), rights);
    }

    /** What somebody with these roles may do; a name that means nothing any more allows nothing. */
    Set<Right> rights(String tenantId, TenantRole base, @Nullable String names) {
        if (names == null) {
            return base.rights();
        }
        Set<Right> rights = EnumSet.copyOf(base.rights());
        List<String> held = RoleNames.split(names).names();
        all(tenantId).stream().filter(role -> held.contains(role.name())).forEach(role -> rights.addAll(role.rights()));
        return rights;
    }

    List<CustomRole> all(String tenantId) {
        return sql.list(FIND + " order by created_at, id", RoleBook::read, tenantId);
    }

    Optional<CustomRole> find(String tenantId, String id) {
        return sql.first(FIND + " and id = ?", RoleBook::read, tenantId, id);
    }

    Optional<CustomRole> named(String tenantId, String name) {
        return sql.first(FIND + " and name = ?", RoleBook::read, tenantId, name);
    }

    /** Whether a member has it, or somebody is asked in with it. */
    boolean isGiven(CustomRole role) {
        String with = " where tenant_id = ? and position(? in ',' || role_names || ',') > 0";
        String name = "," + role.name() + ",";
        return sql.count("select count(*) from members" + with, role.tenantId(), name)
                        + sql.count(
                                "select count(*) from invites" + with + " and pending_email is not null",
                                role.tenantId(),
                                name)
                > 0;
    }

    /** Calls it something else wherever it is given. */
    void rename(CustomRole role, String name) {
        for (String table : List.of("members", "invites")) {
            sql.update(
                    "update " + table + " set role_names = trim(both ',' from replace(',' || role_names || ',', ?, ?))"
                            + " where tenant_id = ? and position(? in ',' || role_names || ',') > 0",
                    "," + role.name() + ",",
                    "," + name + ",",
                    role.tenantId(),
                    "," + role.name() + ",");
        }
    }

    static boolean isBuiltIn(String name) {
        return builtIn(name).isPresent();
    }

    private static Optional<TenantRole> builtIn(String name) {
        return Arrays.stream(TenantRole.values())
                .filter(role -> role.label().equals(name))
                .findFirst();
    }

    /** The rights as the table has them. */
    static String joined(Collection<Right> rights) {
        return rights.stream().sorted().map(Right::name).collect(Collectors.joining(","));
    }

    private static CustomRole read(ResultSet row) throws SQLException {
        Set<Right> rights = EnumSet.noneOf(Right.class);
        for (String name : row.getString("rights").split(",")) {
            if (!name.isEmpty()) {
                rights.add(Right.valueOf(name));
            }
        }
        return new CustomRole(
                row.getString("id"),
                row.getString("tenant_id"),
                row.getString("name"),
                rights,
                Sql.instant(row, "created_at"),
                Sql.instant(row, "updated_at"));
    }
}
