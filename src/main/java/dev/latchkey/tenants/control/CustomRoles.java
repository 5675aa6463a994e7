package dev.latchkey.tenants.control;

import dev.latchkey.audit.control.AuditLog;
import dev.latchkey.audit.entity.Action;
import dev.latchkey.audit.entity.AuditEntry;
import dev.latchkey.database.control.Sql;
import dev.latchkey.requests.entity.Client;
import dev.latchkey.secrets.control.Ids;
import dev.latchkey.tenants.control.TenantStore.Place;
import dev.latchkey.tenants.entity.CustomRole;
import dev.latchkey.tenants.entity.Right;
import dev.latchkey.tenants.entity.TenantProblem;
import dev.latchkey.users.entity.Caller;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A tenant makes roles of its own. Nobody puts more into a role than he may himself. Promise 5. */
@Stateless
public class CustomRoles {
    /** So many a tenant may have. */
    public static final int MOST = 50;

    @Inject
    TenantStore store;

    @Inject
    RoleBook book;

    @Inject
    Sql sql;

    @Inject
    AuditLog audit;

    /** What a role is called and allows; in a change null leaves what is. */
    public record Wanted(@Nullable String name, @Nullable Set<Right> rights) {}

    /** Makes a role; {@code TOO_MANY_ROLES}, {@code ROLE_NAME_IS_ALREADY_TAKEN}, {@code YOU_ARE_NOT_ALLOWED_TO_CREATE_A_ROLE}. */
    public CustomRole create(Caller caller, String tenantId, Wanted wanted, Client client, Instant now) {
        Place place = store.lockedPlace(tenantId, caller.userId());
        place.tenant().requireActive();
        Set<Right> rights = wanted.rights() == null ? Set.of() : wanted.rights();
        if (!place.may(Right.AC_CREATE) || !place.rights().containsAll(rights)) {
            throw TenantProblem.YOU_ARE_NOT_ALLOWED_TO_CREATE_A_ROLE.exception();
        }
        if (sql.count("select count(*) from tenant_roles where tenant_id = ?", tenantId) >= MOST) {
            throw TenantProblem.TOO_MANY_ROLES.exception();
        }
        String name = String.valueOf(wanted.name());
        requireFree(tenantId, name);
        CustomRole role = new CustomRole(Ids.next("rol"), tenantId, name, rights, now, now);
        sql.update(
                "insert into tenant_roles (id, tenant_id, name, rights, created_at, updated_at) values (?, ?, ?, ?, ?, ?)",
                role.id(),
                tenantId,
                name,
                RoleBook.joined(rights),
                now,
                now);
        trace(Action.ROLE_CREATE, caller, role, client, now);
        return role;
    }

    /**
     * Changes what a role allows, or its name, wherever it is given. Neither what it allowed nor what it is to allow may be
     * more than the caller may.
     */
    public CustomRole change(Caller caller, CustomRole before, Wanted wanted, Client client, Instant now) {
        Place place = store.lockedPlace(before.tenantId(), caller.userId());
        place.tenant().requireActive();
        CustomRole role =
                book.find(before.tenantId(), before.id()).orElseThrow(TenantProblem.ROLE_NOT_FOUND::exception);
        Set<Right> rights = wanted.rights() == null ? role.rights() : wanted.rights();
        if (!place.may(Right.AC_UPDATE)
                || !place.rights().containsAll(rights)
                || !place.rights().containsAll(role.rights())) {
            throw TenantProblem.YOU_ARE_NOT_ALLOWED_TO_UPDATE_A_ROLE.exception();
        }
        String name = wanted.name() == null ? role.name() : wanted.name();
        if (!name.equals(role.name())) {
            requireFree(role.tenantId(), name);
            book.rename(role, name);
        }
        sql.update(
                "update tenant_roles set name = ?, rights = ?, updated_at = ? where id = ?",
                name,
                RoleBook.joined(rights),
                now,
                role.id());
        trace(Action.ROLE_UPDATE, caller, role, client, now);
        return new CustomRole(role.id(), role.tenantId(), name, rights, role.createdAt(), now);
    }

    /** Deletes a role that nobody has and nobody is asked in with; {@code ROLE_IS_ASSIGNED_TO_MEMBERS}. */
    public void delete(Caller caller, CustomRole before, Client client, Instant now) {
        Place place = store.lockedPlace(before.tenantId(), caller.userId());
        CustomRole role =
                book.find(before.tenantId(), before.id()).orElseThrow(TenantProblem.ROLE_NOT_FOUND::exception);
        if (!place.may(Right.AC_DELETE) || !place.rights().containsAll(role.rights())) {
            throw TenantProblem.YOU_ARE_NOT_ALLOWED_TO_DELETE_A_ROLE.exception();
        }
        if (book.isGiven(role)) {
            throw TenantProblem.ROLE_IS_ASSIGNED_TO_MEMBERS.exception();
        }
        sql.update("delete from tenant_roles where id = ?", role.id());
        trace(Action.ROLE_DELETE, caller, role, client, now);
    }

    /** The roles of a tenant, oldest first; {@code YOU_ARE_NOT_ALLOWED_TO_LIST_A_ROLE} for whoever may not read them. */
    public List<CustomRole> list(Caller caller, String tenantId) {
        requireReader(caller, tenantId, TenantProblem.YOU_ARE_NOT_ALLOWED_TO_LIST_A_ROLE);
        return book.all(tenantId);
    }

    /** The role of that id or, without one, that name. */
    public CustomRole read(Caller caller, String tenantId, @Nullable String id, @Nullable String name) {
        requireReader(caller, tenantId, TenantProblem.YOU_ARE_NOT_ALLOWED_TO_READ_A_ROLE);
        Optional<CustomRole> found = id == null ? book.named(tenantId, String.valueOf(name)) : book.find(tenantId, id);
        return found.orElseThrow(TenantProblem.ROLE_NOT_FOUND::exception);
    }

    private void requireReader(Caller caller, String tenantId, TenantProblem otherwise) {
        if (!store.place(tenantId, caller.userId()).may(Right.AC_READ)) {
            throw otherwise.exception();
        }
    }

    private void requireFree(String tenantId, String name) {
        if (RoleBook.isBuiltIn(name) || book.named(tenantId, name).isPresent()) {
            throw TenantProblem.ROLE_NAME_IS_ALREADY_TAKEN.exception();
        }
    }

    private void trace(Action action, Caller caller, CustomRole role, Client client, Instant now) {
        audit.write(
                AuditEntry.of(action, client)
                        .by(caller.userId())
                        .in(role.tenantId())
                        .because(role.id()),
                now);
    }
}
