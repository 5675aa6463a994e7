package dev.latchkey.users.entity;

/** Global roles, as {@code @RolesAllowed} names them; the roles inside a tenant are another thing. C-20. */
public final class Role {
    /** Everybody who is signed in: whose credential is a session, or an access token that a session backs. */
    public static final String USER = "user";

    /**
     * Programs with a key or token of their own. They reach only what names this role beside {@link #USER}, so that what
     * nobody thought of stays shut to them: passwords, keys, second factors, sessions, deletion. Promise 19, C-24.
     */
    public static final String PROGRAM = "program";

    /** Operators of the whole service. */
    public static final String ADMIN = "admin";

    /**
     * The application's own server, by {@code X-API-Token} (C-24): besides what is open to {@link #PROGRAM} it reaches the acts
     * on tenants and invites, which a key with the scopes of a product must not.
     */
    public static final String SERVER = "server";

    private Role() {}
}
