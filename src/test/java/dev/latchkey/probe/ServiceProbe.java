package dev.latchkey.probe;

import dev.latchkey.users.entity.Role;
import jakarta.annotation.Resource;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.SessionContext;
import jakarta.ejb.Stateless;

/** An EJB whose methods the container guards by itself. */
@Stateless
public class ServiceProbe {
    @Resource
    SessionContext session;

    @PermitAll
    public Sight forAll() {
        return sight();
    }

    @RolesAllowed(Role.USER)
    public Sight forUsers() {
        return sight();
    }

    @RolesAllowed(Role.ADMIN)
    public Sight forAdmins() {
        return sight();
    }

    private Sight sight() {
        return Sight.of(session.getCallerPrincipal(), session::isCallerInRole);
    }
}
