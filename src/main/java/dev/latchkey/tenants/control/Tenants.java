package dev.latchkey.tenants.control;

import dev.latchkey.audit.control.AuditLog;
import dev.latchkey.audit.entity.Action;
import dev.latchkey.audit.entity.AuditEntry;
import dev.latchkey.requests.entity.Client;
import dev.latchkey.secrets.control.Ids;
import dev.latchkey.sessions.control.SessionStore;
import dev.latchkey.tenants.control.TenantStore.Place;
import dev.latchkey.tenants.entity.Member;
import dev.latchkey.tenants.entity.Right;
import dev.latchkey.tenants.entity.Tenant;
import dev.latchkey.tenants.entity.Tenant.Brand;
import dev.latchkey.tenants.entity.TenantProblem;
import dev.latchkey.tenants.entity.TenantRole;
import dev.latchkey.users.control.UserStore;
import dev.latchkey.users.entity.Caller;
import dev.latchkey.users.entity.Plan;
import dev.latchkey.users.entity.User;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.PersistenceException;
import java.time.Instant;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** What a signed-in user does with tenants as a whole. */
@Stateless
public class Tenants {
    @PersistenceContext
    EntityManager entities;

    @Inject
    TenantStore store;

    @Inject
    SessionStore sessions;

    @Inject
    UserStore users;

    @Inject
    AuditLog audit;

    @Inject
    TenantSettings settings;

    /**
     * What to make.
     *
     * @param active whether the caller works in it from now on
     */
    public record Founding(String name, String slug, Brand brand, boolean active) {
        /** A tenant without a brand, in which the caller works from now on. */
        public Founding(String name, String slug) {
            this(name, slug, Brand.NONE, true);
        }
    }

    /**
     * Makes a tenant whose owner the caller is. {@code ORGANIZATION_SLUG_ALREADY_TAKEN} when it
     * is; {@link TenantCreation} finds one for those who did not ask for any.
     */
    public Place create(Caller caller, Founding wanted, Client client, Instant now) {
        requireRoomFor(caller.userId());
        if (store.hasSlug(wanted.slug())) {
            throw TenantProblem.ORGANIZATION_SLUG_ALREADY_TAKEN.exception();
        }
        Tenant tenant = new Tenant(Ids.next("org"), wanted.name(), wanted.slug(), now);
        tenant.brand(wanted.brand(), now);
        entities.persist(tenant);
        flushSlug();
        Member owner = new Member(Ids.next("mem"), tenant.id(), caller.userId(), TenantRole.OWNER, now);
        entities.persist(owner);
        if (wanted.active()) {
            sessions.workIn(caller, tenant.id());
        }
        audit.write(
                AuditEntry.of(Action.TENANT_CREATE, client).by(caller.userId()).in(tenant.id()), now);
        return new Place(tenant, owner, TenantRole.OWNER.rights());
    }

    /** Counted under the user's lock: many at once cannot pass the plan's bound together. */
    private void requireRoomFor(String userId) {
        User user = users.lock(userId).orElseThrow(TenantProblem.ORGANIZATION_NOT_FOUND::exception);
        boolean free = user.planTerm().plan() == Plan.FREE;
        if (free && store.ownedBy(userId).size() >= settings.freeTenants()) {
            throw TenantProblem.YOU_HAVE_REACHED_THE_MAXIMUM_NUMBER_OF_ORGANIZATIONS.exception();
        }
    }

    private void flushSlug() {
        try {
            entities.flush();
        } catch (PersistenceException e) {
            if (UserStore.isDuplicate(e)) {
                throw TenantProblem.ORGANIZATION_SLUG_ALREADY_TAKEN.exception();
            }
            throw e;
        }
    }

    /** The tenant, for its members; {@code ORGANIZATION_NOT_FOUND} for everybody else. */
    public Place read(Caller caller, String tenantId) {
        return store.place(tenantId, caller.userId());
    }

    /** What a tenant shall be called; null leaves what is. The brand is made of the one that is. */
    public record Naming(@Nullable String name, @Nullable String slug, UnaryOperator<Brand> brand) {
        /** With the brand that it has. */
        public Naming(@Nullable String name, @Nullable String slug) {
            this(name, slug, UnaryOperator.identity());
        }
    }

    /** Gives another name, slug or brand; for owners and admins. */
    public Place rename(Caller caller, String tenantId, Naming naming, Client client, Instant now) {
        Place place = store.lockedPlace(tenantId, caller.userId());
        if (!place.may(Right.ORGANIZATION_UPDATE)) {
            throw TenantProblem.YOU_ARE_NOT_ALLOWED_TO_UPDATE_THIS_ORGANIZATION.exception();
        }
        place.tenant().requireActive();
        String slug = naming.slug();
        if (slug != null && !slug.equals(place.tenant().slug()) && store.hasSlug(slug)) {
            throw TenantProblem.ORGANIZATION_SLUG_ALREADY_TAKEN.exception();
        }
        place.tenant().rename(naming.name(), slug, now);
        place.tenant().brand(naming.brand().apply(place.tenant().brand()), now);
        flushSlug();
        audit.write(
                AuditEntry.of(Action.TENANT_UPDATE, client).by(caller.userId()).in(tenantId), now);
        return place;
    }

    /** Makes it the tenant that the caller's session works in. */
    public Place activate(Caller caller, String tenantId, Client client, Instant now) {
        // Locked, so that somebody who is being removed cannot end up working in a tenant that he has left.
        Place place = store.lockedPlace(tenantId, caller.userId());
        place.tenant().requireActive();
        sessions.activateTenant(caller.sessionId(), tenantId);
        audit.write(
                AuditEntry.of(Action.TENANT_ACTIVATE, client)
                        .by(caller.userId())
                        .in(tenantId),
                now);
        return place;
    }

    /** The caller's session works in no tenant from now on. */
    public void deactivate(Caller caller) {
        sessions.activateTenant(caller.sessionId(), null);
    }

    /** Deletes it with its members and invites; for owners. */
    public void delete(Caller caller, String tenantId, Client client, Instant now) {
        Place place = store.lockedPlace(tenantId, caller.userId());
        if (!place.may(Right.ORGANIZATION_DELETE)) {
            throw TenantProblem.YOU_ARE_NOT_ALLOWED_TO_DELETE_THIS_ORGANIZATION.exception();
        }
        sessions.leaveTenant(tenantId, null);
        entities.remove(place.tenant());
        audit.write(
                AuditEntry.of(Action.TENANT_DELETE, client).by(caller.userId()).in(tenantId), now);
    }
}
