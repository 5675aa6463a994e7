package dev.latchkey.signin.boundary;

import com.fasterxml.jackson.annotation.JsonAlias;
import dev.latchkey.requests.control.Clients;
import dev.latchkey.signin.control.TokenPairs;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Ends a token pair; an unknown token gets the same answer. RFC 7009, with a JSON body as everywhere here. */
@Path("api/auth/token/revoke")
@ApplicationScoped
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class TokenRevokeResource {
    @Schema(name = "RevokeTokenRequest")
    public record Request(
            @NotBlank @Size(max = 4_096) @JsonAlias("refreshToken")
            String token) {
        @Override
        public String toString() {
            return "Request[…]";
        }
    }

    @Schema(name = "TokenRevoked")
    public record Answer(boolean success) {}

    @Inject
    TokenPairs pairs;

    @Inject
    Clients clients;

    @POST
    @Operation(summary = "End the pair of a refresh or access token; the answer is the same for an unknown one")
    public Answer revoke(@Valid @NotNull Request request, @Context HttpServletRequest http) {
        pairs.revoke(request.token(), clients.of(http));
        return new Answer(true);
    }
}
