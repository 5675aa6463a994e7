package dev.latchkey.signin.boundary;

import dev.latchkey.tenants.control.Memberships;
import dev.latchkey.users.entity.Caller;
import dev.latchkey.users.entity.Role;
import dev.latchkey.users.entity.UserView;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Who am I? S4-21 to S4-26. */
@Path("api/auth/me")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class MeResource {
    @Inject
    Memberships memberships;

    @GET
    @RolesAllowed({Role.USER, Role.PROGRAM})
    @Operation(summary = "Who is signed in, in which tenants, with which invites")
    public Profile me(@Context HttpServletRequest http) {
        Caller caller = Caller.of(http);
        return Profile.of(UserView.of(caller), memberships.of(caller));
    }
}
