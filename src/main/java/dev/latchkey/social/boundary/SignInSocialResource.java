package dev.latchkey.social.boundary;

import dev.latchkey.social.control.SocialFlows;
import dev.latchkey.social.control.SocialSignIn;
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
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jspecify.annotations.Nullable;

/** Begins a sign-in at a provider for a page that leads its browser there itself. S5-36 to S5-45. */
@Path("api/auth/sign-in/social")
@ApplicationScoped
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class SignInSocialResource {
    /**
     * What is wanted.
     *
     * @param disableRedirect the answer says {@code redirect: false}, and the client stays where it is
     * @param disableSignUp nobody without an account gets in
     */
    @Schema(name = "SignInSocialRequest")
    public record Request(
            @NotBlank @Size(max = 64) String provider,
            @Nullable String callbackURL,
            @Nullable String newUserCallbackURL,
            @Nullable String errorCallbackURL,
            @Nullable Boolean disableRedirect,
            @Nullable Boolean disableSignUp) {}

    @Schema(name = "SignInSocialAnswer")
    public record Answer(String url, boolean redirect) {}

    @Inject
    SocialFlows flows;

    @Inject
    SocialSignIn signIn;

    @GET
    @Operation(summary = "Lead to a provider by a plain link; afterwards to the callbackURL, signed in")
    @Extension(name = "x-errors", value = "PROVIDER_NOT_FOUND INVALID_CALLBACK_URL RATE_LIMITED")
    @APIResponse(responseCode = "302", description = "To the provider, or to the login page when it cannot be reached")
    public Response lead(
            @QueryParam("provider") @Nullable String provider,
            @QueryParam("callbackURL") @Nullable String callbackUrl,
            @QueryParam("newUserCallbackURL") @Nullable String newUserUrl,
            @QueryParam("errorCallbackURL") @Nullable String errorUrl,
            @Context HttpServletRequest http) {
        return flows.lead(
                signIn.door(provider == null ? "" : provider),
                flows.wish(callbackUrl, newUserUrl, errorUrl, true),
                http);
    }

    @POST
    @Operation(summary = "Begin a sign-in at a provider; the answer says where to send the browser")
    @Extension(name = "x-errors", value = "PROVIDER_NOT_FOUND INVALID_CALLBACK_URL RATE_LIMITED PROVIDER_UNAVAILABLE")
    @APIResponseSchema(Answer.class)
    public Response begin(@Valid @NotNull Request request, @Context HttpServletRequest http) {
        SocialFlows.Begun begun = flows.begin(
                signIn.door(request.provider()),
                flows.wish(
                        request.callbackURL(),
                        request.newUserCallbackURL(),
                        request.errorCallbackURL(),
                        !Boolean.TRUE.equals(request.disableSignUp())),
                http);
        boolean redirect = !Boolean.TRUE.equals(request.disableRedirect());
        String url = begun.url().toString();
        return Response.ok(new Answer(url, redirect))
                .header(HttpHeaders.LOCATION, redirect ? url : null)
                .header(HttpHeaders.SET_COOKIE, begun.cookie())
                .build();
    }
}
