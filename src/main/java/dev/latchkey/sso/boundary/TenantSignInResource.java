package dev.latchkey.sso.boundary;

import dev.latchkey.requests.control.Clients;
import dev.latchkey.requests.control.InPerson;
import dev.latchkey.sso.control.OwnerDesk;
import dev.latchkey.sso.control.ProviderCheck;
import dev.latchkey.sso.control.ProviderSetup;
import dev.latchkey.sso.control.ProviderSetup.Wanted;
import dev.latchkey.sso.control.SsoAddress;
import dev.latchkey.tenants.entity.TenantRole;
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
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A tenant's own provider: read, set, test, remove; for its owners, in person. */
@Path("api/tenants/{id}/sign-in")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Role.USER)
@InPerson
public class TenantSignInResource {
    /** Printable ASCII, as providers give it out. */
    private static final String VISIBLE = "[\\x21-\\x7e]+";

    /**
     * A provider.
     *
     * @param clientSecret left out: as it was, for the same issuer and client
     * @param role what new people become; member when left out
     * @param enabled on when left out
     */
    @Schema(name = "TenantProviderRequest")
    public record Request(
            @NotBlank @Size(max = 512) String issuer,

            @NotNull @Size(max = 255) @Pattern(regexp = VISIBLE, message = "must be printable ASCII")
            String clientId,

            @Size(min = 1, max = 1000)
            @Pattern(regexp = "[\\x20-\\x7e]+", message = "must be printable ASCII")
            @Nullable
            String clientSecret,

            @Pattern(regexp = "admin|member", message = "must be admin or member") @Nullable
            String role,

            @Nullable Boolean enabled) {
        @Override
        public String toString() {
            return "Request[…]";
        }
    }

    @Schema(name = "TenantSignInAnswer")
    public record Answer(SignInSetupView signIn) {}

    /** How a test ended; {@code problem} is null when all is well. */
    @Schema(name = "TenantProviderTest")
    public record Test(
            boolean good,
            @Nullable String problem,
            @Nullable String detail) {}

    @Schema(name = "TenantProviderRemoved")
    public record Removed(boolean success) {}

    @Inject
    ProviderSetup setup;

    @Inject
    OwnerDesk desk;

    @Inject
    SsoAddress address;

    @Inject
    Clients clients;

    @Inject
    Clock clock;

    @GET
    @Operation(summary = "A tenant's own provider and its e-mail domains; for owners")
    @Extension(name = "x-errors", value = "ORGANIZATION_NOT_FOUND YOU_ARE_NOT_ALLOWED_TO_MANAGE_SIGN_IN")
    public Answer read(@PathParam("id") String id, @Context HttpServletRequest http) {
        return answer(id, desk.read(Caller.of(http), id));
    }

    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary =
                    "Set a tenant's own provider; another issuer or client takes the place of the old one; for owners")
    @Extension(
            name = "x-errors",
            value = "ORGANIZATION_NOT_FOUND YOU_ARE_NOT_ALLOWED_TO_MANAGE_SIGN_IN TENANT_SUSPENDED INVALID_ISSUER"
                    + " CLIENT_SECRET_REQUIRED SESSION_NOT_FRESH RATE_LIMITED")
    public Answer set(@PathParam("id") String id, @Valid @NotNull Request request, @Context HttpServletRequest http) {
        TenantRole role = request.role() == null
                ? TenantRole.MEMBER
                : TenantRole.valueOf(request.role().toUpperCase(Locale.ROOT));
        Wanted wanted = new Wanted(
                ProviderSetup.issuer(request.issuer()),
                request.clientId(),
                request.clientSecret(),
                role,
                !Boolean.FALSE.equals(request.enabled()));
        return answer(id, setup.set(Caller.of(http), id, wanted, clients.of(http)));
    }

    @POST
    @Path("test")
    @Operation(summary = "Ask a tenant's own provider what it says of itself, and whether it knows us; for owners")
    @Extension(
            name = "x-errors",
            value =
                    "ORGANIZATION_NOT_FOUND YOU_ARE_NOT_ALLOWED_TO_MANAGE_SIGN_IN TENANT_PROVIDER_NOT_FOUND RATE_LIMITED")
    public Test test(@PathParam("id") String id, @Context HttpServletRequest http) {
        ProviderCheck.Finding found = setup.test(Caller.of(http), id);
        ProviderCheck.Problem problem = found.problem();
        return new Test(found.isGood(), problem == null ? null : problem.name(), found.detail());
    }

    @DELETE
    @Operation(summary = "Remove a tenant's own provider; it signs nobody in any more; for owners")
    @Extension(
            name = "x-errors",
            value = "ORGANIZATION_NOT_FOUND YOU_ARE_NOT_ALLOWED_TO_MANAGE_SIGN_IN TENANT_PROVIDER_NOT_FOUND")
    public Removed remove(@PathParam("id") String id, @Context HttpServletRequest http) {
        desk.remove(Caller.of(http), id, clients.of(http), clock.instant());
        return new Removed(true);
    }

    private Answer answer(String tenantId, OwnerDesk.Setup found) {
        return new Answer(SignInSetupView.of(found, address.callback(tenantId)));
    }
}
