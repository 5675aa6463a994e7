package dev.latchkey.tenants.control;

import dev.latchkey.audit.control.AuditLog;
import dev.latchkey.audit.entity.Action;
import dev.latchkey.audit.entity.AuditEntry;
import dev.latchkey.database.control.Sql;
import dev.latchkey.problems.entity.AuthException;
import dev.latchkey.problems.entity.RequestProblem;
import dev.latchkey.requests.entity.Client;
import dev.latchkey.secrets.control.Ids;
import dev.latchkey.secrets.control.SecretTokens;
import dev.latchkey.sessions.control.SessionStore;
import dev.latchkey.tenants.control.TenantStore.Place;
import dev.latchkey.tenants.entity.Invite;
import dev.latchkey.tenants.entity.Tenant;
import dev.latchkey.tenants.entity.TenantProblem;
import dev.latchkey.users.control.UserStore;
import dev.latchkey.users.entity.Caller;
import dev.latchkey.users.entity.EmailAddress;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The invited person's side: an invite is for the address it was sent to, and that address has to be proved, by the
 * account's verification or by the mailed link itself. C-21, promise 20.
 */
@Stateless
public class InviteAnswers {
    @PersistenceContext
    EntityManager entities;

    @Inject
    Sql sql;

    @Inject
    TenantStore store;

    @Inject
    UserStore users;

    @Inject
    SessionStore sessions;

    @Inject
    AuditLog audit;

    /** An invite as its link shows it. */
    public record Shown(Invite invite, String tenantName) {}

    /** The invite behind a mailed link, in any state; {@code INVITATION_NOT_FOUND} for a link that is none. */
    public Shown show(String token) {
        Invite invite = entities.createQuery("select i from Invite i where i.tokenHash = :hash", Invite.class)
                .setParameter("hash", SecretTokens.hash(token))
                .getResultStream()
                .findFirst()
                .orElseThrow(TenantProblem.INVITATION_NOT_FOUND::exception);
        return Optional.ofNullable(entities.find(Tenant.class, invite.tenantId()))
                .map(tenant -> new Shown(invite, tenant.name()))
                .orElseThrow(TenantProblem.INVITATION_NOT_FOUND::exception);
    }

    /**
     * Joins the tenant with the role of the invite, and works in it from now on. Of many at once, one finds the invite
     * pending; the others get {@code INVITATION_NOT_PENDING}.
     */
    public Place accept(Caller caller, String inviteId, @Nullable String token, Client client, Instant now) {
        Invite invite = answer(caller, inviteId, token, now);
        entities.find(Tenant.class, invite.tenantId()).requireActive();
        invite.close(Invite.Status.ACCEPTED, now);
        // Somebody who is a member by now keeps the role he has.
        sql.update(
                "insert into members (id, tenant_id, user_id, role, role_names, created_at) values (?, ?, ?, ?, ?, ?)"
                        + " on conflict do nothing",
                Ids.next("mem"),
                invite.tenantId(),
                caller.userId(),
                invite.role().name(),
                invite.roles().equals(invite.role().label()) ? null : invite.roles(),
                now);
        joinTeams(invite, caller.userId(), now);
        sessions.workIn(caller, invite.tenantId());
        audit.write(trace(Action.INVITE_ACCEPT, caller, invite, client), now);
        return store.place(invite.tenantId(), caller.userId());
    }

    /** A team that is gone by now is passed over. */
    private void joinTeams(Invite invite, String userId, Instant now) {
        for (String teamId : invite.teamIds()) {
            sql.update(
                    "insert into team_members (id, team_id, member_id, created_at) select ?, t.id, m.id, ? from teams t"
                            + " join members m on m.tenant_id = t.tenant_id where t.id = ? and t.tenant_id = ?"
                            + " and m.user_id = ? on conflict do nothing",
                    Ids.next("tmm"),
                    now,
                    teamId,
                    invite.tenantId(),
                    userId);
        }
    }

    /** Says no; the tenant may ask again. */
    public void decline(Caller caller, String inviteId, @Nullable String token, Client client, Instant now) {
        Invite invite = answer(caller, inviteId, token, now);
        invite.close(Invite.Status.DECLINED, now);
        audit.write(trace(Action.INVITE_DECLINE, caller, invite, client), now);
    }

    /** The pending invite with its row locked, if this caller may answer it. */
    private Invite answer(Caller caller, String inviteId, @Nullable String token, Instant now) {
        Invite invite = lock(caller, inviteId);
        boolean link = token != null && invite.isSecuredBy(SecretTokens.hash(token));
        if (!invite.email().equals(caller.email())) {
            // Whoever holds the link knows of the invite; to anybody else it is not there.
            throw link
                    ? TenantProblem.YOU_ARE_NOT_THE_RECIPIENT_OF_THE_INVITATION.exception()
                    : TenantProblem.INVITATION_NOT_FOUND.exception();
        }
        if (!link && !caller.isEmailVerified()) {
            throw TenantProblem.EMAIL_VERIFICATION_REQUIRED_BEFORE_ACCEPTING_OR_REJECTING_INVITATION.exception();
        }
        if (invite.statusAt(now) != Invite.Status.PENDING) {
            throw TenantProblem.INVITATION_NOT_PENDING.exception();
        }
        if (link) {
            // The link was mailed to this address, so whoever has it reads that mail: as good as a verification.
            users.verifyEmail(caller.userId(), new EmailAddress(caller.email()), now);
        }
        return invite;
    }

    /**
     * The tenant's row first, as everybody locks it; with the tenant the invite may be gone by then. The caller's next:
     * somebody who is deleting his account elsewhere joins nothing.
     */
    private Invite lock(Caller caller, String inviteId) {
        String tenantId = sql.first("select tenant_id from invites where id = ?", row -> row.getString(1), inviteId)
                .orElseThrow(TenantProblem.INVITATION_NOT_FOUND::exception);
        entities.find(Tenant.class, tenantId, LockModeType.PESSIMISTIC_WRITE);
        if (users.lock(caller.userId()).isEmpty()) {
            throw new AuthException(RequestProblem.UNAUTHORIZED);
        }
        return Optional.ofNullable(entities.find(Invite.class, inviteId, LockModeType.PESSIMISTIC_WRITE))
                .orElseThrow(TenantProblem.INVITATION_NOT_FOUND::exception);
    }

    private static AuditEntry trace(Action action, Caller caller, Invite invite, Client client) {
        return AuditEntry.of(action, client)
                .by(caller.userId())
                .in(invite.tenantId())
                .because(invite.id());
    }
}
