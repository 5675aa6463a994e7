package dev.latchkey.signin.boundary;

import com.fasterxml.jackson.annotation.JsonAlias;
import dev.latchkey.problems.entity.AuthException;
import dev.latchkey.problems.entity.RequestProblem;
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
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Ends a token pair; an unknown token gets the same answer. As JSON like everything here, or as the form of RFC 7009. */
@Path("api/auth/token/revoke")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class TokenRevokeResource {
    private static final int MOST = 4_096;

    @Schema(name = "RevokeTokenRequest")
    public record Request(
            @NotBlank @Size(max = MOST) @JsonAlias("refreshToken")
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
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "End the pair of a refresh or access token; the answer is the same for an unknown one")
    public Answer revoke(@Valid @NotNull Request request, @Context HttpServletRequest http) {
        pairs.revoke(request.token(), clients.of(http));
        return new Answer(true);
    }

    /** RFC 7009 section 2.1, for clients that know nothing else; {@code token_type_hint} is none that is needed. */
    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Answer revokeForm(MultivaluedMap<String, String> form, @Context HttpServletRequest http) {
        List<String> sent = form.getOrDefault("token", List.of());
        if (sent.size() != 1 || sent.get(0).isBlank() || sent.get(0).length() > MOST) {
            throw new AuthException(RequestProblem.VALIDATION_ERROR, Map.of("token", "is required once"));
        }
        return revoke(new Request(sent.get(0)), http);
    }
}
