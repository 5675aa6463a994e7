package dev.latchkey.self.boundary;

import dev.latchkey.requests.control.Clients;
import dev.latchkey.requests.control.InPerson;
import dev.latchkey.self.control.Unlinking;
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
import java.time.Clock;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Takes one of the caller's ways in away, never the last; for somebody who has signed in a short while ago. */
@InPerson
@Path("api/auth/unlink-account")
@ApplicationScoped
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class UnlinkAccountResource {
    /**
     * Which one; older clients name its provider.
     *
     * @param accountId the id of the row; with a provider also what that one knows him by
     * @param providerId may be left out when {@code accountId} is the id of the row
     */
    @Schema(name = "UnlinkAccountRequest")
    public record Request(
            @Nullable @Size(max = 256) String accountId,
            @Nullable @Size(max = 64) String providerId) {}

    @Inject
    Unlinking unlinking;

    @Inject
    Clients clients;

    @Inject
    Clock clock;

    @POST
    @RolesAllowed(Role.USER)
    @Operation(summary = "Take one of the caller's ways in away, but not the last one")
    @Extension(name = "x-errors", value = "SESSION_NOT_FRESH ACCOUNT_NOT_FOUND FAILED_TO_UNLINK_LAST_ACCOUNT")
    public Done unlink(@Valid @NotNull Request request, @Context HttpServletRequest http) {
        AccountName account = AccountName.of(request.providerId(), request.accountId());
        unlinking.unlink(Caller.of(http), account, clients.of(http), clock.instant());
        return Done.DONE;
    }
}
