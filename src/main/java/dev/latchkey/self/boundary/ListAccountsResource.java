package dev.latchkey.self.boundary;

import dev.latchkey.users.control.UserTraces;
import dev.latchkey.users.entity.Caller;
import dev.latchkey.users.entity.Role;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The caller's ways in, oldest first; no hash and no token of a provider. */
@Path("api/auth/list-accounts")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class ListAccountsResource {
    @Schema(name = "Account")
    public record Account(
            String id,
            String providerId,
            String accountId,
            String userId,
            List<String> scopes,
            Instant createdAt,
            Instant updatedAt) {}

    @Inject
    UserTraces users;

    @GET
    @RolesAllowed(Role.USER)
    @Operation(summary = "The caller's ways in: password and accounts of providers")
    public List<Account> list(@Context HttpServletRequest http) {
        String userId = Caller.of(http).userId();
        return users.waysIn(userId).stream()
                .map(way -> new Account(
                        way.id(),
                        way.provider(),
                        way.accountId(),
                        userId,
                        way.scopes(),
                        way.createdAt(),
                        way.updatedAt()))
                .toList();
    }
}
