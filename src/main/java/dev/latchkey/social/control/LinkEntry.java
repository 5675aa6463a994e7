package dev.latchkey.social.control;

import dev.latchkey.mail.control.Outbox;
import dev.latchkey.mail.entity.Mail;
import dev.latchkey.mail.entity.Mail.Notice.Kind;
import dev.latchkey.requests.entity.Client;
import dev.latchkey.sessions.control.OwnSessions;
import dev.latchkey.social.entity.CallbackRefusal;
import dev.latchkey.social.entity.Grant;
import dev.latchkey.social.entity.Identity;
import dev.latchkey.users.control.UserStore;
import dev.latchkey.users.entity.Caller;
import dev.latchkey.users.entity.User;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Optional;

/** The transaction of somebody who is signed in and links an account of a provider to his own. */
@Stateless
public class LinkEntry {
    @Inject
    UserStore users;

    @Inject
    OwnSessions sessions;

    @Inject
    ProviderAccounts accounts;

    @Inject
    Outbox outbox;

    /**
     * Links it, to a user who has proved his address; the provider need not vouch for its own, because the caller is known without (C-36).
     * If it is his already, its tokens are taken. {@link CallbackRefusal#STATE_MISMATCH} when the session has ended meanwhile,
     * {@code ACCOUNT_ALREADY_LINKED_TO_DIFFERENT_USER}, {@code ANOTHER_ACCOUNT_ALREADY_LINKED}, {@code EMAIL_NOT_VERIFIED}.
     */
    public void link(Caller caller, Grant grant, Client client, Instant now) {
        String userId = caller.userId();
        // Whatever ends sessions locks the user too: nobody adds a way in with one that a reset has just ended.
        User user = users.lock(userId).orElseThrow(CallbackRefusal.STATE_MISMATCH::exception);
        if (sessions.openedAt(caller, now).isEmpty()) {
            throw CallbackRefusal.STATE_MISMATCH.exception();
        }
        Optional<String> owner = accounts.owner(grant.identity());
        if (owner.filter(userId::equals).isPresent()) {
            accounts.renew(grant, now);
            return;
        }
        if (owner.isPresent()) {
            throw CallbackRefusal.ACCOUNT_ALREADY_LINKED_TO_DIFFERENT_USER.exception();
        }
        if (accounts.hasAny(userId, grant.identity().provider())) {
            throw CallbackRefusal.ANOTHER_ACCOUNT_ALREADY_LINKED.exception();
        }
        prove(user, grant.identity(), now);
        if (!accounts.add(userId, grant, client, now)) {
            throw CallbackRefusal.ACCOUNT_ALREADY_LINKED_TO_DIFFERENT_USER.exception();
        }
        outbox.post(new Mail.Notice(user.email(), user.name(), Kind.ACCOUNT_LINKED, now), now);
    }

    /** Whoever signed up with somebody else's address would keep a way in when its owner proves it and takes the account. */
    private void prove(User user, Identity identity, Instant now) {
        if (user.isEmailVerified()) {
            return;
        }
        // The provider's word is as good as a mailed link, for this very address.
        boolean proved = identity.emailVerified()
                && identity.address()
                        .filter(email -> users.verifyEmail(user.id(), email, now))
                        .isPresent();
        if (!proved) {
            throw CallbackRefusal.EMAIL_NOT_VERIFIED.exception();
        }
    }
}
