package dev.latchkey.users.entity;

/** Global roles, as {@code @RolesAllowed} names them; the roles inside a tenant are another thing. C-20. */
public final class Role {
    /** Everybody who is signed in. */
    public static final String USER = "user";

    /** Operators of the whole service. */
    public static final String ADMIN = "admin";

    private Role() {}
}
