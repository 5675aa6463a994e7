package dev.latchkey.organizations.boundary;

import com.fasterxml.jackson.databind.JsonNode;
import dev.latchkey.organizations.control.Organizations;
import dev.latchkey.organizations.control.Organizations.Named;
import dev.latchkey.organizations.control.Roles;
import dev.latchkey.organizations.control.Roster;
import dev.latchkey.organizations.entity.OrganizationMember;
import dev.latchkey.organizations.entity.OrganizationProblem;
import dev.latchkey.organizations.entity.RosterQuery;
import dev.latchkey.organizations.entity.RosterQuery.Filter;
import dev.latchkey.organizations.entity.RosterQuery.Sorting;
import dev.latchkey.organizations.entity.RosterQuery.Window;
import dev.latchkey.requests.control.Clients;
import dev.latchkey.requests.entity.Client;
import dev.latchkey.tenants.control.Members;
import dev.latchkey.tenants.control.Members.Seat;
import dev.latchkey.tenants.entity.RoleNames;
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
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The members of an organization, as Better Auth's client asks for them and changes them. C-20, promises 4 and 5. */
@Path("api/auth/organization")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Role.USER)
public class OrgMembersResource {
    @Schema(name = "OrganizationMembers")
    public record Listed(List<OrganizationMember> members, long total) {}

    @Schema(name = "OwnRole")
    public record OwnRole(String role) {}

    @Schema(name = "RemoveMemberRequest")
    public record Removal(
            @NotBlank @Size(max = 256) String memberIdOrEmail,
            @Nullable String organizationId) {}

    @Schema(name = "RemovedMember")
    public record Removed(OrganizationMember member) {}

    @Schema(name = "UpdateMemberRoleRequest")
    public record Promotion(
            @Schema(type = SchemaType.STRING) @NotNull JsonNode role,
            @NotBlank String memberId,
            @Nullable String organizationId) {}

    @Schema(name = "LeaveRequest")
    public record Leave(@NotBlank String organizationId) {}

    @Inject
    Members members;

    @Inject
    Organizations organizations;

    @Inject
    Roster roster;

    @Inject
    Clients clients;

    @Inject
    Clock clock;

    /** The parameters of {@code list-members}. */
    public static class Wanted {
        @QueryParam("limit")
        @Nullable
        String limit;

        @QueryParam("offset")
        @Nullable
        String offset;

        @QueryParam("sortBy")
        @Nullable
        String sortBy;

        @QueryParam("sortDirection")
        @Nullable
        String sortDirection;

        @QueryParam("filterField")
        @Nullable
        String filterField;

        @QueryParam("filterOperator")
        @Nullable
        String filterOperator;

        @QueryParam("filterValue")
        List<String> filterValue = List.of();

        RosterQuery query() {
            return RosterQuery.of(
                    new Window(limit, offset),
                    new Sorting(sortBy, sortDirection),
                    new Filter(filterField, filterOperator, filterValue));
        }
    }

    @GET
    @Path("list-members")
    @Operation(summary = "The members of an organization and how many they are; at most 100 at once")
    @Extension(name = "x-errors", value = "NO_ACTIVE_ORGANIZATION YOU_ARE_NOT_A_MEMBER_OF_THIS_ORGANIZATION")
    public Listed list(
            @QueryParam("organizationId") @Nullable String id,
            @QueryParam("organizationSlug") @Nullable String slug,
            @BeanParam Wanted wanted,
            @Context HttpServletRequest http) {
        RosterQuery query = wanted.query();
        Roster.Part part = roster.list(organization(Caller.of(http), new Named(id, slug)), query);
        return new Listed(part.members(), part.total());
    }

    @GET
    @Path("get-active-member")
    @Operation(summary = "The caller as member of the organization he works in")
    @Extension(name = "x-errors", value = "NO_ACTIVE_ORGANIZATION 400.MEMBER_NOT_FOUND")
    public OrganizationMember active(@Context HttpServletRequest http) {
        Caller caller = Caller.of(http);
        return roster.ofUser(Targets.id(caller, null), caller.userId())
                .orElseThrow(OrganizationProblem.MEMBER_NOT_FOUND::exception);
    }

    @GET
    @Path("get-active-member-role")
    @Operation(summary = "The role of the caller, or of another member, in an organization")
    @Extension(
            name = "x-errors",
            value = "NO_ACTIVE_ORGANIZATION YOU_ARE_NOT_A_MEMBER_OF_THIS_ORGANIZATION 400.MEMBER_NOT_FOUND")
    public OwnRole role(
            @QueryParam("userId") @Nullable String userId,
            @QueryParam("organizationId") @Nullable String id,
            @QueryParam("organizationSlug") @Nullable String slug,
            @Context HttpServletRequest http) {
        Caller caller = Caller.of(http);
        String organizationId = organization(caller, new Named(id, slug));
        return new OwnRole(roster.ofUser(organizationId, userId == null ? caller.userId() : userId)
                .orElseThrow(OrganizationProblem.MEMBER_NOT_FOUND::exception)
                .role());
    }

    private String organization(Caller caller, Named named) {
        return Wording.usual()
                .but(
                        OrganizationProblem.USER_IS_NOT_A_MEMBER_OF_THE_ORGANIZATION,
                        OrganizationProblem.YOU_ARE_NOT_A_MEMBER_OF_THIS_ORGANIZATION)
                .tell(() -> organizations.require(caller, named).id());
    }

    @POST
    @Path("remove-member")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Take a member out; for owners and, below owners, admins")
    @Extension(
            name = "x-errors",
            value = "NO_ACTIVE_ORGANIZATION 403.USER_IS_NOT_A_MEMBER_OF_THE_ORGANIZATION 400.MEMBER_NOT_FOUND "
                    + "401.YOU_ARE_NOT_ALLOWED_TO_DELETE_THIS_MEMBER "
                    + "400.YOU_CANNOT_LEAVE_THE_ORGANIZATION_AS_THE_ONLY_OWNER")
    public Removed remove(@Valid @NotNull Removal removal, @Context HttpServletRequest http) {
        Caller caller = Caller.of(http);
        String id = member(caller, removal.organizationId());
        OrganizationMember gone = roster.named(id, removal.memberIdOrEmail());
        Client client = clients.of(http);
        Wording.usual().run(() -> members.remove(caller, new Seat(id, gone.userId()), client, clock.instant()));
        return new Removed(gone);
    }

    @POST
    @Path("update-member-role")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Give a member another role; for owners and, below owners, admins")
    @Extension(
            name = "x-errors",
            value = "NO_ACTIVE_ORGANIZATION 403.USER_IS_NOT_A_MEMBER_OF_THE_ORGANIZATION 400.MEMBER_NOT_FOUND "
                    + "YOU_ARE_NOT_ALLOWED_TO_UPDATE_THIS_MEMBER TENANT_SUSPENDED ROLE_NOT_FOUND "
                    + "YOU_CANNOT_LEAVE_THE_ORGANIZATION_WITHOUT_AN_OWNER")
    public OrganizationMember assign(@Valid @NotNull Promotion promotion, @Context HttpServletRequest http) {
        Caller caller = Caller.of(http);
        RoleNames role = Roles.read(promotion.role());
        String id = member(caller, promotion.organizationId());
        OrganizationMember member = roster.require(id, promotion.memberId());
        Client client = clients.of(http);
        Wording.usual()
                .but(
                        TenantProblem.YOU_CANNOT_LEAVE_THE_ORGANIZATION_AS_THE_ONLY_OWNER,
                        OrganizationProblem.YOU_CANNOT_LEAVE_THE_ORGANIZATION_WITHOUT_AN_OWNER)
                .run(() -> members.assign(caller, new Seat(id, member.userId()), role, client, clock.instant()));
        return roster.require(id, member.id());
    }

    @POST
    @Path("leave")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Leave an organization; the only owner cannot")
    @Extension(
            name = "x-errors",
            value = "400.MEMBER_NOT_FOUND 400.YOU_CANNOT_LEAVE_THE_ORGANIZATION_AS_THE_ONLY_OWNER")
    public OrganizationMember leave(@Valid @NotNull Leave leave, @Context HttpServletRequest http) {
        Caller caller = Caller.of(http);
        OrganizationMember gone = roster.ofUser(leave.organizationId(), caller.userId())
                .orElseThrow(OrganizationProblem.MEMBER_NOT_FOUND::exception);
        Client client = clients.of(http);
        Wording.usual()
                .but(TenantProblem.ORGANIZATION_NOT_FOUND, OrganizationProblem.MEMBER_NOT_FOUND)
                .run(() -> members.leave(caller, gone.organizationId(), client, clock.instant()));
        return gone;
    }

    /** The organization's id, for a member: nobody else learns who is in it. */
    private String member(Caller caller, @Nullable String named) {
        return organizations
                .require(caller, new Named(Targets.id(caller, named), null))
                .id();
    }
}
