package dev.latchkey.signin.boundary;

import dev.latchkey.signin.control.TokenPair;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** The same under its shorter name (contract, path families). */
@Path("api/auth/refresh")
@ApplicationScoped
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class RefreshResource {
    @Inject
    TokenRefresh refreshing;

    @POST
    @Operation(summary = "The same as token/refresh")
    public TokenPair refresh(@Valid @NotNull TokenRefresh.Request request, @Context HttpServletRequest http) {
        return refreshing.next(request, http);
    }
}
