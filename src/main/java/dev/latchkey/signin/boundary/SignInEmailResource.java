package dev.latchkey.signin.boundary;

import dev.latchkey.passwords.control.PasswordPolicy;
import dev.latchkey.requests.control.Clients;
import dev.latchkey.requests.control.Destinations;
import dev.latchkey.sessions.control.SessionCookie;
import dev.latchkey.sessions.entity.SessionTicket;
import dev.latchkey.signin.control.PasswordSignIn;
import dev.latchkey.signin.control.PasswordSignIn.Attempt;
import dev.latchkey.users.entity.EmailAddress;
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

/** Signs in with e-mail and password: S1-07 to S1-11, S2-20 to S2-24, S5-23 to S5-25. */
@Path("api/auth/sign-in/email")
@ApplicationScoped
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class SignInEmailResource {
    @Schema(name = "SignInEmailRequest")
    public record Request(
            @NotBlank String email,
            @NotEmpty @Size(max = PasswordPolicy.MAX_INPUT) String password,
            @Nullable String callbackURL,
            @Nullable Boolean rememberMe) {
        @Override
        public String toString() {
            return "Request[…]";
        }
    }

    @Inject
    PasswordSignIn signIn;

    @Inject
    Entries entries;

    @Inject
    Destinations destinations;

    @Inject
    SessionCookie cookie;

    @Inject
    Clients clients;

    @POST
    @Operation(summary = "Sign in with e-mail and password; the answer brings the token too")
    @Extension(
            name = "x-errors",
            value = "INVALID_EMAIL INVALID_EMAIL_OR_PASSWORD EMAIL_NOT_VERIFIED BANNED_USER ACCOUNT_LOCKED "
                    + "INVALID_CALLBACK_URL RATE_LIMITED")
    @APIResponseSchema(Entry.class)
    public Response signIn(@Valid @NotNull Request request, @Context HttpServletRequest http) {
        String destination = request.callbackURL() == null ? null : destinations.require(request.callbackURL(), "/");
        boolean remembered = !Boolean.FALSE.equals(request.rememberMe());
        Attempt attempt =
                new Attempt(EmailAddress.of(request.email()), request.password(), remembered, cookie.replacedBy(http));
        SessionTicket ticket = signIn.signIn(attempt, clients.of(http)).ticket();
        Response.ResponseBuilder answer =
                Response.ok(entries.of(ticket).leadingTo(destination)).header(HttpHeaders.LOCATION, destination);
        return cookie.give(answer, ticket).build();
    }
}
