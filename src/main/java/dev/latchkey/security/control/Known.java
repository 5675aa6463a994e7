package dev.latchkey.security.control;

import dev.latchkey.sessions.entity.LiveSession;
import dev.latchkey.users.entity.Caller;
import dev.latchkey.users.entity.Role;
import java.util.Optional;
import java.util.Set;

/**
 * The caller behind a valid credential.
 *
 * @param roles as {@code @RolesAllowed} names them
 * @param session there to be moved forward when it is due (C-07); empty where the credential is not the session's own token
 */
public record Known(Caller caller, Set<String> roles, Optional<LiveSession> session) {
    private static final Set<String> USERS = Set.of(Role.USER);
    private static final Set<String> ADMINS = Set.of(Role.USER, Role.ADMIN);
    private static final Set<String> PROGRAMS = Set.of(Role.PROGRAM);
    private static final Set<String> SERVERS = Set.of(Role.PROGRAM, Role.SERVER);

    /** By a session's own token. */
    public static Known by(LiveSession session) {
        return new Known(session.caller(), rolesOf(session), Optional.of(session));
    }

    /** By a key or token that somebody has made for a program. Never an operator, whoever its owner is. */
    public static Known program(Caller caller) {
        return new Known(caller, PROGRAMS, Optional.empty());
    }

    /** By the token of the application's own server. Never an operator: a token that leaks must not open the whole service. */
    public static Known server(Caller caller) {
        return new Known(caller, SERVERS, Optional.empty());
    }

    private static Set<String> rolesOf(LiveSession session) {
        return session.role().equals(Role.ADMIN) ? ADMINS : USERS;
    }
}
