package dev.latchkey.signin.control;

import dev.latchkey.audit.control.AuditLog;
import dev.latchkey.audit.entity.Action;
import dev.latchkey.audit.entity.AuditEntry;
import dev.latchkey.limits.control.Limit;
import dev.latchkey.limits.control.RateLimits;
import dev.latchkey.mail.control.Outbox;
import dev.latchkey.mail.entity.Mail;
import dev.latchkey.requests.entity.Client;
import dev.latchkey.secrets.control.Ids;
import dev.latchkey.sessions.entity.Session.NewSession;
import dev.latchkey.sessions.entity.SessionTicket;
import dev.latchkey.signin.control.SignUp.Application;
import dev.latchkey.signin.control.SignUp.Welcome;
import dev.latchkey.tenants.control.FirstTenant;
import dev.latchkey.users.control.UserStore;
import dev.latchkey.users.entity.User;
import dev.latchkey.users.entity.UserView;
import dev.latchkey.verification.control.EmailVerification;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Optional;

/** The transactions of a sign-up: account, verification mail, session and trace are there together or not at all. */
@Stateless
public class SignUpStore {
    @Inject
    UserStore users;

    @Inject
    EmailVerification verification;

    @Inject
    SignInGate gate;

    @Inject
    RateLimits limits;

    @Inject
    Outbox outbox;

    @Inject
    AuditLog audit;

    @Inject
    FirstTenant tenants;

    @Inject
    SignUpSettings settings;

    /** Makes the account, his tenant if he wants one and, unless sign-ups are silent, opens its first session. */
    public Welcome create(Application wanted, String passwordHash, Client client, Instant now) {
        User user = users.create(wanted.email(), wanted.profile().name(), passwordHash, now);
        users.describe(user.id(), wanted.profile());
        audit.write(AuditEntry.of(Action.SIGN_UP, client).by(user.id()), now);
        verification.send(user, wanted.landing(), now);
        Optional<String> tenantId = Optional.ofNullable(wanted.tenantName())
                .map(name -> tenants.found(new FirstTenant.Founder(user.id(), name), client, now));
        Optional<SessionTicket> ticket = settings.silent()
                ? Optional.empty()
                : Optional.of(
                        gate.enter(new NewSession(user.id(), client, wanted.remembered(), wanted.replacedId()), now)
                                .ticket());
        ticket.ifPresent(opened -> tenantId.ifPresent(id -> tenants.workIn(id, opened.sessionId())));
        return new Welcome(UserView.of(user), ticket);
    }

    /**
     * Leaves the trace of a sign-up with an address that has an account and, when sign-ups are silent, tells its owner.
     *
     * @return the user that a new account would have shown
     */
    public UserView known(Application wanted, Client client, Instant now) {
        Optional<User> owner = users.findByEmail(wanted.email());
        audit.write(
                AuditEntry.of(Action.SIGN_UP, client)
                        .about(owner.map(User::id).orElse(null))
                        .failed("address is taken"),
                now);
        // Whoever signs up with somebody's address again and again must not fill his mailbox.
        if (settings.silent()
                && limits.tryTake(Limit.MAIL_ADDRESS, wanted.email().value())) {
            owner.ifPresent(user -> outbox.post(
                    new Mail.Notice(user.email(), user.name(), Mail.Notice.Kind.SIGN_UP_ATTEMPT, now), now));
        }
        return new UserView(
                Ids.next("usr"), wanted.email().value(), wanted.profile().name(), false);
    }
}
