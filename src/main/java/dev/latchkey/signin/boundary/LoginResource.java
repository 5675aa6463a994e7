package dev.latchkey.signin.boundary;

import dev.latchkey.passwords.control.PasswordPolicy;
import dev.latchkey.requests.control.Clients;
import dev.latchkey.sessions.control.SessionCookie;
import dev.latchkey.signin.control.PasswordSignIn;
import dev.latchkey.signin.control.PasswordSignIn.Attempt;
import dev.latchkey.signin.control.SignInGate.Entered;
import dev.latchkey.signin.control.TokenPair;
import dev.latchkey.signin.control.TokenPairs;
import dev.latchkey.tenants.control.Memberships;
import dev.latchkey.users.entity.EmailAddress;
import dev.latchkey.users.entity.UserView;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jspecify.annotations.Nullable;

/** Signs in with e-mail and password: S4-01 to S4-14. */
@Path("api/auth/login")
@ApplicationScoped
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class LoginResource {
    @Schema(name = "LoginRequest")
    public record Request(
            @NotBlank String email,
            @NotEmpty @Size(max = PasswordPolicy.MAX_INPUT) String password,
            @Nullable Boolean rememberMe,
            @Nullable Boolean tokens) {
        @Override
        public String toString() {
            return "Request[…]";
        }
    }

    @Inject
    PasswordSignIn signIn;

    @Inject
    Memberships memberships;

    @Inject
    TokenPairs pairs;

    @Inject
    SessionCookie cookie;

    @Inject
    Clients clients;

    @POST
    @Operation(summary = "Sign in with e-mail and password")
    @Extension(
            name = "x-errors",
            value = "INVALID_EMAIL INVALID_EMAIL_OR_PASSWORD EMAIL_NOT_VERIFIED BANNED_USER ACCOUNT_LOCKED "
                    + "RATE_LIMITED")
    @APIResponseSchema(Profile.class)
    public Response login(@Valid @NotNull Request request, @Context HttpServletRequest http) {
        boolean remembered = !Boolean.FALSE.equals(request.rememberMe());
        Attempt attempt =
                new Attempt(EmailAddress.of(request.email()), request.password(), remembered, cookie.replacedBy(http));
        Entered entered = signIn.signIn(attempt, clients.of(http));
        TokenPair pair = Boolean.TRUE.equals(request.tokens())
                ? pairs.of(entered.ticket().sessionId(), clients.of(http))
                : null;
        Profile profile = Profile.of(
                UserView.of(entered.user()),
                memberships.of(entered.user().id(), entered.user().email()));
        return Response.ok(profile.with(pair))
                .header(HttpHeaders.SET_COOKIE, cookie.of(entered.ticket()))
                .build();
    }
}
