package dev.latchkey.organizations.boundary;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import dev.latchkey.organizations.control.Invitations;
import dev.latchkey.organizations.control.Organizations;
import dev.latchkey.organizations.control.Organizations.Named;
import dev.latchkey.organizations.control.Roles;
import dev.latchkey.organizations.control.Roster;
import dev.latchkey.organizations.entity.Invitation;
import dev.latchkey.organizations.entity.Organization;
import dev.latchkey.organizations.entity.OrganizationMember;
import dev.latchkey.organizations.entity.RosterQuery;
import dev.latchkey.tenants.control.Tenants;
import dev.latchkey.tenants.entity.Right;
import dev.latchkey.users.entity.Caller;
import dev.latchkey.users.entity.Role;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jspecify.annotations.Nullable;

/** What organizations there are, who is in them, and what the caller may do, as Better Auth's client asks. */
@Path("api/auth/organization")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Role.USER)
public class OrganizationViewResource {
    @Schema(name = "FullOrganization")
    public record Full(
            String id,
            String name,
            String slug,
            @Nullable String logo,

            @Schema(type = SchemaType.OBJECT, nullable = true) @Nullable
            JsonNode metadata,

            Instant createdAt,
            List<OrganizationMember> members,
            List<Invitation> invitations) {}

    @Schema(name = "PermissionQuestion")
    public record Question(
            @Nullable String organizationId,

            @Schema(type = SchemaType.OBJECT) @Nullable JsonNode permissions,

            @Schema(type = SchemaType.OBJECT) @Nullable JsonNode permission) {}

    @Schema(name = "Permitted")
    public record Permitted(@Nullable String error, boolean success) {}

    @Inject
    Organizations organizations;

    @Inject
    Roster roster;

    @Inject
    Invitations invitations;

    @Inject
    Tenants tenants;

    @GET
    @Path("list")
    @Operation(summary = "The caller's organizations, oldest first")
    public List<Organization> list(@Context HttpServletRequest http) {
        return organizations.of(Caller.of(http));
    }

    @GET
    @Path("get-organization")
    @Operation(summary = "One organization, by id, by slug, or the active one; null when none is named and none active")
    @Extension(name = "x-errors", value = "403.USER_IS_NOT_A_MEMBER_OF_THE_ORGANIZATION")
    @APIResponseSchema(Organization.class)
    public Response one(
            @QueryParam("organizationId") @Nullable String id,
            @QueryParam("organizationSlug") @Nullable String slug,
            @Context HttpServletRequest http) {
        Caller caller = Caller.of(http);
        return answer(named(caller, new Named(id, slug)));
    }

    @GET
    @Path("get-full-organization")
    @Operation(
            summary = "The same with members and, for those who may invite, invitations",
            description = "At most 100 members, or membersLimit; list-members gives the others.")
    @Extension(name = "x-errors", value = "403.USER_IS_NOT_A_MEMBER_OF_THE_ORGANIZATION")
    @APIResponseSchema(Full.class)
    public Response full(
            @QueryParam("organizationId") @Nullable String id,
            @QueryParam("organizationSlug") @Nullable String slug,
            @QueryParam("membersLimit") @Nullable String limit,
            @Context HttpServletRequest http) {
        Caller caller = Caller.of(http);
        RosterQuery query = RosterQuery.first(limit);
        return answer(named(caller, new Named(id, slug)).map(found -> full(caller, found, query)));
    }

    private Full full(Caller caller, Organization found, RosterQuery query) {
        boolean manages =
                Wording.usual().tell(() -> tenants.read(caller, found.id())).may(Right.INVITATION_CREATE);
        return new Full(
                found.id(),
                found.name(),
                found.slug(),
                found.logo(),
                found.metadata(),
                found.createdAt(),
                roster.list(found.id(), query).members(),
                manages ? Wording.usual().tell(() -> invitations.of(caller, found.id())) : List.of());
    }

    private Optional<Organization> named(Caller caller, Named named) {
        return Organizations.isNone(caller, named)
                ? Optional.empty()
                : Optional.of(organizations.require(caller, named));
    }

    /** The JSON null and not an absent entity, which would be a 204 without a body. */
    private static Response answer(Optional<?> body) {
        return Response.ok(body.isPresent() ? body.get() : NullNode.getInstance())
                .build();
    }

    @POST
    @Path("has-permission")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Have the caller's roles all of these permissions?")
    @Extension(name = "x-errors", value = "NO_ACTIVE_ORGANIZATION 403.USER_IS_NOT_A_MEMBER_OF_THE_ORGANIZATION")
    public Permitted may(@Valid @NotNull Question question, @Context HttpServletRequest http) {
        Caller caller = Caller.of(http);
        String id = Targets.id(caller, question.organizationId());
        Set<Right> rights = Wording.usual().tell(() -> tenants.read(caller, id)).rights();
        JsonNode wanted = question.permissions() == null ? question.permission() : question.permissions();
        return new Permitted(null, Roles.has(rights, wanted));
    }
}
