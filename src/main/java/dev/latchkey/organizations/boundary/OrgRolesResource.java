package dev.latchkey.organizations.boundary;

import com.fasterxml.jackson.databind.JsonNode;
import dev.latchkey.organizations.control.Organizations;
import dev.latchkey.organizations.control.Organizations.Named;
import dev.latchkey.organizations.control.Roles;
import dev.latchkey.organizations.entity.OrganizationProblem;
import dev.latchkey.problems.entity.AuthException;
import dev.latchkey.problems.entity.RequestProblem;
import dev.latchkey.requests.control.Clients;
import dev.latchkey.requests.entity.Client;
import dev.latchkey.tenants.control.CustomRoles;
import dev.latchkey.tenants.control.CustomRoles.Wanted;
import dev.latchkey.tenants.entity.CustomRole;
import dev.latchkey.tenants.entity.Right;
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
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Roles of an organization's own, which Better Auth's client calls dynamic access control. Promise 5. */
@Path("api/auth/organization")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Role.USER)
public class OrgRolesResource {
    private static final String NAME = "[A-Za-z0-9][A-Za-z0-9_ -]{0,63}";
    private static final String NAME_RULE = "must have letters, digits, blanks, - and _ only, at most 64";

    @Schema(name = "CreateRoleRequest")
    public record New(
            @NotNull @Pattern(regexp = NAME, message = NAME_RULE)
            String role,

            @Schema(type = SchemaType.OBJECT) @NotNull JsonNode permission,
            @Nullable String organizationId) {}

    @Schema(name = "RoleFields")
    public record Fields(
            @Schema(type = SchemaType.OBJECT) @Nullable JsonNode permission,

            @Pattern(regexp = NAME, message = NAME_RULE) @Nullable
            String roleName) {}

    @Schema(name = "UpdateRoleRequest")
    public record Update(
            @Nullable String roleName,
            @Nullable String roleId,
            @Nullable String organizationId,
            @Valid @NotNull Fields data) {}

    @Schema(name = "RoleNamed")
    public record Which(
            @Nullable String roleName,
            @Nullable String roleId,
            @Nullable String organizationId) {}

    @Schema(name = "OrganizationRole")
    public record Shown(
            String id,
            String organizationId,
            String role,
            Map<String, List<String>> permission,
            Instant createdAt,
            Instant updatedAt) {
        static Shown of(CustomRole role) {
            return new Shown(
                    role.id(),
                    role.tenantId(),
                    role.name(),
                    Roles.map(role.rights()),
                    role.createdAt(),
                    role.updatedAt());
        }
    }

    /** @param statements all that a role can allow */
    @Schema(name = "NewRole")
    public record Made(boolean success, Shown roleData, Map<String, List<String>> statements) {}

    @Schema(name = "ChangedRole")
    public record Changed(boolean success, Shown roleData) {}

    @Schema(name = "RoleDeleted")
    public record Deleted(boolean success) {}

    @Inject
    CustomRoles roles;

    @Inject
    Organizations organizations;

    @Inject
    Clients clients;

    @Inject
    Clock clock;

    @POST
    @Path("create-role")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Make a role of the organization's own, with no more than the caller may himself")
    @Extension(
            name = "x-errors",
            value = "NO_ACTIVE_ORGANIZATION YOU_ARE_NOT_A_MEMBER_OF_THIS_ORGANIZATION "
                    + "YOU_ARE_NOT_ALLOWED_TO_CREATE_A_ROLE ROLE_NAME_IS_ALREADY_TAKEN TOO_MANY_ROLES TENANT_SUSPENDED")
    public Made create(@Valid @NotNull New wanted, @Context HttpServletRequest http) {
        Caller caller = Caller.of(http);
        Wanted role = new Wanted(wanted.role(), Roles.rights(wanted.permission()));
        String id = member(caller, wanted.organizationId());
        Client client = clients.of(http);
        CustomRole made = Wording.usual().tell(() -> roles.create(caller, id, role, client, clock.instant()));
        return new Made(true, Shown.of(made), Roles.map(EnumSet.allOf(Right.class)));
    }

    @POST
    @Path("update-role")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Change what a role allows, or its name, for everybody who has it")
    @Extension(
            name = "x-errors",
            value = "NO_ACTIVE_ORGANIZATION YOU_ARE_NOT_A_MEMBER_OF_THIS_ORGANIZATION ROLE_NOT_FOUND "
                    + "YOU_ARE_NOT_ALLOWED_TO_READ_A_ROLE YOU_ARE_NOT_ALLOWED_TO_UPDATE_A_ROLE "
                    + "ROLE_NAME_IS_ALREADY_TAKEN TENANT_SUSPENDED")
    public Changed update(@Valid @NotNull Update wanted, @Context HttpServletRequest http) {
        Caller caller = Caller.of(http);
        Fields data = wanted.data();
        Wanted change = new Wanted(data.roleName(), data.permission() == null ? null : Roles.rights(data.permission()));
        CustomRole before = find(caller, wanted.organizationId(), wanted.roleId(), wanted.roleName());
        Client client = clients.of(http);
        return new Changed(
                true,
                Shown.of(Wording.usual().tell(() -> roles.change(caller, before, change, client, clock.instant()))));
    }

    @POST
    @Path("delete-role")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Delete a role that nobody has")
    @Extension(
            name = "x-errors",
            value = "NO_ACTIVE_ORGANIZATION YOU_ARE_NOT_A_MEMBER_OF_THIS_ORGANIZATION ROLE_NOT_FOUND "
                    + "YOU_ARE_NOT_ALLOWED_TO_READ_A_ROLE YOU_ARE_NOT_ALLOWED_TO_DELETE_A_ROLE "
                    + "ROLE_IS_ASSIGNED_TO_MEMBERS")
    public Deleted delete(@Valid @NotNull Which which, @Context HttpServletRequest http) {
        Caller caller = Caller.of(http);
        CustomRole role = find(caller, which.organizationId(), which.roleId(), which.roleName());
        Client client = clients.of(http);
        Wording.usual().run(() -> roles.delete(caller, role, client, clock.instant()));
        return new Deleted(true);
    }

    @GET
    @Path("list-roles")
    @Operation(summary = "The roles of the organization's own, oldest first")
    @Extension(
            name = "x-errors",
            value =
                    "NO_ACTIVE_ORGANIZATION YOU_ARE_NOT_A_MEMBER_OF_THIS_ORGANIZATION YOU_ARE_NOT_ALLOWED_TO_LIST_A_ROLE")
    public List<Shown> list(@QueryParam("organizationId") @Nullable String id, @Context HttpServletRequest http) {
        Caller caller = Caller.of(http);
        String organizationId = member(caller, id);
        return Wording.usual().tell(() -> roles.list(caller, organizationId)).stream()
                .map(Shown::of)
                .toList();
    }

    @GET
    @Path("get-role")
    @Operation(summary = "One role, by id or by name")
    @Extension(
            name = "x-errors",
            value = "NO_ACTIVE_ORGANIZATION YOU_ARE_NOT_A_MEMBER_OF_THIS_ORGANIZATION ROLE_NOT_FOUND "
                    + "YOU_ARE_NOT_ALLOWED_TO_READ_A_ROLE")
    public Shown get(
            @QueryParam("organizationId") @Nullable String id,
            @QueryParam("roleId") @Nullable String roleId,
            @QueryParam("roleName") @Nullable String roleName,
            @Context HttpServletRequest http) {
        return Shown.of(find(Caller.of(http), id, roleId, roleName));
    }

    private CustomRole find(Caller caller, @Nullable String named, @Nullable String roleId, @Nullable String roleName) {
        if (roleId == null && roleName == null) {
            throw new AuthException(RequestProblem.VALIDATION_ERROR, Map.of("roleName", "is required"));
        }
        String id = member(caller, named);
        return Wording.usual().tell(() -> roles.read(caller, id, roleId, roleName));
    }

    /** The organization's id, for a member. */
    private String member(Caller caller, @Nullable String named) {
        String id = Targets.id(caller, named);
        return Wording.usual()
                .but(
                        OrganizationProblem.USER_IS_NOT_A_MEMBER_OF_THE_ORGANIZATION,
                        OrganizationProblem.YOU_ARE_NOT_A_MEMBER_OF_THIS_ORGANIZATION)
                .tell(() -> organizations.require(caller, new Named(id, null)))
                .id();
    }
}
