package dev.latchkey.tenants.boundary;

import dev.latchkey.requests.control.Clients;
import dev.latchkey.requests.entity.Paging;
import dev.latchkey.tenants.control.Members;
import dev.latchkey.tenants.entity.RoleNames;
import dev.latchkey.tenants.entity.TenantRole;
import dev.latchkey.users.entity.Caller;
import dev.latchkey.users.entity.Role;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The members of a tenant: list, change a role, remove. C-20, promises 4 and 5. */
@Path("api/tenants/{id}/members")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Role.USER, Role.SERVER})
public class MembersResource {
    @Schema(name = "ChangeMemberRequest")
    public record Change(
            @NotNull @Pattern(regexp = "owner|admin|member", message = "must be owner, admin or member")
            String role) {}

    @Schema(name = "MemberAnswer")
    public record Answer(Members.Profile member) {}

    @Inject
    Members members;

    @Inject
    Clients clients;

    @Inject
    Clock clock;

    @GET
    @Operation(summary = "The members of a tenant, oldest first; for its members")
    @Extension(name = "x-errors", value = "ORGANIZATION_NOT_FOUND")
    public Members.Slice list(
            @PathParam("id") String id,
            @QueryParam("page") @Nullable String page,
            @QueryParam("limit") @Nullable String limit,
            @Context HttpServletRequest http) {
        return members.list(Caller.of(http), id, Paging.of(page, limit));
    }

    @PATCH
    @Path("{userId}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Give a member another role; for owners and, below owners, admins")
    @Extension(
            name = "x-errors",
            value = "ORGANIZATION_NOT_FOUND MEMBER_NOT_FOUND YOU_ARE_NOT_ALLOWED_TO_UPDATE_THIS_MEMBER "
                    + "TENANT_SUSPENDED YOU_CANNOT_LEAVE_THE_ORGANIZATION_AS_THE_ONLY_OWNER")
    public Answer assign(
            @PathParam("id") String id,
            @PathParam("userId") String userId,
            @Valid @NotNull Change change,
            @Context HttpServletRequest http) {
        RoleNames role = RoleNames.of(TenantRole.valueOf(change.role().toUpperCase(Locale.ROOT)));
        return new Answer(
                members.assign(Caller.of(http), new Members.Seat(id, userId), role, clients.of(http), clock.instant()));
    }

    @DELETE
    @Path("{userId}")
    @Operation(summary = "Take a member out; for owners and, below owners, admins")
    @Extension(
            name = "x-errors",
            value = "ORGANIZATION_NOT_FOUND MEMBER_NOT_FOUND YOU_ARE_NOT_ALLOWED_TO_DELETE_THIS_MEMBER "
                    + "YOU_CANNOT_LEAVE_THE_ORGANIZATION_AS_THE_ONLY_OWNER")
    public Success remove(
            @PathParam("id") String id, @PathParam("userId") String userId, @Context HttpServletRequest http) {
        members.remove(Caller.of(http), new Members.Seat(id, userId), clients.of(http), clock.instant());
        return Success.YES;
    }
}
