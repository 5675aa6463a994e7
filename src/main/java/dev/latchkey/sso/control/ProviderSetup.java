package dev.latchkey.sso.control;

import dev.latchkey.limits.control.Limit;
import dev.latchkey.limits.control.RateLimits;
import dev.latchkey.outbound.control.OutboundClient;
import dev.latchkey.outbound.entity.OutboundException;
import dev.latchkey.requests.entity.Client;
import dev.latchkey.self.control.Reauthentication;
import dev.latchkey.sso.control.OwnerDesk.Setup;
import dev.latchkey.sso.entity.SsoProblem;
import dev.latchkey.sso.entity.TenantDomain;
import dev.latchkey.sso.entity.TenantProvider;
import dev.latchkey.tenants.entity.TenantRole;
import dev.latchkey.users.entity.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Sets up how a tenant's people sign in. No transaction of its own: names are looked up on the way. */
@ApplicationScoped
public class ProviderSetup {
    private static final int MAX_ISSUER = 512;

    @Inject
    OwnerDesk desk;

    @Inject
    OutboundClient outbound;

    @Inject
    ProviderCheck check;

    @Inject
    TextRecords records;

    @Inject
    Reauthentication owners;

    @Inject
    RateLimits limits;

    @Inject
    Clock clock;

    /**
     * A provider as an owner wants it.
     *
     * @param clientSecret null: as it was, for the same issuer and client
     * @param role what new people become; not owner
     */
    public record Wanted(
            URI issuer, String clientId, @Nullable String clientSecret, TenantRole role, boolean enabled) {
        /** Whether that is the provider which is meant; another issuer or client is another one. */
        boolean isSame(TenantProvider provider) {
            return provider.issuer().equals(issuer) && provider.clientId().equals(clientId);
        }

        @Override
        public String toString() {
            return "Wanted[" + issuer + "]";
        }
    }

    /** An issuer in the form of one; {@code INVALID_ISSUER}. */
    public static URI issuer(String text) {
        try {
            URI url = URI.create(text.strip());
            // OpenID Connect Core section 2: https, host, port and path, no query, no fragment.
            if (text.length() <= MAX_ISSUER && url.getHost() != null && url.getRawQuery() == null) {
                return url;
            }
        } catch (IllegalArgumentException e) {
            throw SsoProblem.INVALID_ISSUER.exception();
        }
        throw SsoProblem.INVALID_ISSUER.exception();
    }

    /**
     * Sets the provider. {@code INVALID_ISSUER} for one that must not be asked; {@code SESSION_NOT_FRESH};
     * {@code CLIENT_SECRET_REQUIRED}; {@code TENANT_SUSPENDED}.
     */
    public Setup set(Caller caller, String tenantId, Wanted wanted, Client client) {
        desk.read(caller, tenantId);
        Instant now = clock.instant();
        owners.requireFresh(caller, now);
        limits.take(Limit.SSO_SETUP, tenantId);
        requirePublic(tenantId, wanted.issuer());
        return desk.set(caller, tenantId, wanted, client, now);
    }

    /** Said here so that an owner hears it at once; what counts is that each later call is judged again. */
    private void requirePublic(String tenantId, URI issuer) {
        try {
            outbound.check(tenantId, issuer);
        } catch (OutboundException e) {
            switch (e.reason()) {
                case URL_INVALID, NOT_HTTPS, HOST_UNKNOWN, ADDRESS_REFUSED ->
                    throw SsoProblem.INVALID_ISSUER.exception();
                default -> {
                    // Slow is not wrong.
                }
            }
        }
    }

    /** Asks the provider what it says of itself, and whether it knows us; {@code TENANT_PROVIDER_NOT_FOUND}. */
    public ProviderCheck.Finding test(Caller caller, String tenantId) {
        TenantProvider provider = desk.read(caller, tenantId).provider();
        if (provider == null) {
            throw SsoProblem.TENANT_PROVIDER_NOT_FOUND.exception();
        }
        limits.take(Limit.SSO_SETUP, tenantId);
        return check.of(provider);
    }

    /** Mails a code to one of the mailboxes that belong to whoever runs a domain (RFC 2142). */
    public void mail(Caller caller, String tenantId, String domainId, String mailbox, Client client) {
        TenantDomain domain = desk.domain(caller, tenantId, domainId);
        Instant now = clock.instant();
        String address = mailbox + "@" + domain.domain();
        limits.take(Limit.SSO_SETUP, tenantId);
        limits.take(Limit.MAIL_ADDRESS, address);
        desk.mailCode(caller, domain, address, client, now);
    }

    /**
     * Proves a domain, by the mailed code if there is one, else by its DNS record. {@code DNS_RECORD_NOT_FOUND},
     * {@code NAME_SERVICE_UNAVAILABLE}, {@code INVALID_DOMAIN_CODE}, {@code DOMAIN_ALREADY_PROVED}, {@code SESSION_NOT_FRESH}.
     */
    public TenantDomain prove(Caller caller, String tenantId, String domainId, @Nullable String code, Client client) {
        TenantDomain domain = desk.domain(caller, tenantId, domainId);
        Instant now = clock.instant();
        owners.requireFresh(caller, now);
        limits.take(Limit.SSO_SETUP, tenantId);
        if (code != null && !code.isBlank()) {
            return desk.proveByCode(caller, domain, code.strip(), client, now);
        }
        if (!domain.isProved() && !records.at(domain.recordName()).contains(domain.challenge())) {
            throw SsoProblem.DNS_RECORD_NOT_FOUND.exception();
        }
        return desk.proveByDns(caller, domain, client, now);
    }
}
