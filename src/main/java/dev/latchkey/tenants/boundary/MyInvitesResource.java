package dev.latchkey.tenants.boundary;

import dev.latchkey.requests.control.Clients;
import dev.latchkey.requests.entity.Paging;
import dev.latchkey.tenants.control.InviteAnswers;
import dev.latchkey.tenants.control.InviteAnswers.Shown;
import dev.latchkey.tenants.control.Memberships;
import dev.latchkey.tenants.control.Memberships.PendingInvite;
import dev.latchkey.users.entity.Caller;
import dev.latchkey.users.entity.Role;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.jspecify.annotations.Nullable;

/** The invited person's invites: list, accept, decline, and the look at one behind a mailed link. C-21. */
@Path("api/invites")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Role.USER, Role.SERVER})
public class MyInvitesResource {
    /** The mailed token, which proves the address of an account that is not verified yet. */
    @Schema(name = "InviteProof")
    public record Proof(@Size(max = 256) @Nullable String token) {
        @Override
        public String toString() {
            return "Proof[…]";
        }
    }

    @Schema(name = "PendingInvitePage")
    public record Page(List<PendingInvite> invites, int total) {}

    @Schema(name = "LinkedInvite")
    public record LinkView(String id, String tenantName, String email, String role, String status, Instant expiresAt) {}

    @Schema(name = "LinkedInviteAnswer")
    public record LinkAnswer(LinkView invite) {}

    @Inject
    InviteAnswers answers;

    @Inject
    Memberships memberships;

    @Inject
    Clients clients;

    @Inject
    Clock clock;

    @GET
    @Operation(summary = "The invites that wait for the caller's answer")
    public Page list(
            @QueryParam("page") @Nullable String page,
            @QueryParam("limit") @Nullable String limit,
            @Context HttpServletRequest http) {
        Paging paging = Paging.of(page, limit);
        Caller caller = Caller.of(http);
        List<PendingInvite> all =
                memberships.of(caller.userId(), caller.email()).invites();
        return new Page(paging.cut(all), all.size());
    }

    @POST
    @Path("{inviteId}/accept")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Accept an invite, with a verified address or the mailed token")
    @Extension(
            name = "x-errors",
            value = "INVITATION_NOT_FOUND YOU_ARE_NOT_THE_RECIPIENT_OF_THE_INVITATION "
                    + "EMAIL_VERIFICATION_REQUIRED_BEFORE_ACCEPTING_OR_REJECTING_INVITATION TENANT_SUSPENDED "
                    + "INVITATION_NOT_PENDING")
    public TenantView.Answer accept(
            @PathParam("inviteId") String inviteId,
            @RequestBody(required = false) @Valid @Nullable Proof proof,
            @Context HttpServletRequest http) {
        return TenantView.Answer.of(
                answers.accept(Caller.of(http), inviteId, token(proof), clients.of(http), clock.instant()));
    }

    @POST
    @Path("{inviteId}/decline")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Decline an invite, with a verified address or the mailed token")
    @Extension(
            name = "x-errors",
            value = "INVITATION_NOT_FOUND YOU_ARE_NOT_THE_RECIPIENT_OF_THE_INVITATION "
                    + "EMAIL_VERIFICATION_REQUIRED_BEFORE_ACCEPTING_OR_REJECTING_INVITATION INVITATION_NOT_PENDING")
    public Success decline(
            @PathParam("inviteId") String inviteId,
            @RequestBody(required = false) @Valid @Nullable Proof proof,
            @Context HttpServletRequest http) {
        answers.decline(Caller.of(http), inviteId, token(proof), clients.of(http), clock.instant());
        return Success.YES;
    }

    private static @Nullable String token(@Nullable Proof proof) {
        return proof == null ? null : proof.token();
    }

    @GET
    @PermitAll
    @Path("by-token/{token}")
    @Operation(summary = "The invite behind a mailed link, in any state")
    @Extension(name = "x-errors", value = "INVITATION_NOT_FOUND")
    public LinkAnswer byToken(@PathParam("token") String token) {
        Shown shown = answers.show(token);
        var invite = shown.invite();
        return new LinkAnswer(new LinkView(
                invite.id(),
                shown.tenantName(),
                invite.email(),
                invite.role().label(),
                invite.statusAt(clock.instant()).label(),
                invite.expiresAt()));
    }
}
