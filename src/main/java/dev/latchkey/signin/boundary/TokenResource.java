package dev.latchkey.signin.boundary;

import dev.latchkey.passwords.control.PasswordPolicy;
import dev.latchkey.problems.entity.AuthException;
import dev.latchkey.problems.entity.RequestProblem;
import dev.latchkey.requests.control.Clients;
import dev.latchkey.requests.control.InPerson;
import dev.latchkey.requests.entity.Client;
import dev.latchkey.signin.control.PasswordSignIn;
import dev.latchkey.signin.control.PasswordSignIn.Attempt;
import dev.latchkey.signin.control.TokenPair;
import dev.latchkey.signin.control.TokenPairs;
import dev.latchkey.users.entity.Caller;
import dev.latchkey.users.entity.EmailAddress;
import dev.latchkey.users.entity.Role;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.jspecify.annotations.Nullable;

/** Tokens for programs: the pair of C-26 by POST, and by GET the signed profile that Better Auth's clients ask for. */
@InPerson
@Path("api/auth/token")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class TokenResource {
    /** Without address and password the caller's session gets the pair. */
    @Schema(name = "TokenRequest")
    public record Request(
            @Nullable String email,
            @Nullable @Size(max = PasswordPolicy.MAX_INPUT) String password,
            @Nullable Boolean rememberMe) {
        @Override
        public String toString() {
            return "Request[…]";
        }
    }

    @Schema(name = "SignedProfile")
    public record Answer(String token) {}

    @Inject
    PasswordSignIn signIn;

    @Inject
    TokenPairs pairs;

    @Inject
    Clients clients;

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "A token pair for e-mail and password, or for the session that asks")
    @Extension(
            name = "x-errors",
            value = "INVALID_EMAIL INVALID_EMAIL_OR_PASSWORD EMAIL_NOT_VERIFIED BANNED_USER ACCOUNT_LOCKED "
                    + "RATE_LIMITED FORBIDDEN")
    @SecurityRequirement(name = "cookie")
    @SecurityRequirement(name = "bearer")
    public TokenPair issue(
            @RequestBody(required = false) @Valid @Nullable Request request, @Context HttpServletRequest http) {
        Client client = clients.of(http);
        if (request == null || request.email() == null && request.password() == null) {
            return pairs.of(Caller.of(http), client);
        }
        // No cookie: a browser that wants both says "tokens": true to login.
        Attempt attempt = new Attempt(
                EmailAddress.of(present("email", request.email())),
                present("password", request.password()),
                !Boolean.FALSE.equals(request.rememberMe()),
                null);
        return pairs.alone(signIn.signIn(attempt, client).ticket().sessionId(), client);
    }

    private static String present(String name, @Nullable String text) {
        if (text == null || text.isEmpty()) {
            throw new AuthException(RequestProblem.VALIDATION_ERROR, Map.of(name, "is required"));
        }
        return text;
    }

    @GET
    @RolesAllowed(Role.USER)
    @Operation(summary = "The caller's profile, signed for other services; it opens nothing here")
    public Answer identity(@Context HttpServletRequest http) {
        return new Answer(pairs.identity(Caller.of(http)));
    }
}
