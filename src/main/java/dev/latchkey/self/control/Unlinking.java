package dev.latchkey.self.control;

import dev.latchkey.mail.control.Outbox;
import dev.latchkey.mail.entity.Mail;
import dev.latchkey.mail.entity.Mail.Notice.Kind;
import dev.latchkey.problems.entity.AuthException;
import dev.latchkey.problems.entity.RequestProblem;
import dev.latchkey.requests.entity.Client;
import dev.latchkey.self.control.Reauthentication.Owner;
import dev.latchkey.users.control.UserStore;
import dev.latchkey.users.control.WaysIn;
import dev.latchkey.users.entity.AccountName;
import dev.latchkey.users.entity.Caller;
import dev.latchkey.users.entity.User;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Optional;

/** A user takes one of his ways in away, and is told by mail. His sessions go on. */
@Stateless
public class Unlinking {
    @Inject
    UserStore users;

    @Inject
    WaysIn ways;

    @Inject
    Reauthentication reauthentication;

    @Inject
    Outbox outbox;

    /**
     * Takes it away, for somebody who has signed in a short while ago; {@code SESSION_NOT_FRESH}, {@code ACCOUNT_NOT_FOUND},
     * {@code FAILED_TO_UNLINK_LAST_ACCOUNT}, and {@code UNAUTHORIZED} when his session has ended meanwhile.
     */
    public void unlink(Caller caller, AccountName account, Client client, Instant now) {
        reauthentication.requireFresh(caller, now);
        User user = users.lock(caller.userId()).orElseThrow(() -> new AuthException(RequestProblem.UNAUTHORIZED));
        reauthentication.requireStill(new Owner(caller, Optional.empty()), now);
        ways.remove(caller.userId(), account, client, now);
        outbox.post(new Mail.Notice(user.email(), user.name(), Kind.ACCOUNT_UNLINKED, now), now);
    }
}
