package dev.latchkey.tenants.entity;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** What a member may do in a tenant; rights only go down from above. C-20, promise 5. */
public enum TenantRole {
    OWNER,
    ADMIN,
    MEMBER;

    /** The name in JSON. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether this role invites, renames, and manages members at all. */
    public boolean mayManage() {
        return this != MEMBER;
    }

    /** Whether this role may give, change or take away the other: admins never touch owners. */
    public boolean mayManage(TenantRole other) {
        return this == OWNER || (this == ADMIN && other != OWNER);
    }

    /** All that this role may do. */
    public Set<Right> rights() {
        return switch (this) {
            case OWNER -> EnumSet.allOf(Right.class);
            case ADMIN -> EnumSet.complementOf(EnumSet.of(Right.ORGANIZATION_DELETE));
            case MEMBER -> EnumSet.of(Right.AC_READ);
        };
    }
}
