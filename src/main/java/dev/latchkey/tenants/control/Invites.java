package dev.latchkey.tenants.control;

import dev.latchkey.audit.control.AuditLog;
import dev.latchkey.audit.entity.Action;
import dev.latchkey.audit.entity.AuditEntry;
import dev.latchkey.database.control.Sql;
import dev.latchkey.limits.control.Limit;
import dev.latchkey.limits.control.RateLimits;
import dev.latchkey.mail.control.Outbox;
import dev.latchkey.mail.entity.Mail;
import dev.latchkey.requests.entity.Client;
import dev.latchkey.requests.entity.Paging;
import dev.latchkey.secrets.control.Ids;
import dev.latchkey.secrets.control.SecretTokens;
import dev.latchkey.settings.control.ServerSettings;
import dev.latchkey.tenants.control.TenantStore.Place;
import dev.latchkey.tenants.entity.Invite;
import dev.latchkey.tenants.entity.Invite.Offer;
import dev.latchkey.tenants.entity.Right;
import dev.latchkey.tenants.entity.RoleGrant;
import dev.latchkey.tenants.entity.RoleNames;
import dev.latchkey.tenants.entity.TenantProblem;
import dev.latchkey.tenants.entity.TenantRole;
import dev.latchkey.users.control.UserStore;
import dev.latchkey.users.entity.Caller;
import dev.latchkey.users.entity.EmailAddress;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.PersistenceException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The tenant's side of invites: owners and admins ask people in. C-21. */
@Stateless
public class Invites {
    @PersistenceContext
    EntityManager entities;

    @Inject
    Sql sql;

    @Inject
    TenantStore store;

    @Inject
    RoleBook book;

    @Inject
    UserStore users;

    @Inject
    Outbox outbox;

    @Inject
    RateLimits limits;

    @Inject
    AuditLog audit;

    @Inject
    TenantSettings settings;

    @Inject
    ServerSettings server;

    /** Whom to ask in, and as what. */
    public record Wanted(String tenantId, EmailAddress email, RoleNames roles, List<String> teamIds) {
        /** With a built-in role, and into no team. */
        public Wanted(String tenantId, EmailAddress email, TenantRole role) {
            this(tenantId, email, RoleNames.of(role), List.of());
        }
    }

    /** A part of a list, and how long the whole is. */
    public record Slice(List<Invite> invites, long total) {}

    /** Refuses whoever may not see and send the invites of a tenant. */
    public void requireManager(Caller caller, String tenantId) {
        requireManager(store.place(tenantId, caller.userId()));
    }

    /** The invites of a tenant in any state, newest first; for owners and admins. */
    public Slice list(Caller caller, String tenantId, Paging paging) {
        requireManager(caller, tenantId);
        List<Invite> invites = entities.createQuery(
                        "select i from Invite i where i.tenantId = :tenant order by i.createdAt desc, i.id desc",
                        Invite.class)
                .setParameter("tenant", tenantId)
                .setFirstResult((paging.page() - 1) * paging.limit())
                .setMaxResults(paging.limit())
                .getResultList();
        return new Slice(invites, sql.count("select count(*) from invites where tenant_id = ?", tenantId));
    }

    /**
     * Asks somebody in; as owner only if the caller is one. {@code USER_IS_ALREADY_A_MEMBER_OF_THIS_ORGANIZATION} or
     * {@code USER_IS_ALREADY_INVITED_TO_THIS_ORGANIZATION} when there is nothing to ask.
     */
    public Invite invite(Caller caller, Wanted wanted, Client client, Instant now) {
        String tenantId = wanted.tenantId();
        EmailAddress email = wanted.email();
        Place place = manager(caller, tenantId);
        place.tenant().requireActive();
        RoleGrant grant = book.grant(tenantId, wanted.roles());
        if (!place.outranks(grant.base(), grant.rights())) {
            throw TenantProblem.YOU_ARE_NOT_ALLOWED_TO_INVITE_USER_WITH_THIS_ROLE.exception();
        }
        boolean member = users.findByEmail(email)
                .flatMap(user -> store.member(tenantId, user.id()))
                .isPresent();
        if (member) {
            throw TenantProblem.USER_IS_ALREADY_A_MEMBER_OF_THIS_ORGANIZATION.exception();
        }
        sql.update(
                "update invites set status = 'EXPIRED', pending_email = null"
                        + " where tenant_id = ? and pending_email = ? and expires_at <= ?",
                tenantId,
                email.value(),
                now);
        String token = SecretTokens.next("");
        Offer offer = new Offer(tenantId, email, grant, caller.userId(), String.join(",", wanted.teamIds()));
        Invite invite = new Invite(Ids.next("inv"), offer, SecretTokens.hash(token), now, settings.inviteLife());
        persistOnce(invite);
        mail(caller, place, invite, token, now);
        audit.write(trace(Action.INVITE_CREATE, caller, invite, client), now);
        return invite;
    }

    /** The unique constraint decides between two who invite the same address at once. */
    private void persistOnce(Invite invite) {
        try {
            entities.persist(invite);
            entities.flush();
        } catch (PersistenceException e) {
            if (UserStore.isDuplicate(e)) {
                throw TenantProblem.USER_IS_ALREADY_INVITED_TO_THIS_ORGANIZATION.exception();
            }
            throw e;
        }
    }

    /** Mails a new link, good for the whole time again; the old link is dead. */
    public Invite resend(Caller caller, String tenantId, String inviteId, Client client, Instant now) {
        Place place = manager(caller, tenantId);
        place.tenant().requireActive();
        Invite invite = lock(tenantId, inviteId);
        Invite.Status status = invite.statusAt(now);
        if (status != Invite.Status.PENDING && status != Invite.Status.EXPIRED) {
            throw TenantProblem.INVITATION_NOT_PENDING.exception();
        }
        String token = SecretTokens.next("");
        invite.renew(SecretTokens.hash(token), now, settings.inviteLife());
        persistOnce(invite);
        mail(caller, place, invite, token, now);
        audit.write(trace(Action.INVITE_RESEND, caller, invite, client), now);
        return invite;
    }

    /** Takes an invite back. */
    public void cancel(Caller caller, String tenantId, String inviteId, Client client, Instant now) {
        if (!store.lockedPlace(tenantId, caller.userId()).may(Right.INVITATION_CANCEL)) {
            throw TenantProblem.YOU_ARE_NOT_ALLOWED_TO_INVITE_USERS_TO_THIS_ORGANIZATION.exception();
        }
        Invite invite = lock(tenantId, inviteId);
        if (invite.statusAt(now) != Invite.Status.PENDING) {
            throw TenantProblem.INVITATION_NOT_PENDING.exception();
        }
        invite.close(Invite.Status.CANCELLED, now);
        audit.write(trace(Action.INVITE_CANCEL, caller, invite, client), now);
    }

    private Place manager(Caller caller, String tenantId) {
        // Everybody locks the tenant before its invites: the other way round, this and a deletion would wait for each
        // other.
        Place place = store.lockedPlace(tenantId, caller.userId());
        requireManager(place);
        return place;
    }

    private static void requireManager(Place place) {
        if (!place.may(Right.INVITATION_CREATE)) {
            throw TenantProblem.YOU_ARE_NOT_ALLOWED_TO_INVITE_USERS_TO_THIS_ORGANIZATION.exception();
        }
    }

    private Invite lock(String tenantId, String inviteId) {
        return Optional.ofNullable(entities.find(Invite.class, inviteId, LockModeType.PESSIMISTIC_WRITE))
                .filter(invite -> invite.tenantId().equals(tenantId))
                .orElseThrow(TenantProblem.INVITATION_NOT_FOUND::exception);
    }

    /** Nobody's mailbox may be filled by inviting, taking back and inviting again. */
    private void mail(Caller caller, Place place, Invite invite, String token, Instant now) {
        limits.take(Limit.MAIL_ADDRESS, "invite:" + invite.email());
        String inviter = caller.displayName() == null ? caller.email() : caller.displayName();
        outbox.post(
                new Mail.Invitation(
                        invite.email(),
                        place.tenant().name(),
                        inviter,
                        invite.roles(),
                        server.link("/invite?token=" + token + "&id=" + invite.id()),
                        invite.expiresAt()),
                now);
    }

    private static AuditEntry trace(Action action, Caller caller, Invite invite, Client client) {
        return AuditEntry.of(action, client)
                .by(caller.userId())
                .about(null)
                .in(invite.tenantId())
                .because(invite.id());
    }
}
