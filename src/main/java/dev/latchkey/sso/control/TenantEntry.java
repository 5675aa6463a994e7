package dev.latchkey.sso.control;

import dev.latchkey.audit.control.AuditLog;
import dev.latchkey.audit.entity.Action;
import dev.latchkey.audit.entity.AuditEntry;
import dev.latchkey.database.control.Sql;
import dev.latchkey.mail.control.Outbox;
import dev.latchkey.mail.entity.Mail;
import dev.latchkey.sessions.control.SessionStore;
import dev.latchkey.sessions.entity.Session.NewSession;
import dev.latchkey.sessions.entity.SessionTicket;
import dev.latchkey.signin.control.SignInGate;
import dev.latchkey.social.control.SocialEntry.Guest;
import dev.latchkey.social.control.SocialEntry.Welcome;
import dev.latchkey.social.entity.CallbackException;
import dev.latchkey.social.entity.CallbackRefusal;
import dev.latchkey.social.entity.EmailProof;
import dev.latchkey.social.entity.Identity;
import dev.latchkey.sso.entity.DomainName;
import dev.latchkey.sso.entity.TenantProvider;
import dev.latchkey.tenants.control.Members;
import dev.latchkey.tenants.control.Members.Seat;
import dev.latchkey.tenants.control.TenantStore;
import dev.latchkey.tenants.entity.Tenant;
import dev.latchkey.users.control.UserStore;
import dev.latchkey.users.control.WaysIn;
import dev.latchkey.users.entity.EmailAddress;
import dev.latchkey.users.entity.Role;
import dev.latchkey.users.entity.User;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Optional;

/**
 * The transaction of somebody whom a tenant's own provider has named: what it may do is what the tenant could do by the mail of its proved
 * domains, and no more. ADR 23.
 */
@Stateless
public class TenantEntry {
    @Inject
    Sql sql;

    @Inject
    ProviderRows providers;

    @Inject
    DomainRows domains;

    @Inject
    TenantStore tenants;

    @Inject
    Members members;

    @Inject
    UserStore users;

    @Inject
    WaysIn ways;

    @Inject
    Outbox outbox;

    @Inject
    SignInGate gate;

    @Inject
    SessionStore sessions;

    @Inject
    AuditLog audit;

    /**
     * Lets him in, as a member of the tenant. What {@link CallbackRefusal} and {@link SignInGate} say; {@code TENANT_SUSPENDED}.
     *
     * @param provider as it was when he came back; what counts is what it is now
     */
    public Welcome enter(TenantProvider provider, Guest guest, Instant now) {
        // Who changes members or the provider waits here, so that nobody joins by what was taken away a moment ago.
        Tenant tenant = tenants.lock(provider.tenantId()).orElseThrow(CallbackRefusal.STATE_MISMATCH::exception);
        tenant.requireActive();
        TenantProvider current =
                providers.enabled(provider.id()).orElseThrow(CallbackRefusal.STATE_MISMATCH::exception);
        Optional<String> owner = owner(current.id(), guest.identity());
        return owner.isPresent() ? known(owner.get(), current, guest, now) : unknown(current, guest, now);
    }

    /** The user whose this account of a tenant's provider is. */
    public Optional<String> owner(String providerId, Identity identity) {
        return sql.first(
                "select user_id from tenant_identities where provider_id = ? and subject = ?",
                row -> row.getString(1),
                providerId,
                identity.subject());
    }

    /** His address may have changed here, and then the tenant has no say over the account any more. */
    private Welcome known(String userId, TenantProvider provider, Guest guest, Instant now) {
        User user = users.lock(userId).orElseThrow(CallbackRefusal.STATE_MISMATCH::exception);
        requireOurs(user, provider);
        return new Welcome(open(user, provider, guest, now), false);
    }

    private Welcome unknown(TenantProvider provider, Guest guest, Instant now) {
        EmailAddress email = email(guest.identity());
        if (!domains.isProved(provider.tenantId(), DomainName.ofAddress(email.value()))) {
            throw CallbackRefusal.EMAIL_OUTSIDE_ORGANIZATION.exception();
        }
        Optional<User> namesake = users.lockByEmail(email);
        if (namesake.isEmpty() && !guest.signUp()) {
            throw CallbackRefusal.SIGNUP_DISABLED.exception();
        }
        User user = namesake.isPresent() ? namesake.get() : founded(email, guest, now);
        requireOurs(user, provider);
        if (!user.isEmailVerified()) {
            // Whoever typed the address first and never proved it would share the account. A reset by the domain's mail
            // ends that too.
            ways.removeAll(user.id(), guest.client(), now);
            users.verifyEmail(user.id(), email, now);
        }
        Seat seat = new Seat(provider.tenantId(), user.id());
        members.join(seat, provider.role(), guest.client(), now);
        link(seat, provider, guest, now);
        if (namesake.isPresent()) {
            outbox.post(new Mail.Notice(user.email(), user.name(), Mail.Notice.Kind.TENANT_LINKED, now), now);
        }
        return new Welcome(open(user, provider, guest, now), namesake.isEmpty());
    }

    private static EmailAddress email(Identity identity) {
        EmailAddress email = identity.address().orElseThrow(CallbackRefusal.EMAIL_NOT_FOUND::exception);
        if (identity.proof() == EmailProof.DENIED) {
            throw CallbackRefusal.PROVIDER_EMAIL_NOT_VERIFIED.exception();
        }
        return email;
    }

    /** An administrator of the service is not a tenant's to let in, nor is anybody whose address is none of its domains. */
    private void requireOurs(User user, TenantProvider provider) {
        boolean ours = domains.isProved(provider.tenantId(), DomainName.ofAddress(user.email()));
        if (!ours) {
            throw new CallbackException(CallbackRefusal.EMAIL_OUTSIDE_ORGANIZATION, user.id());
        }
        if (!user.role().equals(Role.USER)) {
            throw new CallbackException(CallbackRefusal.ACCOUNT_NOT_LINKED, user.id());
        }
    }

    /** Without a tenant of his own: he is here for this one. */
    private User founded(EmailAddress email, Guest guest, Instant now) {
        User user = users.create(email, guest.identity().accountName(), null, now);
        users.verifyEmail(user.id(), email, now);
        audit.write(AuditEntry.of(Action.SIGN_UP, guest.client()).by(user.id()), now);
        return users.lock(user.id()).orElseThrow();
    }

    /** Another account of this provider with the same address is another person: addresses are given out again. */
    private void link(Seat seat, TenantProvider provider, Guest guest, Instant now) {
        int made = sql.update(
                "insert into tenant_identities (provider_id, subject, tenant_id, user_id, created_at)"
                        + " values (?, ?, ?, ?, ?) on conflict do nothing",
                provider.id(),
                guest.identity().subject(),
                seat.tenantId(),
                seat.userId(),
                now);
        if (made != 1) {
            throw new CallbackException(CallbackRefusal.ACCOUNT_NOT_LINKED, seat.userId());
        }
        audit.write(
                AuditEntry.of(Action.ACCOUNT_LINK, guest.client())
                        .by(seat.userId())
                        .in(seat.tenantId()),
                now);
    }

    private SessionTicket open(User user, TenantProvider provider, Guest guest, Instant now) {
        SessionTicket ticket = gate.enter(new NewSession(user.id(), guest.client(), true, guest.replacedId()), now)
                .ticket();
        sessions.activateTenant(ticket.sessionId(), provider.tenantId());
        return ticket;
    }
}
