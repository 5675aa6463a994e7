package dev.latchkey.tenants.entity;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Roles that exist, as they are given to somebody.
 *
 * @param base the highest built-in one, or member
 * @param names all of them, when some are the tenant's own; null for the base alone
 * @param rights all that they allow together
 */
public record RoleGrant(TenantRole base, @Nullable String names, Set<Right> rights) {
    /** The roles in JSON. */
    public String label() {
        return names == null ? base.label() : names;
    }
}
