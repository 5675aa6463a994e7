package dev.latchkey.organizations.boundary;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import dev.latchkey.organizations.control.Metadata;
import dev.latchkey.organizations.control.Organizations;
import dev.latchkey.organizations.control.Organizations.Named;
import dev.latchkey.organizations.control.Roster;
import dev.latchkey.organizations.entity.Organization;
import dev.latchkey.organizations.entity.OrganizationMember;
import dev.latchkey.organizations.entity.OrganizationProblem;
import dev.latchkey.organizations.entity.OutsiderProblem;
import dev.latchkey.requests.control.Clients;
import dev.latchkey.requests.entity.Client;
import dev.latchkey.tenants.control.NamingRules;
import dev.latchkey.tenants.control.Slug;
import dev.latchkey.tenants.control.Tenants;
import dev.latchkey.tenants.entity.Tenant.Brand;
import dev.latchkey.tenants.entity.TenantProblem;
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
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jspecify.annotations.Nullable;

/** Makes, changes and deletes organizations, and chooses the one to work in, as Better Auth's client asks. C-18. */
@Path("api/auth/organization")
@ApplicationScoped
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Role.USER)
public class OrganizationResource {
    @Schema(name = "CreateOrganizationRequest")
    public record New(
            @NotNull @Size(max = 200) @Pattern(regexp = NamingRules.NAME, message = NamingRules.NAME_RULE)
            String name,

            @NotNull @Size(max = 64) @Pattern(regexp = Slug.PATTERN, message = NamingRules.SLUG_RULE)
            String slug,

            @Size(max = 2048) @Pattern(regexp = Logo.PATTERN, message = Logo.RULE) @Nullable
            String logo,

            @Schema(type = SchemaType.OBJECT, nullable = true) @Nullable
            JsonNode metadata,

            @Nullable Boolean keepCurrentActiveOrganization) {}

    @Schema(name = "OrganizationChange")
    public record Fields(
            @Size(max = 200) @Pattern(regexp = NamingRules.NAME, message = NamingRules.NAME_RULE) @Nullable
            String name,

            @Size(max = 64) @Pattern(regexp = Slug.PATTERN, message = NamingRules.SLUG_RULE) @Nullable
            String slug,

            @Schema(type = SchemaType.STRING, nullable = true) @Nullable
            JsonNode logo,

            @Schema(type = SchemaType.OBJECT, nullable = true) @Nullable
            JsonNode metadata) {}

    @Schema(name = "UpdateOrganizationRequest")
    public record Update(
            @Valid @NotNull Fields data, @Nullable String organizationId) {}

    @Schema(name = "OrganizationSlug")
    public record SlugCheck(@NotBlank @Size(max = 256) String slug) {}

    @Schema(name = "OrganizationChoice")
    public record Choice(
            @Schema(type = SchemaType.STRING, nullable = true) @Nullable
            JsonNode organizationId,

            @Nullable String organizationSlug) {}

    @Schema(name = "OrganizationNamed")
    public record Which(@NotBlank String organizationId) {}

    @Schema(name = "FreeSlug")
    public record Free(boolean status) {}

    @Schema(name = "NewOrganization")
    public record Made(
            String id,
            String name,
            String slug,
            @Nullable String logo,

            @Schema(type = SchemaType.OBJECT, nullable = true) @Nullable
            JsonNode metadata,

            Instant createdAt,
            List<OrganizationMember> members) {}

    @Inject
    Tenants tenants;

    @Inject
    Organizations organizations;

    @Inject
    Roster roster;

    @Inject
    Clients clients;

    @Inject
    Clock clock;

    @POST
    @Path("create")
    @Operation(summary = "Make an organization, own it and work in it")
    @Extension(
            name = "x-errors",
            value = "YOU_HAVE_REACHED_THE_MAXIMUM_NUMBER_OF_ORGANIZATIONS ORGANIZATION_ALREADY_EXISTS")
    public Made create(@Valid @NotNull New wanted, @Context HttpServletRequest http) {
        Caller caller = Caller.of(http);
        Client client = clients.of(http);
        var founding = new Tenants.Founding(
                NamingRules.clean(wanted.name()),
                wanted.slug(),
                new Brand(wanted.logo(), Metadata.write(wanted.metadata())),
                !Boolean.TRUE.equals(wanted.keepCurrentActiveOrganization()));
        var place = Wording.usual()
                .but(TenantProblem.ORGANIZATION_SLUG_ALREADY_TAKEN, OrganizationProblem.ORGANIZATION_ALREADY_EXISTS)
                .tell(() -> tenants.create(caller, founding, client, clock.instant()));
        Organization made = Organizations.of(place.tenant());
        return new Made(
                made.id(),
                made.name(),
                made.slug(),
                made.logo(),
                made.metadata(),
                made.createdAt(),
                roster.ofUser(made.id(), caller.userId()).stream().toList());
    }

    @POST
    @Path("check-slug")
    @Operation(summary = "Is this slug free?")
    @Extension(name = "x-errors", value = "400.ORGANIZATION_SLUG_ALREADY_TAKEN")
    public Free check(@Valid @NotNull SlugCheck wanted) {
        if (organizations.isTaken(wanted.slug())) {
            throw OrganizationProblem.ORGANIZATION_SLUG_ALREADY_TAKEN.exception();
        }
        return new Free(true);
    }

    @POST
    @Path("update")
    @Operation(summary = "Change name, slug, logo or metadata; null takes the last two away")
    @Extension(
            name = "x-errors",
            value =
                    "NO_ACTIVE_ORGANIZATION 400.USER_IS_NOT_A_MEMBER_OF_THE_ORGANIZATION "
                            + "YOU_ARE_NOT_ALLOWED_TO_UPDATE_THIS_ORGANIZATION 400.ORGANIZATION_SLUG_ALREADY_TAKEN TENANT_SUSPENDED")
    public Organization update(@Valid @NotNull Update wanted, @Context HttpServletRequest http) {
        Caller caller = Caller.of(http);
        Fields data = wanted.data();
        String name = data.name() == null ? null : NamingRules.clean(data.name());
        String logo = Logo.read(data.logo());
        String metadata = Metadata.write(data.metadata());
        var naming = new Tenants.Naming(
                name,
                data.slug(),
                before -> new Brand(
                        data.logo() == null ? before.logo() : logo,
                        data.metadata() == null ? before.metadata() : metadata));
        String id = Targets.id(caller, wanted.organizationId());
        Client client = clients.of(http);
        return Organizations.of(Wording.usual()
                .but(TenantProblem.ORGANIZATION_NOT_FOUND, OutsiderProblem.USER_IS_NOT_A_MEMBER_OF_THE_ORGANIZATION)
                .tell(() -> tenants.rename(caller, id, naming, client, clock.instant()))
                .tenant());
    }

    @POST
    @Path("delete")
    @Operation(summary = "Delete an organization with its members and invitations; for owners")
    @Extension(
            name = "x-errors",
            value = "400.USER_IS_NOT_A_MEMBER_OF_THE_ORGANIZATION YOU_ARE_NOT_ALLOWED_TO_DELETE_THIS_ORGANIZATION")
    public Organization delete(@Valid @NotNull Which which, @Context HttpServletRequest http) {
        Caller caller = Caller.of(http);
        Client client = clients.of(http);
        Organization gone = organizations
                .find(caller, new Named(which.organizationId(), null))
                .orElseThrow(OutsiderProblem.USER_IS_NOT_A_MEMBER_OF_THE_ORGANIZATION::exception);
        Wording.usual()
                .but(TenantProblem.ORGANIZATION_NOT_FOUND, OutsiderProblem.USER_IS_NOT_A_MEMBER_OF_THE_ORGANIZATION)
                .run(() -> tenants.delete(caller, gone.id(), client, clock.instant()));
        return gone;
    }

    @POST
    @Path("set-active")
    @Operation(summary = "Choose the organization that the session works in; organizationId null chooses none")
    @Extension(name = "x-errors", value = "403.USER_IS_NOT_A_MEMBER_OF_THE_ORGANIZATION TENANT_SUSPENDED")
    @APIResponseSchema(Organization.class)
    public Response setActive(@Valid @NotNull Choice choice, @Context HttpServletRequest http) {
        Caller caller = Caller.of(http);
        JsonNode chosen = choice.organizationId();
        if (chosen != null && chosen.isNull()) {
            tenants.deactivate(caller);
            return Response.ok(NullNode.getInstance()).build();
        }
        Named named = new Named(Targets.text(chosen), choice.organizationSlug());
        if (Organizations.isNone(caller, named)) {
            return Response.ok(NullNode.getInstance()).build();
        }
        String id = organizations.require(caller, named).id();
        Client client = clients.of(http);
        var place = Wording.usual().tell(() -> tenants.activate(caller, id, client, clock.instant()));
        return Response.ok(Organizations.of(place.tenant())).build();
    }
}
