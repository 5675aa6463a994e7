package dev.latchkey.signin.boundary;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;

/** Better Auth's name for {@link LogoutResource}: S1-34, S2-25 to S2-30, C-33. A body is not looked at. */
@Path("api/auth/sign-out")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class SignOutResource {
    @Inject
    LogoutResource logout;

    @POST
    @Operation(summary = "Sign out; without a session nothing happens and the answer is the same")
    @APIResponseSchema(LogoutResource.Answer.class)
    @SecurityRequirement(name = "cookie")
    @SecurityRequirement(name = "bearer")
    public Response signOut(@Context HttpServletRequest http) {
        return logout.logout(http);
    }
}
