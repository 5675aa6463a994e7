package dev.latchkey.probe;

import dev.latchkey.users.entity.Role;
import jakarta.annotation.Resource;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.SessionContext;
import jakarta.ejb.Stateless;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** A resource that is an EJB itself. */
@Stateless
@Path("probe/ejb")
@Produces(MediaType.APPLICATION_JSON)
public class ServiceResource {
    @Resource
    SessionContext session;

    @GET
    @Path("users")
    @RolesAllowed(Role.USER)
    public Sight forUsers() {
        return Sight.of(session.getCallerPrincipal(), session::isCallerInRole);
    }

    @GET
    @Path("admins")
    @RolesAllowed(Role.ADMIN)
    public Sight forAdmins() {
        return Sight.of(session.getCallerPrincipal(), session::isCallerInRole);
    }
}
