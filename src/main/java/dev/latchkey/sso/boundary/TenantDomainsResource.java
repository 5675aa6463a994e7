package dev.latchkey.sso.boundary;

import dev.latchkey.requests.control.Clients;
import dev.latchkey.requests.control.InPerson;
import dev.latchkey.sso.control.OwnerDesk;
import dev.latchkey.sso.control.ProviderSetup;
import dev.latchkey.sso.entity.DomainName;
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
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jspecify.annotations.Nullable;

/** The e-mail domains of a tenant: add, prove, remove; for its owners, in person. */
@Path("api/tenants/{id}/sign-in/domains")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Role.USER)
@InPerson
public class TenantDomainsResource {
    @Schema(name = "TenantDomainRequest")
    public record NewDomain(@NotBlank @Size(max = 253) String domain) {}

    @Schema(name = "TenantDomainMailRequest")
    public record Mailbox(
            @NotNull
            @Pattern(regexp = "admin|postmaster|hostmaster", message = "must be admin, postmaster or hostmaster")
            String mailbox) {}

    /** The mailed code; left out, the DNS record is looked up. */
    @Schema(name = "TenantDomainProofRequest")
    public record Code(@Size(max = 256) @Nullable String code) {
        @Override
        public String toString() {
            return "Code[…]";
        }
    }

    @Schema(name = "TenantDomainAnswer")
    public record Answer(SignInSetupView.DomainView domain) {}

    @Schema(name = "TenantDomainDone")
    public record Done(boolean success) {}

    @Inject
    ProviderSetup setup;

    @Inject
    OwnerDesk desk;

    @Inject
    Clients clients;

    @Inject
    Clock clock;

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Add an e-mail domain, which has yet to be proved; for owners")
    @Extension(
            name = "x-errors",
            value = "ORGANIZATION_NOT_FOUND YOU_ARE_NOT_ALLOWED_TO_MANAGE_SIGN_IN TENANT_SUSPENDED INVALID_DOMAIN"
                    + " PUBLIC_EMAIL_DOMAIN TOO_MANY_DOMAINS")
    @APIResponseSchema(value = Answer.class, responseCode = "201")
    public Response add(
            @PathParam("id") String id, @Valid @NotNull NewDomain wanted, @Context HttpServletRequest http) {
        var domain = desk.add(Caller.of(http), id, DomainName.of(wanted.domain()), clients.of(http), clock.instant());
        return Response.status(Response.Status.CREATED)
                .entity(new Answer(SignInSetupView.DomainView.of(domain)))
                .build();
    }

    @POST
    @Path("{domainId}/mail")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Mail a code to whoever runs the domain; for owners")
    @Extension(
            name = "x-errors",
            value = "ORGANIZATION_NOT_FOUND YOU_ARE_NOT_ALLOWED_TO_MANAGE_SIGN_IN TENANT_SUSPENDED DOMAIN_NOT_FOUND"
                    + " RATE_LIMITED")
    public Done mail(
            @PathParam("id") String id,
            @PathParam("domainId") String domainId,
            @Valid @NotNull Mailbox mailbox,
            @Context HttpServletRequest http) {
        setup.mail(Caller.of(http), id, domainId, mailbox.mailbox(), clients.of(http));
        return new Done(true);
    }

    @POST
    @Path("{domainId}/prove")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Prove a domain by its DNS record, or by the mailed code; for owners")
    @Extension(
            name = "x-errors",
            value = "ORGANIZATION_NOT_FOUND YOU_ARE_NOT_ALLOWED_TO_MANAGE_SIGN_IN TENANT_SUSPENDED DOMAIN_NOT_FOUND"
                    + " DNS_RECORD_NOT_FOUND NAME_SERVICE_UNAVAILABLE INVALID_DOMAIN_CODE DOMAIN_ALREADY_PROVED"
                    + " SESSION_NOT_FRESH RATE_LIMITED")
    public Answer prove(
            @PathParam("id") String id,
            @PathParam("domainId") String domainId,
            @RequestBody(required = false) @Valid @Nullable Code code,
            @Context HttpServletRequest http) {
        var domain = setup.prove(Caller.of(http), id, domainId, code == null ? null : code.code(), clients.of(http));
        return new Answer(SignInSetupView.DomainView.of(domain));
    }

    @DELETE
    @Path("{domainId}")
    @Operation(summary = "Give a domain up; its people are signed in by the provider no more; for owners")
    @Extension(
            name = "x-errors",
            value = "ORGANIZATION_NOT_FOUND YOU_ARE_NOT_ALLOWED_TO_MANAGE_SIGN_IN DOMAIN_NOT_FOUND")
    public Done remove(
            @PathParam("id") String id, @PathParam("domainId") String domainId, @Context HttpServletRequest http) {
        desk.remove(Caller.of(http), id, domainId, clients.of(http), clock.instant());
        return new Done(true);
    }
}
