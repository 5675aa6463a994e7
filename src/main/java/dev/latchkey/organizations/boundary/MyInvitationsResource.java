package dev.latchkey.organizations.boundary;

import dev.latchkey.organizations.control.Invitations;
import dev.latchkey.organizations.control.Invitations.Told;
import dev.latchkey.organizations.control.Roster;
import dev.latchkey.organizations.entity.Invitation;
import dev.latchkey.organizations.entity.OrganizationMember;
import dev.latchkey.organizations.entity.OrganizationProblem;
import dev.latchkey.problems.entity.AuthException;
import dev.latchkey.problems.entity.RequestProblem;
import dev.latchkey.requests.control.Clients;
import dev.latchkey.requests.entity.Client;
import dev.latchkey.tenants.control.InviteAnswers;
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
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The invited person's side of invitations, as Better Auth's client answers them. C-21, promise 20. */
@Path("api/auth/organization")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Role.USER)
public class MyInvitationsResource {
    @Schema(name = "AnswerInvitationRequest")
    public record Which(@NotBlank @Size(max = 256) String invitationId) {}

    @Schema(name = "AnsweredInvitation")
    public record Answered(Invitation invitation, @Nullable OrganizationMember member) {}

    /** @param inviterEmail null when the inviter's account is gone */
    @Schema(name = "ReceivedInvitation")
    public record Received(
            String id,
            String organizationId,
            String email,
            String role,
            String status,
            Instant expiresAt,
            Instant createdAt,
            @Nullable String inviterId,
            String organizationName,
            String organizationSlug,
            @Nullable String inviterEmail) {
        static Received of(Told told) {
            Invitation it = told.invitation();
            return new Received(
                    it.id(),
                    it.organizationId(),
                    it.email(),
                    it.role(),
                    it.status(),
                    it.expiresAt(),
                    it.createdAt(),
                    it.inviterId(),
                    told.organizationName(),
                    told.organizationSlug(),
                    told.inviterEmail());
        }
    }

    @Inject
    Invitations invitations;

    @Inject
    InviteAnswers answers;

    @Inject
    Roster roster;

    @Inject
    Clients clients;

    @Inject
    Clock clock;

    @POST
    @Path("accept-invitation")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Accept an invitation to one's own proved address, and work in that organization")
    @Extension(
            name = "x-errors",
            value = "400.INVITATION_NOT_FOUND YOU_ARE_NOT_THE_RECIPIENT_OF_THE_INVITATION TENANT_SUSPENDED "
                    + "EMAIL_VERIFICATION_REQUIRED_BEFORE_ACCEPTING_OR_REJECTING_INVITATION")
    public Answered accept(@Valid @NotNull Which which, @Context HttpServletRequest http) {
        Caller caller = Caller.of(http);
        Client client = clients.of(http);
        String organizationId =
                invitations.mine(caller, which.invitationId()).invitation().organizationId();
        Wording.usual().tell(() -> answers.accept(caller, which.invitationId(), null, client, clock.instant()));
        return new Answered(
                invitations.find(which.invitationId()).invitation(),
                roster.ofUser(organizationId, caller.userId()).orElse(null));
    }

    @POST
    @Path("reject-invitation")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Decline an invitation to one's own proved address")
    @Extension(
            name = "x-errors",
            value = "400.INVITATION_NOT_FOUND YOU_ARE_NOT_THE_RECIPIENT_OF_THE_INVITATION "
                    + "EMAIL_VERIFICATION_REQUIRED_BEFORE_ACCEPTING_OR_REJECTING_INVITATION")
    public Answered reject(@Valid @NotNull Which which, @Context HttpServletRequest http) {
        Caller caller = Caller.of(http);
        Client client = clients.of(http);
        invitations.mine(caller, which.invitationId());
        Wording.usual().run(() -> answers.decline(caller, which.invitationId(), null, client, clock.instant()));
        return new Answered(invitations.find(which.invitationId()).invitation(), null);
    }

    @GET
    @Path("get-invitation")
    @Operation(summary = "An invitation that waits for the caller's answer, and who asks")
    @Extension(name = "x-errors", value = "400.INVITATION_NOT_FOUND YOU_ARE_NOT_THE_RECIPIENT_OF_THE_INVITATION")
    public Received get(@QueryParam("id") @Nullable String id, @Context HttpServletRequest http) {
        if (id == null || id.isBlank()) {
            throw new AuthException(RequestProblem.VALIDATION_ERROR, Map.of("id", "is required"));
        }
        Told told = invitations.mine(Caller.of(http), id);
        boolean waits = told.invitation().status().equals("pending")
                && clock.instant().isBefore(told.invitation().expiresAt());
        if (!waits) {
            throw OrganizationProblem.INVITATION_NOT_FOUND.exception();
        }
        return Received.of(told);
    }

    @GET
    @Path("list-user-invitations")
    @Operation(summary = "The invitations that wait for the caller's answer; for proved addresses")
    @Extension(name = "x-errors", value = "EMAIL_VERIFICATION_REQUIRED_FOR_INVITATION")
    public List<Received> list(@QueryParam("email") @Nullable String email, @Context HttpServletRequest http) {
        Caller caller = Caller.of(http);
        if (email != null) {
            throw new AuthException(
                    RequestProblem.VALIDATION_ERROR, Map.of("email", "is the caller's own and cannot be given"));
        }
        if (!caller.isEmailVerified()) {
            throw OrganizationProblem.EMAIL_VERIFICATION_REQUIRED_FOR_INVITATION.exception();
        }
        return invitations.to(caller, clock.instant()).stream()
                .map(Received::of)
                .toList();
    }
}
