package dev.latchkey.organizations.boundary;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import dev.latchkey.organizations.control.Organizations;
import dev.latchkey.organizations.control.Organizations.Named;
import dev.latchkey.organizations.control.TeamRoster;
import dev.latchkey.organizations.control.Teams;
import dev.latchkey.organizations.entity.OrganizationProblem;
import dev.latchkey.organizations.entity.Team;
import dev.latchkey.organizations.entity.TeamMember;
import dev.latchkey.requests.control.Clients;
import dev.latchkey.requests.entity.Client;
import dev.latchkey.tenants.control.NamingRules;
import dev.latchkey.tenants.control.Tenants;
import dev.latchkey.tenants.entity.Right;
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
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jspecify.annotations.Nullable;

/** Teams of an organization and who is in them, as Better Auth's client asks. */
@Path("api/auth/organization")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Role.USER)
public class OrgTeamsResource {
    @Schema(name = "CreateTeamRequest")
    public record New(
            @NotNull @Size(max = 200) @Pattern(regexp = NamingRules.NAME, message = NamingRules.NAME_RULE)
            String name,

            @Nullable String organizationId) {}

    @Schema(name = "TeamFields")
    public record Fields(
            @NotNull @Size(max = 200) @Pattern(regexp = NamingRules.NAME, message = NamingRules.NAME_RULE)
            String name,

            @Nullable String organizationId) {}

    @Schema(name = "UpdateTeamRequest")
    public record Update(
            @NotBlank @Size(max = 256) String teamId,
            @Valid @NotNull Fields data) {}

    @Schema(name = "RemoveTeamRequest")
    public record Removal(
            @NotBlank @Size(max = 256) String teamId,
            @Nullable String organizationId) {}

    @Schema(name = "TeamChoice")
    public record Choice(
            @Schema(type = SchemaType.STRING, nullable = true) @Nullable
            JsonNode teamId) {}

    @Schema(name = "TeamSeat")
    public record Seat(
            @NotBlank @Size(max = 256) String teamId,
            @NotBlank @Size(max = 256) String userId,
            @Nullable String organizationId) {}

    @Schema(name = "TeamMessage")
    public record Said(String message) {}

    @Inject
    Teams teams;

    @Inject
    TeamRoster roster;

    @Inject
    Organizations organizations;

    @Inject
    Tenants tenants;

    @Inject
    Clients clients;

    @Inject
    Clock clock;

    @POST
    @Path("create-team")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Make a team")
    @Extension(
            name = "x-errors",
            value = "NO_ACTIVE_ORGANIZATION 403.USER_IS_NOT_A_MEMBER_OF_THE_ORGANIZATION TENANT_SUSPENDED "
                    + "YOU_ARE_NOT_ALLOWED_TO_CREATE_TEAMS_IN_THIS_ORGANIZATION "
                    + "YOU_HAVE_REACHED_THE_MAXIMUM_NUMBER_OF_TEAMS")
    public Team create(@Valid @NotNull New wanted, @Context HttpServletRequest http) {
        Caller caller = Caller.of(http);
        String id = Targets.id(caller, wanted.organizationId());
        Client client = clients.of(http);
        String name = NamingRules.clean(wanted.name());
        return Wording.usual().tell(() -> teams.create(caller, id, name, client, clock.instant()));
    }

    @POST
    @Path("update-team")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Give a team another name")
    @Extension(
            name = "x-errors",
            value = "NO_ACTIVE_ORGANIZATION 403.USER_IS_NOT_A_MEMBER_OF_THE_ORGANIZATION TEAM_NOT_FOUND "
                    + "TENANT_SUSPENDED YOU_ARE_NOT_ALLOWED_TO_UPDATE_THIS_TEAM")
    public Team update(@Valid @NotNull Update wanted, @Context HttpServletRequest http) {
        Caller caller = Caller.of(http);
        Team team = team(caller, wanted.data().organizationId(), wanted.teamId());
        Client client = clients.of(http);
        String name = NamingRules.clean(wanted.data().name());
        return Wording.usual().tell(() -> teams.rename(caller, team, name, client, clock.instant()));
    }

    @POST
    @Path("remove-team")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Delete a team; its members stay in the organization")
    @Extension(
            name = "x-errors",
            value = "NO_ACTIVE_ORGANIZATION 403.USER_IS_NOT_A_MEMBER_OF_THE_ORGANIZATION TEAM_NOT_FOUND "
                    + "YOU_ARE_NOT_ALLOWED_TO_DELETE_THIS_TEAM")
    public Said remove(@Valid @NotNull Removal removal, @Context HttpServletRequest http) {
        Caller caller = Caller.of(http);
        Team team = team(caller, removal.organizationId(), removal.teamId());
        Client client = clients.of(http);
        Wording.usual().run(() -> teams.delete(caller, team, client, clock.instant()));
        return new Said("Team removed successfully.");
    }

    @GET
    @Path("list-teams")
    @Operation(summary = "The teams of an organization, oldest first")
    @Extension(name = "x-errors", value = "NO_ACTIVE_ORGANIZATION 403.USER_IS_NOT_A_MEMBER_OF_THE_ORGANIZATION")
    public List<Team> list(@QueryParam("organizationId") @Nullable String id, @Context HttpServletRequest http) {
        return teams.of(member(Caller.of(http), id));
    }

    @GET
    @Path("list-user-teams")
    @Operation(summary = "The teams that the caller is in; of another member for those who may change members")
    @Extension(
            name = "x-errors",
            value = "NO_ACTIVE_ORGANIZATION 403.USER_IS_NOT_A_MEMBER_OF_THE_ORGANIZATION "
                    + "YOU_ARE_NOT_ALLOWED_TO_UPDATE_THIS_MEMBER")
    public List<Team> mine(
            @QueryParam("userId") @Nullable String userId,
            @QueryParam("organizationId") @Nullable String id,
            @Context HttpServletRequest http) {
        Caller caller = Caller.of(http);
        String organizationId = member(caller, id);
        String whose = userId == null ? caller.userId() : userId;
        boolean other = !whose.equals(caller.userId());
        if (other && !tenants.read(caller, organizationId).may(Right.MEMBER_UPDATE)) {
            throw TenantProblem.YOU_ARE_NOT_ALLOWED_TO_UPDATE_THIS_MEMBER.exception();
        }
        return teams.of(organizationId, whose);
    }

    @POST
    @Path("set-active-team")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Choose the team that the session works in; null chooses none")
    @Extension(
            name = "x-errors",
            value = "NO_ACTIVE_ORGANIZATION 403.USER_IS_NOT_A_MEMBER_OF_THE_ORGANIZATION TEAM_NOT_FOUND "
                    + "USER_IS_NOT_A_MEMBER_OF_THE_TEAM")
    @APIResponseSchema(Team.class)
    public Response setActive(@Valid @NotNull Choice choice, @Context HttpServletRequest http) {
        Caller caller = Caller.of(http);
        JsonNode chosen = choice.teamId();
        if (chosen == null || chosen.isNull()) {
            roster.activate(caller, null);
            return Response.ok(NullNode.getInstance()).build();
        }
        Team team = team(caller, null, String.valueOf(Targets.text(chosen)));
        roster.activate(caller, team);
        return Response.ok(team).build();
    }

    @GET
    @Path("list-team-members")
    @Operation(summary = "Who is in a team, or in the active one; for its members and those who may change members")
    @Extension(
            name = "x-errors",
            value = "NO_ACTIVE_ORGANIZATION 403.USER_IS_NOT_A_MEMBER_OF_THE_ORGANIZATION TEAM_NOT_FOUND "
                    + "YOU_DO_NOT_HAVE_AN_ACTIVE_TEAM USER_IS_NOT_A_MEMBER_OF_THE_TEAM")
    public List<TeamMember> members(@QueryParam("teamId") @Nullable String id, @Context HttpServletRequest http) {
        Caller caller = Caller.of(http);
        String teamId = id == null
                ? roster.active(caller).orElseThrow(OrganizationProblem.YOU_DO_NOT_HAVE_AN_ACTIVE_TEAM::exception)
                : id;
        Team team = team(caller, null, teamId);
        return Wording.usual().tell(() -> roster.list(caller, team));
    }

    @POST
    @Path("add-team-member")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Put a member of the organization into a team")
    @Extension(
            name = "x-errors",
            value = "NO_ACTIVE_ORGANIZATION 403.USER_IS_NOT_A_MEMBER_OF_THE_ORGANIZATION TEAM_NOT_FOUND "
                    + "YOU_ARE_NOT_ALLOWED_TO_CREATE_A_NEW_TEAM_MEMBER")
    public TeamMember add(@Valid @NotNull Seat seat, @Context HttpServletRequest http) {
        Caller caller = Caller.of(http);
        Team team = team(caller, seat.organizationId(), seat.teamId());
        Client client = clients.of(http);
        return Wording.usual().tell(() -> roster.add(caller, team, seat.userId(), client, clock.instant()));
    }

    @POST
    @Path("remove-team-member")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Take somebody out of a team")
    @Extension(
            name = "x-errors",
            value = "NO_ACTIVE_ORGANIZATION 403.USER_IS_NOT_A_MEMBER_OF_THE_ORGANIZATION TEAM_NOT_FOUND "
                    + "YOU_ARE_NOT_ALLOWED_TO_REMOVE_A_TEAM_MEMBER USER_IS_NOT_A_MEMBER_OF_THE_TEAM")
    public Said takeOut(@Valid @NotNull Seat seat, @Context HttpServletRequest http) {
        Caller caller = Caller.of(http);
        Team team = team(caller, seat.organizationId(), seat.teamId());
        Client client = clients.of(http);
        Wording.usual().run(() -> roster.remove(caller, team, seat.userId(), client, clock.instant()));
        return new Said("Team member removed successfully.");
    }

    private Team team(Caller caller, @Nullable String organizationId, String teamId) {
        return teams.require(member(caller, organizationId), teamId);
    }

    /** The organization's id, for a member. */
    private String member(Caller caller, @Nullable String named) {
        return organizations
                .require(caller, new Named(Targets.id(caller, named), null))
                .id();
    }
}
