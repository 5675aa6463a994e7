package dev.latchkey.admin.boundary;

import dev.latchkey.admin.entity.AdminProblem;
import dev.latchkey.admin.entity.Operator;
import dev.latchkey.requests.control.Clients;
import dev.latchkey.users.entity.Caller;
import dev.latchkey.users.entity.Role;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;

/**
 * Lets administrators through. The resources name {@link Role#USER} and ask here, because the client is told by a code of its
 * own what it may not do.
 */
@ApplicationScoped
class Administrators {
    @Inject
    Clients clients;

    @Inject
    Clock clock;

    /** The administrator who asks; the given refusal for anybody else who is signed in. */
    Operator require(HttpServletRequest http, AdminProblem refusal) {
        Caller caller = Caller.of(http);
        if (!http.isUserInRole(Role.ADMIN)) {
            throw refusal.exception();
        }
        return new Operator(caller.userId(), clients.of(http), clock.instant());
    }
}
