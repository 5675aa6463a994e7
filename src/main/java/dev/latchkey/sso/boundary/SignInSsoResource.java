package dev.latchkey.sso.boundary;

import dev.latchkey.problems.entity.AuthException;
import dev.latchkey.problems.entity.RequestProblem;
import dev.latchkey.requests.control.Clients;
import dev.latchkey.social.control.Door;
import dev.latchkey.social.control.SocialFlows;
import dev.latchkey.sso.control.TenantSignIn;
import dev.latchkey.users.entity.EmailAddress;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
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
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jspecify.annotations.Nullable;

/**
 * Leads people to the provider of their tenant: by their address, whose domain the tenant has proved, or by the tenant's slug. No plain link
 * does so, as one does to the operator's providers: a tenant's provider can say yes without asking, and a link would sign whoever follows it
 * in as somebody whom that tenant has chosen. ADR 23.
 */
@Path("api/auth/sign-in/sso")
@ApplicationScoped
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class SignInSsoResource {
    /**
     * What is wanted, in the words of Better Auth's plugin; one of the first two.
     *
     * @param disableRedirect the answer says {@code redirect: false}, and the client stays where it is
     * @param disableSignUp nobody without an account gets in
     */
    @Schema(name = "SignInSsoRequest")
    public record Request(
            @Size(max = 254) @Nullable String email,
            @Size(max = 100) @Nullable String organizationSlug,
            @Nullable String callbackURL,
            @Nullable String newUserCallbackURL,
            @Nullable String errorCallbackURL,
            @Nullable Boolean disableRedirect,
            @Nullable Boolean disableSignUp) {
        @Override
        public String toString() {
            return "Request[…]";
        }
    }

    @Schema(name = "SignInSsoAnswer")
    public record Answer(String url, boolean redirect) {}

    @Inject
    TenantSignIn tenants;

    @Inject
    SocialFlows flows;

    @Inject
    Clients clients;

    @POST
    @Operation(summary = "Begin a sign-in at the provider of a tenant; the answer says where to send the browser")
    @Extension(
            name = "x-errors",
            value = "INVALID_EMAIL PROVIDER_NOT_FOUND INVALID_CALLBACK_URL RATE_LIMITED PROVIDER_UNAVAILABLE")
    @APIResponseSchema(Answer.class)
    public Response begin(@Valid @NotNull Request request, @Context HttpServletRequest http) {
        var wish = flows.wish(
                request.callbackURL(),
                request.newUserCallbackURL(),
                request.errorCallbackURL(),
                !Boolean.TRUE.equals(request.disableSignUp()));
        SocialFlows.Begun begun = flows.begin(door(request.email(), request.organizationSlug(), http), wish, http);
        boolean redirect = !Boolean.TRUE.equals(request.disableRedirect());
        String url = begun.url().toString();
        return Response.ok(new Answer(url, redirect))
                .header(HttpHeaders.LOCATION, redirect ? url : null)
                .header(HttpHeaders.SET_COOKIE, begun.cookie())
                .build();
    }

    private Door door(@Nullable String email, @Nullable String slug, HttpServletRequest http) {
        String address = email == null ? "" : email.strip();
        String name = slug == null ? "" : slug.strip();
        if (address.isEmpty() == name.isEmpty()) {
            throw new AuthException(
                    RequestProblem.VALIDATION_ERROR, Map.of("email", "must be given, or organizationSlug instead"));
        }
        return tenants.require(
                name.isEmpty() ? tenants.doorFor(EmailAddress.of(address)) : tenants.doorOf(name), clients.of(http));
    }
}
