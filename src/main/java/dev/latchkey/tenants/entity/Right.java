package dev.latchkey.tenants.entity;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What somebody may do in a tenant: a resource and an action, as the Better Auth family names them. */
public enum Right {
    ORGANIZATION_UPDATE,
    ORGANIZATION_DELETE,
    MEMBER_CREATE,
    MEMBER_UPDATE,
    MEMBER_DELETE,
    INVITATION_CREATE,
    INVITATION_CANCEL,
    TEAM_CREATE,
    TEAM_UPDATE,
    TEAM_DELETE,
    AC_CREATE,
    AC_READ,
    AC_UPDATE,
    AC_DELETE;

    /** The right of that name, if there is one. */
    public static Optional<Right> named(String name) {
        return Arrays.stream(values())
                .filter(right -> right.name().equals(name))
                .findFirst();
    }

    /** The resource: {@code organization}. */
    public String resource() {
        return name().substring(0, name().indexOf('_')).toLowerCase(Locale.ROOT);
    }

    /** The action: {@code update}. */
    public String action() {
        return name().substring(name().indexOf('_') + 1).toLowerCase(Locale.ROOT);
    }
}
