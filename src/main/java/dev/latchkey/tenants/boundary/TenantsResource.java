package dev.latchkey.tenants.boundary;

import dev.latchkey.requests.control.Clients;
import dev.latchkey.requests.entity.Paging;
import dev.latchkey.tenants.control.Memberships;
import dev.latchkey.tenants.control.Memberships.Belonging;
import dev.latchkey.tenants.control.NamingRules;
import dev.latchkey.tenants.control.Slug;
import dev.latchkey.tenants.control.TenantCreation;
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
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jspecify.annotations.Nullable;

/** The caller's tenants: create, list. Contract section 1, C-18, C-19. */
@Path("api/tenants")
@ApplicationScoped
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Role.USER, Role.SERVER})
public class TenantsResource {
    @Schema(name = "CreateTenantRequest")
    public record NewTenant(
            @NotNull @Size(max = 200) @Pattern(regexp = NamingRules.NAME, message = NamingRules.NAME_RULE)
            String name,

            @Size(max = 64) @Pattern(regexp = Slug.PATTERN, message = NamingRules.SLUG_RULE) @Nullable
            String slug) {}

    @Schema(name = "TenantPage")
    public record Page(
            List<Belonging> tenants, int total, @Nullable String activeTenantId) {}

    @Inject
    TenantCreation creation;

    @Inject
    Memberships memberships;

    @Inject
    Clients clients;

    @Inject
    Clock clock;

    @POST
    @Operation(summary = "Make a tenant; the caller is its owner")
    @Extension(
            name = "x-errors",
            value = "YOU_HAVE_REACHED_THE_MAXIMUM_NUMBER_OF_ORGANIZATIONS ORGANIZATION_SLUG_ALREADY_TAKEN")
    @APIResponseSchema(value = TenantView.Answer.class, responseCode = "201")
    public Response create(@Valid @NotNull NewTenant wanted, @Context HttpServletRequest http) {
        var place = creation.create(
                Caller.of(http), NamingRules.clean(wanted.name()), wanted.slug(), clients.of(http), clock.instant());
        return Response.status(Response.Status.CREATED)
                .entity(TenantView.Answer.of(place))
                .build();
    }

    @GET
    @RolesAllowed({Role.USER, Role.PROGRAM})
    @Operation(summary = "The caller's tenants, oldest first, and which of them the session works in")
    public Page list(
            @QueryParam("page") @Nullable String page,
            @QueryParam("limit") @Nullable String limit,
            @Context HttpServletRequest http) {
        Paging paging = Paging.of(page, limit);
        Caller caller = Caller.of(http);
        // All of a user's tenants are one indexed query, and few: cutting the list here costs less than counting twice.
        List<Belonging> all = memberships.of(caller).tenants();
        return new Page(paging.cut(all), all.size(), caller.activeTenantId());
    }
}
