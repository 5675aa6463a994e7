package dev.latchkey.tenants.entity;

/** What a role may do in a tenant: a resource and an action, as the Better Auth family names them. */
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
    AC_DELETE
}
