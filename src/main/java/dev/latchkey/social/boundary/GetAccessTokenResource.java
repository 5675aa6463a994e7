package dev.latchkey.social.boundary;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.latchkey.requests.control.InPerson;
import dev.latchkey.social.control.TokenDesk;
import dev.latchkey.social.entity.ProviderTokens;
import dev.latchkey.social.entity.Scopes;
import dev.latchkey.users.entity.AccountName;
import dev.latchkey.users.entity.Caller;
import dev.latchkey.users.entity.Role;
import jakarta.annotation.security.RolesAllowed;
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
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Gives the caller the access token of an account of his, so that he can act at its provider; in Better Auth's words. */
@InPerson
@Path("api/auth/get-access-token")
@ApplicationScoped
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class GetAccessTokenResource {
    /**
     * Which account; older clients name its provider.
     *
     * @param accountId the id of the row; with a provider also what that one knows him by
     */
    @Schema(name = "GetAccessTokenRequest")
    public record Request(
            @Nullable @Size(max = 256) String accountId,
            @Nullable @Size(max = 64) String providerId) {}

    /** An access token that is good for some seconds at least; its end is left out when the provider did not say it. */
    @Schema(name = "ProviderAccessToken")
    public record Answer(
            @Nullable String accessToken,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            Instant accessTokenExpiresAt,

            List<String> scopes,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String idToken) {
        @Override
        public String toString() {
            return "Answer[…]";
        }
    }

    @Inject
    TokenDesk desk;

    @POST
    @RolesAllowed(Role.USER)
    @Operation(summary = "The provider's access token of one of the caller's accounts, a newer one if need be")
    @Extension(
            name = "x-errors",
            value = "ACCOUNT_NOT_FOUND PROVIDER_NOT_SUPPORTED FAILED_TO_GET_ACCESS_TOKEN PROVIDER_UNAVAILABLE")
    public Answer get(@Valid @NotNull Request request, @Context HttpServletRequest http) {
        AccountName account = AccountName.of(request.providerId(), request.accountId());
        ProviderTokens tokens = desk.good(Caller.of(http), account).tokens();
        return new Answer(tokens.accessToken(), tokens.expiresAt(), Scopes.of(tokens.scope()), tokens.idToken());
    }
}
