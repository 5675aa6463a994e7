package dev.latchkey.social.boundary;

import dev.latchkey.requests.control.Clients;
import dev.latchkey.requests.control.InPerson;
import dev.latchkey.social.control.SocialFlows;
import dev.latchkey.social.control.SocialLinking;
import dev.latchkey.social.entity.Scopes;
import dev.latchkey.users.entity.Caller;
import dev.latchkey.users.entity.Role;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
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
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jspecify.annotations.Nullable;

/** Begins to link an account of a provider to the caller's own; the callback of every sign-in ends it. C-36. */
@InPerson
@Path("api/auth/link-social")
@ApplicationScoped
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class LinkSocialResource {
    /**
     * What is wanted.
     *
     * @param disableRedirect the answer says {@code redirect: false}, and the client stays where it is
     * @param scopes what is asked for beyond the usual; then a refresh token is asked for too, where the provider has such
     */
    @Schema(name = "LinkSocialRequest")
    public record Request(
            @NotBlank @Size(max = 64) String provider,
            @Nullable String callbackURL,
            @Nullable String errorCallbackURL,
            @Nullable Boolean disableRedirect,
            @Nullable @Size(max = 15) List<@NotNull @Pattern(regexp = Scopes.PATTERN) String> scopes) {}

    @Schema(name = "LinkSocialAnswer")
    public record Answer(String url, boolean redirect) {}

    @Inject
    SocialFlows flows;

    @Inject
    SocialLinking linking;

    @Inject
    Clients clients;

    @POST
    @RolesAllowed(Role.USER)
    @Operation(summary = "Begin to link an account of a provider; the answer says where to send the browser")
    @Extension(
            name = "x-errors",
            value = "PROVIDER_NOT_FOUND INVALID_CALLBACK_URL SESSION_NOT_FRESH RATE_LIMITED" + " PROVIDER_UNAVAILABLE")
    @APIResponseSchema(Answer.class)
    public Response begin(@Valid @NotNull Request request, @Context HttpServletRequest http) {
        SocialFlows.Begun begun = linking.begin(
                request.provider(),
                flows.linkWish(request.callbackURL(), request.errorCallbackURL(), request.scopes()),
                Caller.of(http),
                clients.of(http));
        boolean redirect = !Boolean.TRUE.equals(request.disableRedirect());
        String url = begun.url().toString();
        return Response.ok(new Answer(url, redirect))
                .header(HttpHeaders.LOCATION, redirect ? url : null)
                .header(HttpHeaders.SET_COOKIE, begun.cookie())
                .build();
    }
}
