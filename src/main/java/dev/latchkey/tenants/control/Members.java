package dev.latchkey.tenants.control;

import dev.latchkey.audit.control.AuditLog;
import dev.latchkey.audit.entity.Action;
import dev.latchkey.audit.entity.AuditEntry;
import dev.latchkey.database.control.Sql;
import dev.latchkey.requests.entity.Client;
import dev.latchkey.requests.entity.Paging;
import dev.latchkey.secrets.control.Ids;
import dev.latchkey.sessions.control.SessionStore;
import dev.latchkey.tenants.control.TenantStore.Place;
import dev.latchkey.tenants.entity.Member;
import dev.latchkey.tenants.entity.Right;
import dev.latchkey.tenants.entity.RoleGrant;
import dev.latchkey.tenants.entity.RoleNames;
import dev.latchkey.tenants.entity.TenantProblem;
import dev.latchkey.tenants.entity.TenantRole;
import dev.latchkey.users.entity.Caller;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Who is in a tenant, and with what role. */
@Stateless
public class Members {
    private static final String VIEW = "select m.user_id, u.email, u.name, m.role, m.created_at"
            + " from members m join users u on u.id = m.user_id where m.tenant_id = ?";
    // Not "like": what is looked for is text, whatever signs are in it.
    private static final String NAMED =
            " and (position(? in u.email) > 0 or position(? in lower(coalesce(u.name, ''))) > 0)";
    /** Longer than any address: nobody has it in his. */
    private static final int MAX_TEXT = 254;

    @PersistenceContext
    EntityManager entities;

    @Inject
    Sql sql;

    @Inject
    TenantStore store;

    @Inject
    RoleBook book;

    @Inject
    SessionStore sessions;

    @Inject
    AuditLog audit;

    /** A member as other members see him. */
    public record Profile(
            String userId, String email, @Nullable String name, String role, Instant joinedAt) {}

    /** A part of a list, and how long the whole is. */
    public record Slice(List<Profile> members, long total) {}

    /** The members, oldest first; for every member. */
    public Slice list(Caller caller, String tenantId, Paging paging) {
        store.place(tenantId, caller.userId());
        return new Slice(
                sql.list(VIEW + " order by m.created_at, m.id" + paging.clause(), Members::read, tenantId),
                sql.count("select count(*) from members where tenant_id = ?", tenantId));
    }

    /** The members whose name or address has this text in it, in any letter case; all of them for an empty one. */
    public Slice search(Caller caller, String tenantId, String text, Paging paging) {
        String wanted = text.strip().toLowerCase(Locale.ROOT);
        if (wanted.isEmpty()) {
            return list(caller, tenantId, paging);
        }
        store.place(tenantId, caller.userId());
        if (wanted.length() > MAX_TEXT || wanted.indexOf('\0') >= 0) {
            // PostgreSQL fails over a NUL, and nobody is called that.
            return new Slice(List.of(), 0);
        }
        return new Slice(
                sql.list(
                        VIEW + NAMED + " order by m.created_at, m.id" + paging.clause(),
                        Members::read,
                        tenantId,
                        wanted,
                        wanted),
                sql.count("select count(*) from (" + VIEW + NAMED + ") found", tenantId, wanted, wanted));
    }

    /** Which user in which tenant. */
    public record Seat(String tenantId, String userId) {}

    /** One member, for every member; {@code MEMBER_NOT_FOUND} when that user is none. */
    public Profile read(Caller caller, Seat seat) {
        store.place(seat.tenantId(), caller.userId());
        return profile(seat);
    }

    /** Gives a member another role. A tenant never loses its last owner. Promise 5. */
    public Profile assign(Caller caller, Seat seat, RoleNames roles, Client client, Instant now) {
        Place place = store.lockedPlace(seat.tenantId(), caller.userId());
        requireRight(place, Right.MEMBER_UPDATE, TenantProblem.YOU_ARE_NOT_ALLOWED_TO_UPDATE_THIS_MEMBER);
        place.tenant().requireActive();
        Member member = member(seat);
        RoleGrant grant = book.grant(seat.tenantId(), roles);
        if (!place.outranks(member.role(), store.rights(member)) || !place.outranks(grant.base(), grant.rights())) {
            throw TenantProblem.YOU_ARE_NOT_ALLOWED_TO_UPDATE_THIS_MEMBER.exception();
        }
        if (member.role() == TenantRole.OWNER && grant.base() != TenantRole.OWNER) {
            requireAnotherOwner(seat.tenantId());
        }
        member.assign(grant);
        entities.flush();
        audit.write(trace(Action.MEMBER_ROLE_CHANGE, caller, seat, client).because(cut(grant.label())), now);
        return profile(seat);
    }

    /** The audit's detail is a few words. */
    private static String cut(String roles) {
        return roles.length() <= 200 ? roles : roles.substring(0, 200);
    }

    private Profile profile(Seat seat) {
        return sql.first(VIEW + " and m.user_id = ?", Members::read, seat.tenantId(), seat.userId())
                .orElseThrow(TenantProblem.MEMBER_NOT_FOUND::exception);
    }

    /** Seats somebody whom the tenant's own provider has named, under the tenant's lock; a member keeps the role he has. */
    public void join(Seat seat, TenantRole role, Client client, Instant now) {
        int made = sql.update(
                "insert into members (id, tenant_id, user_id, role, created_at) values (?, ?, ?, ?, ?) on conflict do nothing",
                Ids.next("mem"),
                seat.tenantId(),
                seat.userId(),
                role.name(),
                now);
        if (made == 1) {
            audit.write(
                    AuditEntry.of(Action.MEMBER_JOIN, client).by(seat.userId()).in(seat.tenantId()), now);
        }
    }

    /** Takes a member out; for owners and, below owners, admins. */
    public void remove(Caller caller, Seat seat, Client client, Instant now) {
        Place place = store.lockedPlace(seat.tenantId(), caller.userId());
        requireRight(place, Right.MEMBER_DELETE, TenantProblem.YOU_ARE_NOT_ALLOWED_TO_DELETE_THIS_MEMBER);
        Member member = member(seat);
        if (!place.outranks(member.role(), store.rights(member))) {
            throw TenantProblem.YOU_ARE_NOT_ALLOWED_TO_DELETE_THIS_MEMBER.exception();
        }
        end(seat.tenantId(), member);
        audit.write(trace(Action.MEMBER_REMOVE, caller, seat, client), now);
    }

    /** The caller leaves; the only owner cannot. */
    public void leave(Caller caller, String tenantId, Client client, Instant now) {
        Place place = store.lockedPlace(tenantId, caller.userId());
        end(tenantId, place.member());
        audit.write(
                AuditEntry.of(Action.MEMBER_LEAVE, client).by(caller.userId()).in(tenantId), now);
    }

    private void end(String tenantId, Member member) {
        if (member.role() == TenantRole.OWNER) {
            requireAnotherOwner(tenantId);
        }
        entities.remove(member);
        sessions.leaveTenant(tenantId, member.userId());
    }

    /** Members without the right learn nothing about who else is there. */
    private static void requireRight(Place place, Right right, TenantProblem otherwise) {
        if (!place.may(right)) {
            throw otherwise.exception();
        }
    }

    private void requireAnotherOwner(String tenantId) {
        if (store.owners(tenantId) < 2) {
            throw TenantProblem.YOU_CANNOT_LEAVE_THE_ORGANIZATION_AS_THE_ONLY_OWNER.exception();
        }
    }

    private Member member(Seat seat) {
        return store.member(seat.tenantId(), seat.userId()).orElseThrow(TenantProblem.MEMBER_NOT_FOUND::exception);
    }

    private static AuditEntry trace(Action action, Caller caller, Seat seat, Client client) {
        return AuditEntry.of(action, client)
                .by(caller.userId())
                .about(seat.userId())
                .in(seat.tenantId());
    }

    private static Profile read(ResultSet row) throws SQLException {
        return new Profile(
                row.getString("user_id"),
                row.getString("email"),
                row.getString("name"),
                TenantRole.valueOf(row.getString("role")).label(),
                Sql.instant(row, "created_at"));
    }
}
