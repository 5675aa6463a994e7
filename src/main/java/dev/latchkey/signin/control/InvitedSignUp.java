package dev.latchkey.signin.control;

import dev.latchkey.audit.control.AuditLog;
import dev.latchkey.audit.entity.Action;
import dev.latchkey.audit.entity.AuditEntry;
import dev.latchkey.limits.control.Limit;
import dev.latchkey.limits.control.RateLimits;
import dev.latchkey.passwords.control.PasswordHasher;
import dev.latchkey.passwords.control.PasswordPolicy;
import dev.latchkey.requests.entity.Client;
import dev.latchkey.sessions.entity.Session.NewSession;
import dev.latchkey.sessions.entity.SessionTicket;
import dev.latchkey.signin.control.SignInGate.Entered;
import dev.latchkey.tenants.control.InviteAnswers;
import dev.latchkey.tenants.entity.Invite;
import dev.latchkey.tenants.entity.TenantProblem;
import dev.latchkey.users.control.UserStore;
import dev.latchkey.users.entity.Caller;
import dev.latchkey.users.entity.EmailAddress;
import dev.latchkey.users.entity.Profile;
import dev.latchkey.users.entity.User;
import jakarta.ejb.Stateless;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Makes the account of somebody who was invited, and accepts the invite. The address is the invited one and proved by the
 * mailed link; no tenant of his own is made. C-19, C-21.
 */
@ApplicationScoped
public class InvitedSignUp {
    @Inject
    RateLimits limits;

    @Inject
    InviteAnswers invites;

    @Inject
    PasswordPolicy policy;

    @Inject
    PasswordHasher hasher;

    @Inject
    Joining joining;

    /**
     * What the invited person gives.
     *
     * @param token of the mailed link
     * @param replacedId the session that his browser has already
     */
    public record Newcomer(
            String token,
            Profile profile,
            String password,
            @Nullable String replacedId) {
        @Override
        public String toString() {
            return "Newcomer[…]";
        }
    }

    /**
     * Signs up and joins. {@code INVITATION_NOT_FOUND}, {@code INVITATION_NOT_PENDING},
     * {@code USER_ALREADY_EXISTS_USE_ANOTHER_EMAIL}, {@code RATE_LIMITED}, and what {@link PasswordPolicy} refuses.
     */
    public SessionTicket signUp(Newcomer newcomer, Client client, Instant now) {
        limits.take(Limit.SIGN_UP, client);
        Invite invite = invites.show(newcomer.token()).invite();
        if (invite.statusAt(now) != Invite.Status.PENDING) {
            throw TenantProblem.INVITATION_NOT_PENDING.exception();
        }
        policy.check(newcomer.password(), new EmailAddress(invite.email()), PasswordPolicy.MIN_LENGTH);
        return joining.join(newcomer, hasher.hash(newcomer.password()), client, now);
    }

    /** The transaction: account, membership and session are there together or not at all. */
    @Stateless
    public static class Joining {
        @Inject
        InviteAnswers invites;

        @Inject
        UserStore users;

        @Inject
        SignInGate gate;

        @Inject
        AuditLog audit;

        /** The accepting decides, under the invite's lock: of many who come with the link at once, one gets in. */
        public SessionTicket join(Newcomer newcomer, String passwordHash, Client client, Instant now) {
            Invite invite = invites.show(newcomer.token()).invite();
            EmailAddress email = new EmailAddress(invite.email());
            User user = users.create(email, newcomer.profile().name(), passwordHash, now);
            users.verifyEmail(user.id(), email, now);
            audit.write(AuditEntry.of(Action.SIGN_UP, client).by(user.id()), now);
            NewSession wanted = new NewSession(user.id(), client, true, newcomer.replacedId());
            Entered entered = gate.enter(wanted, now);
            invites.accept(caller(entered), invite.id(), newcomer.token(), client, now);
            return entered.ticket();
        }

        private static Caller caller(Entered entered) {
            User user = entered.user();
            Caller.Identity identity = new Caller.Identity(user.id(), user.email(), user.name(), true, user.role());
            return new Caller(identity, entered.ticket().sessionId(), null);
        }
    }
}
