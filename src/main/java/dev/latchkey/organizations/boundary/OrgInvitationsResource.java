package dev.latchkey.organizations.boundary;

import com.fasterxml.jackson.databind.JsonNode;
import dev.latchkey.organizations.control.Invitations;
import dev.latchkey.organizations.control.Roles;
import dev.latchkey.organizations.control.Teams;
import dev.latchkey.organizations.entity.Invitation;
import dev.latchkey.organizations.entity.OrganizationProblem;
import dev.latchkey.requests.control.Clients;
import dev.latchkey.requests.entity.Client;
import dev.latchkey.tenants.control.Invites;
import dev.latchkey.tenants.control.Invites.Wanted;
import dev.latchkey.tenants.entity.RoleNames;
import dev.latchkey.tenants.entity.TenantProblem;
import dev.latchkey.users.entity.Caller;
import dev.latchkey.users.entity.EmailAddress;
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

/** An organization's side of invitations, as Better Auth's client asks people in; for those who may invite. C-21. */
@Path("api/auth/organization")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Role.USER)
public class OrgInvitationsResource {
    @Schema(name = "InviteMemberRequest")
    public record New(
            @NotBlank String email,
            @Schema(type = SchemaType.STRING) @NotNull JsonNode role,
            @Nullable String organizationId,
            @Nullable Boolean resend,

            @Schema(type = SchemaType.STRING, description = "A team, or an array of them") @Nullable
            JsonNode teamId) {}

    @Schema(name = "InvitationNamed")
    public record Which(@NotBlank @Size(max = 256) String invitationId) {}

    @Inject
    Invitations invitations;

    @Inject
    Invites invites;

    @Inject
    Teams teams;

    @Inject
    Clients clients;

    @Inject
    Clock clock;

    @POST
    @Path("invite-member")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Invite an address; resend mails the waiting invitation again instead of refusing")
    @Extension(
            name = "x-errors",
            value =
                    "INVALID_EMAIL TEAM_NOT_FOUND ROLE_NOT_FOUND NO_ACTIVE_ORGANIZATION 403.USER_IS_NOT_A_MEMBER_OF_THE_ORGANIZATION "
                            + "YOU_ARE_NOT_ALLOWED_TO_INVITE_USERS_TO_THIS_ORGANIZATION "
                            + "YOU_ARE_NOT_ALLOWED_TO_INVITE_USER_WITH_THIS_ROLE TENANT_SUSPENDED "
                            + "400.USER_IS_ALREADY_A_MEMBER_OF_THIS_ORGANIZATION "
                            + "400.USER_IS_ALREADY_INVITED_TO_THIS_ORGANIZATION RATE_LIMITED")
    public Invitation invite(@Valid @NotNull New wanted, @Context HttpServletRequest http) {
        Caller caller = Caller.of(http);
        RoleNames roles = Roles.read(wanted.role());
        EmailAddress email = EmailAddress.of(wanted.email());
        String id = Targets.id(caller, wanted.organizationId());
        Wanted guest = new Wanted(id, email, roles, teams.named(id, wanted.teamId()));
        Client client = clients.of(http);
        boolean again = Boolean.TRUE.equals(wanted.resend());
        return Wording.usual().tell(() -> invitations.invite(caller, guest, again, client, clock.instant()));
    }

    @POST
    @Path("cancel-invitation")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Take an invitation back")
    @Extension(
            name = "x-errors",
            value = "400.INVITATION_NOT_FOUND YOU_ARE_NOT_ALLOWED_TO_INVITE_USERS_TO_THIS_ORGANIZATION")
    public Invitation cancel(@Valid @NotNull Which which, @Context HttpServletRequest http) {
        Caller caller = Caller.of(http);
        Client client = clients.of(http);
        String tenantId = invitations.find(which.invitationId()).invitation().organizationId();
        Wording.usual()
                .but(TenantProblem.ORGANIZATION_NOT_FOUND, OrganizationProblem.INVITATION_NOT_FOUND)
                .run(() -> invites.cancel(caller, tenantId, which.invitationId(), client, clock.instant()));
        return invitations.find(which.invitationId()).invitation();
    }

    @GET
    @Path("list-invitations")
    @Operation(summary = "The invitations of an organization in any state, newest first")
    @Extension(
            name = "x-errors",
            value = "NO_ACTIVE_ORGANIZATION YOU_ARE_NOT_A_MEMBER_OF_THIS_ORGANIZATION "
                    + "YOU_ARE_NOT_ALLOWED_TO_INVITE_USERS_TO_THIS_ORGANIZATION")
    public List<Invitation> list(@QueryParam("organizationId") @Nullable String id, @Context HttpServletRequest http) {
        Caller caller = Caller.of(http);
        String organizationId = Targets.id(caller, id);
        return Wording.usual()
                .but(
                        TenantProblem.ORGANIZATION_NOT_FOUND,
                        OrganizationProblem.YOU_ARE_NOT_A_MEMBER_OF_THIS_ORGANIZATION)
                .tell(() -> invitations.of(caller, organizationId));
    }
}
