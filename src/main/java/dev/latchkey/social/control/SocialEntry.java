package dev.latchkey.social.control;

import dev.latchkey.audit.control.AuditLog;
import dev.latchkey.audit.entity.Action;
import dev.latchkey.audit.entity.AuditEntry;
import dev.latchkey.mail.control.Outbox;
import dev.latchkey.mail.entity.Mail;
import dev.latchkey.requests.entity.Client;
import dev.latchkey.sessions.entity.Session.NewSession;
import dev.latchkey.sessions.entity.SessionTicket;
import dev.latchkey.signin.control.SignInGate;
import dev.latchkey.signin.control.SignUp;
import dev.latchkey.social.entity.CallbackException;
import dev.latchkey.social.entity.CallbackRefusal;
import dev.latchkey.social.entity.EmailProof;
import dev.latchkey.social.entity.Grant;
import dev.latchkey.social.entity.Identity;
import dev.latchkey.tenants.control.FirstTenant;
import dev.latchkey.users.control.UserStore;
import dev.latchkey.users.entity.EmailAddress;
import dev.latchkey.users.entity.User;
import dev.latchkey.verification.control.EmailVerification;
import dev.latchkey.verification.control.Landing;
import dev.latchkey.verification.control.VerificationSettings;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The transaction of somebody whom a provider has named: finds, links or makes his account, and lets him in by the one gate. */
@Stateless
public class SocialEntry {
    private static final int MAX_TENANT_NAME = 200;

    @Inject
    ProviderAccounts accounts;

    @Inject
    Outbox outbox;

    @Inject
    UserStore users;

    @Inject
    SignUp signUp;

    @Inject
    SignInGate gate;

    @Inject
    FirstTenant tenants;

    @Inject
    AuditLog audit;

    @Inject
    EmailVerification verification;

    @Inject
    VerificationSettings verificationSettings;

    /**
     * Who stands at the door.
     *
     * @param signUp whether an account may be made for him
     * @param replacedId the session that his browser has already
     */
    public record Guest(
            Grant grant,
            boolean signUp,
            Client client,
            @Nullable String replacedId) {
        /** Whom the provider has named. */
        public Identity identity() {
            return grant.identity();
        }
    }

    /**
     * How he is let in.
     *
     * @param ticket null for somebody new who has to prove his address first
     * @param newcomer whether he is here for the first time
     */
    public record Welcome(@Nullable SessionTicket ticket, boolean newcomer) {}

    /**
     * Lets him in. {@link CallbackRefusal#PROVIDER_EMAIL_NOT_VERIFIED}, {@code EMAIL_NOT_FOUND}, {@code ACCOUNT_NOT_LINKED},
     * {@code SIGNUP_DISABLED}; what {@link SignInGate} refuses; {@code USER_ALREADY_EXISTS_USE_ANOTHER_EMAIL} when the account was made
     * by another request at this very moment, and a second try finds it.
     */
    public Welcome enter(Guest guest, Instant now) {
        Optional<String> owner = owner(guest.identity());
        if (owner.isPresent()) {
            return known(owner.get(), guest, now);
        }
        EmailAddress email = email(guest.identity());
        Optional<User> namesake = users.lockByEmail(email);
        return namesake.isPresent() ? linked(namesake.get(), guest, now) : founded(email, guest, now);
    }

    /** The user whose this account of the provider is. */
    public Optional<String> owner(Identity identity) {
        return accounts.owner(identity);
    }

    /** An address that the provider does not vouch for is nobody's: neither an account that is here nor a new one. C-36. */
    private static EmailAddress email(Identity identity) {
        EmailAddress email = identity.address().orElseThrow(CallbackRefusal.EMAIL_NOT_FOUND::exception);
        if (identity.proof() == EmailProof.DENIED) {
            throw CallbackRefusal.PROVIDER_EMAIL_NOT_VERIFIED.exception();
        }
        return email;
    }

    private Welcome known(String userId, Guest guest, Instant now) {
        if (guest.identity().emailVerified()) {
            // The provider's word is as good as a mailed link, while it is still this user's address.
            guest.identity().address().ifPresent(email -> users.verifyEmail(userId, email, now));
        }
        SessionTicket ticket = open(userId, guest, now);
        accounts.renew(guest.grant(), now);
        return new Welcome(ticket, false);
    }

    /** C-36: into an account that was here before only when it has proved the address too; else whoever typed it first would share it. */
    private Welcome linked(User user, Guest guest, Instant now) {
        Identity identity = guest.identity();
        // Another account of this provider with the same address is another person: addresses are given out again.
        boolean taken = accounts.hasAny(user.id(), identity.provider());
        boolean same = taken && owner(identity).filter(user.id()::equals).isPresent();
        if (!same) {
            if (taken || !user.isEmailVerified() || !identity.emailVerified()) {
                throw new CallbackException(CallbackRefusal.ACCOUNT_NOT_LINKED, user.id());
            }
            link(user.id(), guest, now);
            outbox.post(new Mail.Notice(user.email(), user.name(), Mail.Notice.Kind.ACCOUNT_LINKED, now), now);
        }
        return new Welcome(open(user.id(), guest, now), false);
    }

    private Welcome founded(EmailAddress email, Guest guest, Instant now) {
        if (!guest.signUp()) {
            throw CallbackRefusal.SIGNUP_DISABLED.exception();
        }
        String name = guest.identity().accountName();
        User user = users.create(email, name, null, now);
        if (guest.identity().emailVerified()) {
            users.verifyEmail(user.id(), email, now);
        } else {
            // As at a sign-up with a password, nothing is proved yet.
            verification.send(user, Landing.PAGE, now);
        }
        audit.write(AuditEntry.of(Action.SIGN_UP, guest.client()).by(user.id()), now);
        link(user.id(), guest, now);
        String own = name == null ? email.value().substring(0, email.value().indexOf('@')) : name;
        String usual = own + "'s organization";
        Optional<String> tenantId = Optional.ofNullable(
                        signUp.tenantName(null, usual.length() <= MAX_TENANT_NAME ? usual : own))
                .map(tenant -> tenants.found(new FirstTenant.Founder(user.id(), tenant), guest.client(), now));
        if (verificationSettings.required() && !guest.identity().emailVerified()) {
            return new Welcome(null, true);
        }
        SessionTicket ticket = open(user.id(), guest, now);
        tenantId.ifPresent(id -> tenants.workIn(id, ticket.sessionId()));
        return new Welcome(ticket, true);
    }

    private void link(String userId, Guest guest, Instant now) {
        if (!accounts.add(userId, guest.grant(), guest.client(), now)) {
            throw new CallbackException(CallbackRefusal.ACCOUNT_NOT_LINKED, userId);
        }
    }

    private SessionTicket open(String userId, Guest guest, Instant now) {
        return gate.enter(new NewSession(userId, guest.client(), true, guest.replacedId()), now)
                .ticket();
    }
}
