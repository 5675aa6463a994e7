package dev.latchkey.tenants.boundary;

import dev.latchkey.requests.control.Clients;
import dev.latchkey.requests.entity.Client;
import dev.latchkey.requests.entity.Paging;
import dev.latchkey.tenants.control.Invites;
import dev.latchkey.tenants.control.Invites.Wanted;
import dev.latchkey.tenants.entity.TenantRole;
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
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jspecify.annotations.Nullable;

/** The invites of a tenant: create, list, resend, cancel; for owners and admins. C-21. */
@Path("api/tenants/{id}/invites")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Role.USER, Role.SERVER})
public class InvitesResource {
    @Schema(name = "CreateInviteRequest")
    public record NewInvite(
            @NotBlank String email,

            @Pattern(regexp = "admin|member", message = "must be admin or member") @Nullable
            String role) {}

    @Schema(name = "InvitePage")
    public record Page(List<InviteView> invites, long total) {}

    @Inject
    Invites invites;

    @Inject
    Clients clients;

    @Inject
    Clock clock;

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Invite an address, as member unless said otherwise; for owners and admins")
    @Extension(
            name = "x-errors",
            value = "INVALID_EMAIL ORGANIZATION_NOT_FOUND YOU_ARE_NOT_ALLOWED_TO_INVITE_USERS_TO_THIS_ORGANIZATION "
                    + "TENANT_SUSPENDED USER_IS_ALREADY_A_MEMBER_OF_THIS_ORGANIZATION "
                    + "USER_IS_ALREADY_INVITED_TO_THIS_ORGANIZATION RATE_LIMITED")
    @APIResponseSchema(value = InviteView.Answer.class, responseCode = "201")
    public Response invite(
            @PathParam("id") String id, @Valid @NotNull NewInvite wanted, @Context HttpServletRequest http) {
        TenantRole role = wanted.role() == null
                ? TenantRole.MEMBER
                : TenantRole.valueOf(wanted.role().toUpperCase(Locale.ROOT));
        Client client = clients.of(http);
        Instant now = clock.instant();
        EmailAddress email = EmailAddress.of(wanted.email());
        var invite = invites.invite(Caller.of(http), new Wanted(id, email, role), client, now);
        return Response.status(Response.Status.CREATED)
                .entity(new InviteView.Answer(InviteView.of(invite, now)))
                .build();
    }

    @GET
    @Operation(summary = "The invites of a tenant in any state, newest first; for owners and admins")
    @Extension(
            name = "x-errors",
            value = "ORGANIZATION_NOT_FOUND YOU_ARE_NOT_ALLOWED_TO_INVITE_USERS_TO_THIS_ORGANIZATION")
    public Page list(
            @PathParam("id") String id,
            @QueryParam("page") @Nullable String page,
            @QueryParam("limit") @Nullable String limit,
            @Context HttpServletRequest http) {
        Invites.Slice slice = invites.list(Caller.of(http), id, Paging.of(page, limit));
        Instant now = clock.instant();
        return new Page(
                slice.invites().stream()
                        .map(invite -> InviteView.of(invite, now))
                        .toList(),
                slice.total());
    }

    @POST
    @Path("{inviteId}/resend")
    @Operation(summary = "Mail a new link, good for the whole time again; the old one is dead")
    @Extension(
            name = "x-errors",
            value = "ORGANIZATION_NOT_FOUND INVITATION_NOT_FOUND "
                    + "YOU_ARE_NOT_ALLOWED_TO_INVITE_USERS_TO_THIS_ORGANIZATION TENANT_SUSPENDED "
                    + "USER_IS_ALREADY_INVITED_TO_THIS_ORGANIZATION INVITATION_NOT_PENDING RATE_LIMITED")
    public InviteView.Answer resend(
            @PathParam("id") String id, @PathParam("inviteId") String inviteId, @Context HttpServletRequest http) {
        Instant now = clock.instant();
        var invite = invites.resend(Caller.of(http), id, inviteId, clients.of(http), now);
        return new InviteView.Answer(InviteView.of(invite, now));
    }

    @DELETE
    @Path("{inviteId}")
    @Operation(summary = "Take an invite back; for owners and admins")
    @Extension(
            name = "x-errors",
            value = "ORGANIZATION_NOT_FOUND INVITATION_NOT_FOUND "
                    + "YOU_ARE_NOT_ALLOWED_TO_INVITE_USERS_TO_THIS_ORGANIZATION INVITATION_NOT_PENDING")
    public Success cancel(
            @PathParam("id") String id, @PathParam("inviteId") String inviteId, @Context HttpServletRequest http) {
        invites.cancel(Caller.of(http), id, inviteId, clients.of(http), clock.instant());
        return Success.YES;
    }
}
