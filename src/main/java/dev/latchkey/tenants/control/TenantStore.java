package dev.latchkey.tenants.control;

import dev.latchkey.database.control.Sql;
import dev.latchkey.tenants.entity.Member;
import dev.latchkey.tenants.entity.Right;
import dev.latchkey.tenants.entity.Tenant;
import dev.latchkey.tenants.entity.TenantProblem;
import dev.latchkey.tenants.entity.TenantRole;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Tenants and members as rows; every look-up is keyed by the caller's own membership. Promise 4. */
@Stateless
public class TenantStore {
    private static final String OWNED = "select id from tenants where status = 'ACTIVE'"
            + " and id in (select tenant_id from members where user_id = ? and role = 'OWNER') order by created_at, id";

    @PersistenceContext
    EntityManager entities;

    @Inject
    Sql sql;

    @Inject
    RoleBook book;

    /** A tenant together with the caller's membership in it. */
    public record Place(Tenant tenant, Member member, Set<Right> rights) {
        /** The highest of the built-in roles that he has. */
        public TenantRole role() {
            return member.role();
        }

        public boolean may(Right right) {
            return rights.contains(right);
        }

        /**
         * Whether he may give these roles to somebody, change who has them, or take them away: admins never touch owners,
         * and nobody touches whoever may more than himself. The right to act at all is another question.
         */
        public boolean outranks(TenantRole base, Set<Right> held) {
            boolean level = role() == TenantRole.MEMBER ? base == TenantRole.MEMBER : role().mayManage(base);
            return level && rights.containsAll(held);
        }
    }

    /** The tenant, if the user is a member; {@code ORGANIZATION_NOT_FOUND} alike for foreign and absent ids. */
    public Place place(String tenantId, String userId) {
        return place(tenantId, userId, LockModeType.NONE);
    }

    /**
     * The same with the tenant's row locked until the transaction ends: whoever changes members waits here, so that two
     * acts at once cannot both believe that another owner remains. Promise 5.
     */
    public Place lockedPlace(String tenantId, String userId) {
        return place(tenantId, userId, LockModeType.PESSIMISTIC_WRITE);
    }

    private Place place(String tenantId, String userId, LockModeType lock) {
        Tenant tenant = entities.find(Tenant.class, tenantId, lock);
        if (tenant == null) {
            throw TenantProblem.ORGANIZATION_NOT_FOUND.exception();
        }
        Member member = member(tenantId, userId).orElseThrow(TenantProblem.ORGANIZATION_NOT_FOUND::exception);
        return new Place(tenant, member, rights(member));
    }

    /** All that a member may do. */
    public Set<Right> rights(Member member) {
        return book.rights(member.tenantId(), member.role(), member.roleNames());
    }

    /** The tenant with its row locked until the transaction ends, for those who need no seat in it. */
    public Optional<Tenant> lock(String tenantId) {
        return Optional.ofNullable(entities.find(Tenant.class, tenantId, LockModeType.PESSIMISTIC_WRITE));
    }

    /** The membership of a user. */
    public Optional<Member> member(String tenantId, String userId) {
        return entities.createQuery(
                        "select m from Member m where m.tenantId = :tenant and m.userId = :user", Member.class)
                .setParameter("tenant", tenantId)
                .setParameter("user", userId)
                .getResultStream()
                .findFirst();
    }

    /** How many owners a tenant has. */
    public long owners(String tenantId) {
        return sql.count("select count(*) from members where tenant_id = ? and role = 'OWNER'", tenantId);
    }

    /** The active tenants that a user owns, oldest first. */
    public List<String> ownedBy(String userId) {
        return sql.list(OWNED, row -> row.getString(1), userId);
    }

    /** The same with their rows locked until the transaction ends. */
    public List<String> lockOwnedBy(String userId) {
        return sql.list(OWNED + " for update", row -> row.getString(1), userId);
    }

    public boolean hasSlug(String slug) {
        return sql.count("select count(*) from tenants where slug = ?", slug) > 0;
    }
}
