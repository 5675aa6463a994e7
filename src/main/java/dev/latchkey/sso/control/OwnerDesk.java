package dev.latchkey.sso.control;

import dev.latchkey.audit.control.AuditLog;
import dev.latchkey.audit.entity.Action;
import dev.latchkey.audit.entity.AuditEntry;
import dev.latchkey.mail.control.Outbox;
import dev.latchkey.mail.entity.Mail;
import dev.latchkey.requests.entity.Client;
import dev.latchkey.sso.control.ProviderSetup.Wanted;
import dev.latchkey.sso.entity.DomainName;
import dev.latchkey.sso.entity.SsoProblem;
import dev.latchkey.sso.entity.TenantDomain;
import dev.latchkey.sso.entity.TenantDomain.Proof;
import dev.latchkey.sso.entity.TenantProvider;
import dev.latchkey.tenants.control.TenantStore;
import dev.latchkey.tenants.control.TenantStore.Place;
import dev.latchkey.tenants.entity.TenantRole;
import dev.latchkey.users.entity.Caller;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The transactions of an owner who sets up how the tenant's people sign in. Each asks for his seat, under the tenant's lock where something
 * changes; {@code ORGANIZATION_NOT_FOUND} for strangers, {@code YOU_ARE_NOT_ALLOWED_TO_MANAGE_SIGN_IN} for other members.
 */
@Stateless
public class OwnerDesk {
    /** How long a mailed code is good. */
    static final Duration CODE_LIFE = Duration.ofDays(1);

    private static final int MOST_DOMAINS = 20;

    @Inject
    TenantStore tenants;

    @Inject
    ProviderRows providers;

    @Inject
    DomainRows domains;

    @Inject
    Outbox outbox;

    @Inject
    AuditLog audit;

    /** How a tenant's people sign in. */
    public record Setup(@Nullable TenantProvider provider, List<TenantDomain> domains) {}

    /** What is set up. */
    public Setup read(Caller caller, String tenantId) {
        requireOwner(tenants.place(tenantId, caller.userId()));
        return setup(tenantId);
    }

    private Setup setup(String tenantId) {
        return new Setup(providers.of(tenantId).orElse(null), domains.of(tenantId));
    }

    /** Sets the provider; {@code CLIENT_SECRET_REQUIRED} when a kept secret would go to another issuer or client than its own. */
    public Setup set(Caller caller, String tenantId, Wanted wanted, Client client, Instant now) {
        changing(caller, tenantId);
        Optional<TenantProvider> before = providers.of(tenantId).filter(wanted::isSame);
        String secret = wanted.clientSecret();
        if (before.isPresent()) {
            providers.change(before.get(), wanted, secret, now);
        } else if (secret == null) {
            throw SsoProblem.CLIENT_SECRET_REQUIRED.exception();
        } else {
            providers.replace(tenantId, wanted, secret, now);
        }
        trace(Action.TENANT_PROVIDER_SET, caller, tenantId, client, now);
        return setup(tenantId);
    }

    /** Removes the provider, and with it all that it said of anybody. */
    public void remove(Caller caller, String tenantId, Client client, Instant now) {
        requireOwner(tenants.lockedPlace(tenantId, caller.userId()));
        if (!providers.remove(tenantId)) {
            throw SsoProblem.TENANT_PROVIDER_NOT_FOUND.exception();
        }
        trace(Action.TENANT_PROVIDER_REMOVE, caller, tenantId, client, now);
    }

    /** Adds a domain that has yet to be proved; one that is there stays as it is. {@code TOO_MANY_DOMAINS}. */
    public TenantDomain add(Caller caller, String tenantId, DomainName domain, Client client, Instant now) {
        changing(caller, tenantId);
        Optional<TenantDomain> known = domains.named(tenantId, domain.value());
        if (known.isPresent()) {
            return known.get();
        }
        if (domains.of(tenantId).size() >= MOST_DOMAINS) {
            throw SsoProblem.TOO_MANY_DOMAINS.exception();
        }
        domains.add(tenantId, domain.value(), now);
        trace(Action.TENANT_DOMAIN_ADD, caller, tenantId, client, now);
        return domains.named(tenantId, domain.value()).orElseThrow();
    }

    /** A domain of the tenant, for its owner; {@code DOMAIN_NOT_FOUND}. */
    public TenantDomain domain(Caller caller, String tenantId, String domainId) {
        requireOwner(tenants.place(tenantId, caller.userId()));
        return require(tenantId, domainId);
    }

    /** Mails a code to somebody who runs the domain. */
    public void mailCode(Caller caller, TenantDomain domain, String address, Client client, Instant now) {
        Place place = changing(caller, domain.tenantId());
        TenantDomain current = require(domain.tenantId(), domain.id());
        if (!current.isProved()) {
            String code = domains.code(current, CODE_LIFE, now);
            outbox.post(new Mail.DomainProof(address, place.tenant().name(), current.domain(), code, CODE_LIFE), now);
            trace(Action.TENANT_DOMAIN_MAIL, caller, domain.tenantId(), client, now);
        }
    }

    /** Proves a domain by the code that was mailed; {@code INVALID_DOMAIN_CODE}, {@code DOMAIN_ALREADY_PROVED}. */
    public TenantDomain proveByCode(Caller caller, TenantDomain domain, String code, Client client, Instant now) {
        changing(caller, domain.tenantId());
        TenantDomain current = require(domain.tenantId(), domain.id());
        if (!current.isProved() && !domains.useCode(current, code, now)) {
            throw SsoProblem.INVALID_DOMAIN_CODE.exception();
        }
        return prove(caller, current, Proof.MAIL, client, now);
    }

    /** Keeps that the DNS record was there; {@code DOMAIN_ALREADY_PROVED}. */
    public TenantDomain proveByDns(Caller caller, TenantDomain domain, Client client, Instant now) {
        changing(caller, domain.tenantId());
        return prove(caller, require(domain.tenantId(), domain.id()), Proof.DNS, client, now);
    }

    private TenantDomain prove(Caller caller, TenantDomain domain, Proof proof, Client client, Instant now) {
        if (domain.isProved()) {
            return domain;
        }
        domains.prove(domain, proof, now);
        trace(Action.TENANT_DOMAIN_PROVE, caller, domain.tenantId(), client, now);
        return require(domain.tenantId(), domain.id());
    }

    /** Gives a domain up; nobody of it is signed in by the provider any more. */
    public void remove(Caller caller, String tenantId, String domainId, Client client, Instant now) {
        requireOwner(tenants.lockedPlace(tenantId, caller.userId()));
        TenantDomain domain = require(tenantId, domainId);
        domains.remove(tenantId, domain.id());
        trace(Action.TENANT_DOMAIN_REMOVE, caller, tenantId, client, now);
    }

    private Place changing(Caller caller, String tenantId) {
        Place place = tenants.lockedPlace(tenantId, caller.userId());
        requireOwner(place);
        place.tenant().requireActive();
        return place;
    }

    /** The role and not a right: a role of the tenant's own gives rights, and none of them is this one. */
    private static void requireOwner(Place place) {
        if (place.role() != TenantRole.OWNER) {
            throw SsoProblem.YOU_ARE_NOT_ALLOWED_TO_MANAGE_SIGN_IN.exception();
        }
    }

    private TenantDomain require(String tenantId, String domainId) {
        return domains.find(tenantId, domainId).orElseThrow(SsoProblem.DOMAIN_NOT_FOUND::exception);
    }

    private void trace(Action action, Caller caller, String tenantId, Client client, Instant now) {
        audit.write(AuditEntry.of(action, client).by(caller.userId()).in(tenantId), now);
    }
}
