package dev.latchkey.self.boundary;

import dev.latchkey.requests.control.Clients;
import dev.latchkey.requests.control.InPerson;
import dev.latchkey.self.control.Reauthentication;
import dev.latchkey.users.control.WaysIn;
import dev.latchkey.users.entity.Caller;
import dev.latchkey.users.entity.Role;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Takes one of the caller's ways in away, never the last; for somebody who has signed in a short while ago. */
@InPerson
@Path("api/auth/unlink-account")
@ApplicationScoped
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class UnlinkAccountResource {
    @Schema(name = "UnlinkAccountRequest")
    public record Request(@NotBlank @Size(max = 256) String accountId) {}

    @Inject
    Reauthentication reauthentication;

    @Inject
    WaysIn ways;

    @Inject
    Clients clients;

    @Inject
    Clock clock;

    @POST
    @RolesAllowed(Role.USER)
    @Operation(summary = "Take one of the caller's ways in away, but not the last one")
    @Extension(name = "x-errors", value = "SESSION_NOT_FRESH ACCOUNT_NOT_FOUND FAILED_TO_UNLINK_LAST_ACCOUNT")
    public Done unlink(@Valid @NotNull Request request, @Context HttpServletRequest http) {
        Caller caller = Caller.of(http);
        Instant now = clock.instant();
        reauthentication.requireFresh(caller, now);
        ways.remove(caller, request.accountId(), clients.of(http), now);
        return Done.DONE;
    }
}
