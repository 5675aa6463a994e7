package dev.latchkey.social.control;

import dev.latchkey.mail.control.Outbox;
import dev.latchkey.mail.entity.Mail;
import dev.latchkey.mail.entity.Mail.Notice.Kind;
import dev.latchkey.requests.entity.Client;
import dev.latchkey.sessions.control.OwnSessions;
import dev.latchkey.social.entity.CallbackRefusal;
import dev.latchkey.social.entity.Grant;
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
     * Links it; the provider need not vouch for its address, because the caller is known without (C-36). If it is his already, its tokens
     * are taken. {@link CallbackRefusal#STATE_MISMATCH} when the session has ended meanwhile, {@code ACCOUNT_ALREADY_LINKED_TO_DIFFERENT_USER},
     * {@code ANOTHER_ACCOUNT_ALREADY_LINKED}.
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
        if (!accounts.add(userId, grant, client, now)) {
            throw CallbackRefusal.ACCOUNT_ALREADY_LINKED_TO_DIFFERENT_USER.exception();
        }
        outbox.post(new Mail.Notice(user.email(), user.name(), Kind.ACCOUNT_LINKED, now), now);
    }
}
