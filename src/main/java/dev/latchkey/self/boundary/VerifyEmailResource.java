package dev.latchkey.self.boundary;

import dev.latchkey.problems.entity.AuthException;
import dev.latchkey.problems.entity.RequestProblem;
import dev.latchkey.requests.control.Clients;
import dev.latchkey.requests.control.Destinations;
import dev.latchkey.self.control.EmailLinks;
import dev.latchkey.sessions.control.SessionReport;
import dev.latchkey.users.entity.Caller;
import dev.latchkey.users.entity.UserDetails;
import dev.latchkey.verification.control.EmailVerification;
import dev.latchkey.verification.control.Landing;
import dev.latchkey.verification.entity.VerificationProblem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jspecify.annotations.Nullable;

/** A mailed link about an address: the button behind it on our page, or the link itself as Better Auth mails it. C-13. */
@Path("api/auth/verify-email")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class VerifyEmailResource {
    @Schema(name = "VerifyEmailRequest")
    public record Request(@NotBlank @Size(max = 256) String token) {}

    @Schema(name = "VerifyEmailAnswer")
    public record Answer(boolean status) {}

    /** The user is there when he has another address now. */
    @Schema(name = "FollowedEmailLink")
    public record Followed(boolean status, @Nullable UserDetails user) {}

    @Inject
    EmailVerification verification;

    @Inject
    EmailLinks links;

    @Inject
    SessionReport report;

    @Inject
    Destinations destinations;

    @Inject
    Clients clients;

    @Inject
    Clock clock;

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Prove an e-mail address by a mailed token")
    @Extension(name = "x-errors", value = "INVALID_TOKEN")
    public Answer verify(@Valid @NotNull Request request, @Context HttpServletRequest http) {
        verification.confirm(request.token(), clients.of(http), clock.instant());
        return new Answer(true);
    }

    @GET
    @Operation(
            summary = "Follow a mailed link about an address; with callbackURL it leads there, with error= if need be")
    @Extension(name = "x-errors", value = "INVALID_CALLBACK_URL 409.USER_ALREADY_EXISTS_USE_ANOTHER_EMAIL")
    @APIResponseSchema(Followed.class)
    @APIResponse(responseCode = "302", description = "To the callbackURL")
    public Response follow(
            @QueryParam("token") @Nullable String token,
            @QueryParam("callbackURL") @Nullable String callbackUrl,
            @Context HttpServletRequest http) {
        String next = destinations.require(callbackUrl, "");
        Landing landing = new Landing(next.isEmpty() ? "/" : next);
        Caller caller = Caller.person(http).orElse(null);
        try {
            EmailLinks.Link link = new EmailLinks.Link(token == null ? "" : token, landing);
            boolean changed = links.follow(link, caller, clients.of(http), clock.instant());
            return next.isEmpty() ? told(changed ? caller : null) : lead(next);
        } catch (AuthException refusal) {
            if (!next.isEmpty() && refusal.code().status() < 500) {
                return lead(Destinations.with(next, "error", refusal.code().name()));
            }
            throw refusal.code() == VerificationProblem.INVALID_TOKEN
                    ? new AuthException(RequestProblem.INVALID_TOKEN)
                    : refusal;
        }
    }

    private Response told(@Nullable Caller changed) {
        UserDetails user = changed == null
                ? null
                : report.of(changed.sessionId(), "")
                        .map(SessionReport.Found::user)
                        .orElse(null);
        return Response.ok(new Followed(true, user)).build();
    }

    private static Response lead(String destination) {
        return Response.status(Response.Status.FOUND)
                .header(HttpHeaders.LOCATION, destination)
                .build();
    }
}
