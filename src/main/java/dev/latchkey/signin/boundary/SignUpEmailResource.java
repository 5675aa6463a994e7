package dev.latchkey.signin.boundary;

import dev.latchkey.passwords.control.PasswordPolicy;
import dev.latchkey.problems.entity.AuthException;
import dev.latchkey.requests.control.Clients;
import dev.latchkey.requests.control.Destinations;
import dev.latchkey.sessions.control.SessionCookie;
import dev.latchkey.signin.control.SignUp;
import dev.latchkey.signin.control.SignUp.Application;
import dev.latchkey.signin.control.SignUp.Welcome;
import dev.latchkey.signin.entity.SignInProblem;
import dev.latchkey.users.entity.EmailAddress;
import dev.latchkey.users.entity.Profile;
import dev.latchkey.users.entity.UserDetails;
import dev.latchkey.users.entity.UserProblem;
import dev.latchkey.verification.control.Landing;
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
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jspecify.annotations.Nullable;

/** Makes an account with a tenant of its own, and signs in: S1-17 to S1-28, S2-06 to S2-17, S5-11 to S5-22, C-19. */
@Path("api/auth/sign-up/email")
@ApplicationScoped
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class SignUpEmailResource {
    private static final int MAX_TENANT_NAME = 200;

    @Schema(name = "SignUpEmailRequest")
    public record Request(
            @NotBlank String name,
            @NotBlank String email,
            @NotEmpty String password,

            @Size(max = 200) @Pattern(regexp = "\\P{Cntrl}*", message = "must not have control characters") @Nullable
            String org_name,

            @Nullable String image,
            @Nullable String callbackURL,
            @Nullable Boolean rememberMe) {
        @Override
        public String toString() {
            return "Request[…]";
        }
    }

    @Inject
    SignUp signUp;

    @Inject
    Entries entries;

    @Inject
    Destinations destinations;

    @Inject
    SessionCookie cookie;

    @Inject
    Clients clients;

    @Inject
    Clock clock;

    @POST
    @Operation(summary = "Make an account and a tenant of its own, and sign in")
    @Extension(
            name = "x-errors",
            value = "PASSWORD_TOO_SHORT PASSWORD_TOO_LONG PASSWORD_COMPROMISED INVALID_CALLBACK_URL "
                    + "422.USER_ALREADY_EXISTS_USE_ANOTHER_EMAIL RATE_LIMITED")
    @APIResponseSchema(Entry.class)
    public Response signUp(@Valid @NotNull Request request, @Context HttpServletRequest http) {
        Profile profile = new Profile(request.name(), request.image(), null, null, null).checked();
        Application wanted = new Application(
                EmailAddress.ofMember("email", request.email()),
                request.password(),
                profile,
                PasswordPolicy.MIN_LENGTH,
                tenantName(request, profile),
                cookie.replacedBy(http),
                !Boolean.FALSE.equals(request.rememberMe()),
                new Landing(destinations.require(request.callbackURL(), "/")));
        Welcome welcome = welcome(wanted, http);
        return welcome.ticket()
                .map(ticket -> cookie.give(Response.ok(entries.of(ticket)), ticket))
                .orElseGet(() -> Response.ok(stranger(welcome, profile)))
                .build();
    }

    private Welcome welcome(Application wanted, HttpServletRequest http) {
        try {
            return signUp.signUp(wanted, clients.of(http));
        } catch (AuthException refusal) {
            // The one refusal that the families answer with different statuses. C-12.
            throw refusal.code() == UserProblem.USER_ALREADY_EXISTS_USE_ANOTHER_EMAIL
                    ? SignInProblem.USER_ALREADY_EXISTS_USE_ANOTHER_EMAIL.exception()
                    : refusal;
        }
    }

    /** What is told when sign-ups are silent: nothing here depends on whether the address had an account. C-12. */
    private Entry stranger(Welcome welcome, Profile profile) {
        var now = clock.instant();
        UserDetails user = new UserDetails(
                welcome.user().id(),
                String.valueOf(profile.name()),
                welcome.user().email(),
                false,
                profile.image(),
                now,
                now,
                "");
        return new Entry(false, null, null, Entries.person(user, null, null), null);
    }

    /** S5-16; without one "Ann's organization", and a name too long for that stands alone. */
    private @Nullable String tenantName(Request request, Profile profile) {
        String own = String.valueOf(profile.name());
        String name = own + "'s organization";
        return signUp.tenantName(request.org_name(), name.length() <= MAX_TENANT_NAME ? name : own);
    }
}
