package dev.latchkey.tenants.boundary;

import dev.latchkey.requests.control.Clients;
import dev.latchkey.tenants.control.Members;
import dev.latchkey.tenants.control.NamingRules;
import dev.latchkey.tenants.control.Slug;
import dev.latchkey.tenants.control.Tenants;
import dev.latchkey.users.entity.Caller;
import dev.latchkey.users.entity.Role;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** One tenant: read, rename, work in, leave, delete. Contract section 1, C-18 to C-20. */
@Path("api/tenants/{id}")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Role.USER, Role.SERVER})
public class TenantResource {
    @Schema(name = "ChangeTenantRequest")
    public record Change(
            @Size(max = 200) @Pattern(regexp = NamingRules.NAME, message = NamingRules.NAME_RULE) @Nullable
            String name,

            @Size(max = 64) @Pattern(regexp = Slug.PATTERN, message = NamingRules.SLUG_RULE) @Nullable
            String slug) {}

    @Inject
    Tenants tenants;

    @Inject
    Members members;

    @Inject
    Clients clients;

    @Inject
    Clock clock;

    @GET
    @Operation(summary = "One tenant, for its members")
    @Extension(name = "x-errors", value = "ORGANIZATION_NOT_FOUND")
    public TenantView.Answer read(@PathParam("id") String id, @Context HttpServletRequest http) {
        return TenantView.Answer.of(tenants.read(Caller.of(http), id));
    }

    @PATCH
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Give a tenant another name or slug; for owners and admins")
    @Extension(
            name = "x-errors",
            value = "ORGANIZATION_NOT_FOUND YOU_ARE_NOT_ALLOWED_TO_UPDATE_THIS_ORGANIZATION TENANT_SUSPENDED "
                    + "ORGANIZATION_SLUG_ALREADY_TAKEN")
    public TenantView.Answer change(
            @PathParam("id") String id, @Valid @NotNull Change change, @Context HttpServletRequest http) {
        String name = change.name() == null ? null : NamingRules.clean(change.name());
        return TenantView.Answer.of(tenants.rename(
                Caller.of(http), id, new Tenants.Naming(name, change.slug()), clients.of(http), clock.instant()));
    }

    @DELETE
    @Operation(summary = "Delete a tenant with its members and invites; for owners")
    @Extension(name = "x-errors", value = "ORGANIZATION_NOT_FOUND YOU_ARE_NOT_ALLOWED_TO_DELETE_THIS_ORGANIZATION")
    public Success delete(@PathParam("id") String id, @Context HttpServletRequest http) {
        tenants.delete(Caller.of(http), id, clients.of(http), clock.instant());
        return Success.YES;
    }

    @POST
    @Path("activate")
    @Operation(summary = "Make it the tenant that the session works in")
    @Extension(name = "x-errors", value = "ORGANIZATION_NOT_FOUND TENANT_SUSPENDED")
    public TenantView.Answer activate(@PathParam("id") String id, @Context HttpServletRequest http) {
        return TenantView.Answer.of(tenants.activate(Caller.of(http), id, clients.of(http), clock.instant()));
    }

    @POST
    @Path("leave")
    @Operation(summary = "Leave a tenant; the only owner cannot")
    @Extension(name = "x-errors", value = "ORGANIZATION_NOT_FOUND YOU_CANNOT_LEAVE_THE_ORGANIZATION_AS_THE_ONLY_OWNER")
    public Success leave(@PathParam("id") String id, @Context HttpServletRequest http) {
        members.leave(Caller.of(http), id, clients.of(http), clock.instant());
        return Success.YES;
    }
}
