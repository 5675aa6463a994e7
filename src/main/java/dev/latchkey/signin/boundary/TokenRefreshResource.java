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

/** The next token pair for a refresh token. S3-53, S3-95. */
@Path("api/auth/token/refresh")
@ApplicationScoped
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class TokenRefreshResource {
    @Inject
    TokenRefresh refreshing;

    @POST
    @Operation(summary = "The next pair for a refresh token, which is good once")
    public TokenPair refresh(@Valid @NotNull TokenRefresh.Request request, @Context HttpServletRequest http) {
        return refreshing.next(request, http);
    }
}
