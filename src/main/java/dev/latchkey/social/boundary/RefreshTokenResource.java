package dev.latchkey.social.boundary;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.latchkey.requests.control.InPerson;
import dev.latchkey.social.control.TokenDesk;
import dev.latchkey.social.entity.ProviderTokens;
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
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Asks the provider of an account of the caller's for newer tokens and gives them to him; in Better Auth's words. */
@InPerson
@Path("api/auth/refresh-token")
@ApplicationScoped
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class RefreshTokenResource {
    /**
     * Which account; older clients name its provider.
     *
     * @param accountId the id of the row; with a provider also what that one knows him by
     */
    @Schema(name = "RefreshProviderTokenRequest")
    public record Request(
            @Nullable @Size(max = 256) String accountId,
            @Nullable @Size(max = 64) String providerId) {}

    /** What the provider has given; an end is left out when it did not say it. */
    @Schema(name = "ProviderTokens")
    public record Answer(
            @Nullable String accessToken,
            @Nullable String refreshToken,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            Instant accessTokenExpiresAt,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            Instant refreshTokenExpiresAt,

            String scope,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String idToken,

            String providerId,
            String accountId) {
        @Override
        public String toString() {
            return "Answer[…]";
        }
    }

    @Inject
    TokenDesk desk;

    @POST
    @RolesAllowed(Role.USER)
    @Operation(summary = "Newer tokens from the provider of one of the caller's accounts")
    @Extension(
            name = "x-errors",
            value = "ACCOUNT_NOT_FOUND PROVIDER_NOT_SUPPORTED REFRESH_TOKEN_NOT_FOUND FAILED_TO_REFRESH_ACCESS_TOKEN"
                    + " PROVIDER_UNAVAILABLE")
    public Answer refresh(@Valid @NotNull Request request, @Context HttpServletRequest http) {
        AccountName account = AccountName.of(request.providerId(), request.accountId());
        TokenDesk.Held held = desk.newer(Caller.of(http), account);
        ProviderTokens tokens = held.tokens();
        return new Answer(
                tokens.accessToken(),
                tokens.refreshToken(),
                tokens.expiresAt(),
                tokens.refreshExpiresAt(),
                tokens.scope(),
                tokens.idToken(),
                held.account().provider(),
                held.account().accountId());
    }
}
