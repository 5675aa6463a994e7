package dev.latchkey.signin.boundary;

import dev.latchkey.passwords.control.PasswordPolicy;
import dev.latchkey.requests.control.Clients;
import dev.latchkey.sessions.control.SessionCookie;
import dev.latchkey.signin.control.SignUp;
import dev.latchkey.signin.control.SignUp.Application;
import dev.latchkey.signin.control.SignUp.Welcome;
import dev.latchkey.users.entity.EmailAddress;
import dev.latchkey.users.entity.Profile;
import dev.latchkey.users.entity.UserView;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
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

/** Makes an account and signs in: S4-27 to S4-35. Makes no tenant (C-19). */
@Path("api/auth/register")
@ApplicationScoped
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class RegisterResource {
    @Schema(name = "RegisterRequest")
    public record Request(
            @NotBlank String email,
            @NotEmpty String password,

            @Size(max = 200) @Pattern(regexp = "\\P{Cntrl}*", message = "must not have control characters") @Nullable
            String name) {
        @Override
        public String toString() {
            return "Request[…]";
        }
    }

    @Schema(name = "RegisterAnswer")
    public record Answer(UserView user) {}

    @Inject
    SignUp signUp;

    @Inject
    SessionCookie cookie;

    @Inject
    Clients clients;

    @POST
    @Operation(summary = "Make an account, with a password of 6 characters or more, and sign in")
    @Extension(
            name = "x-errors",
            value = "INVALID_EMAIL PASSWORD_TOO_SHORT PASSWORD_TOO_LONG PASSWORD_COMPROMISED "
                    + "USER_ALREADY_EXISTS_USE_ANOTHER_EMAIL RATE_LIMITED")
    @APIResponseSchema(Answer.class)
    public Response register(@Valid @NotNull Request request, @Context HttpServletRequest http) {
        String name = request.name() == null || request.name().isBlank()
                ? null
                : request.name().strip();
        Application application = new Application(
                EmailAddress.of(request.email()),
                request.password(),
                new Profile(name, null, null, null, null),
                PasswordPolicy.MIN_LENGTH_NATIVE,
                null,
                cookie.replacedBy(http));
        Welcome welcome = signUp.signUp(application, clients.of(http));
        Response.ResponseBuilder answer = Response.ok(new Answer(welcome.user()));
        welcome.ticket().ifPresent(ticket -> answer.header(HttpHeaders.SET_COOKIE, cookie.of(ticket)));
        return answer.build();
    }
}
