package dev.latchkey.users.control;

import dev.latchkey.audit.control.AuditLog;
import dev.latchkey.audit.entity.Action;
import dev.latchkey.audit.entity.AuditEntry;
import dev.latchkey.database.control.Sql;
import dev.latchkey.requests.entity.Client;
import dev.latchkey.users.control.UserTraces.WayIn;
import dev.latchkey.users.entity.AccountName;
import dev.latchkey.users.entity.AccountTaken;
import dev.latchkey.users.entity.PasswordChanged;
import dev.latchkey.users.entity.UserProblem;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;

/** The ways in of a user, as he keeps them. */
@Stateless
public class WaysIn {
    @Inject
    UserTraces traces;

    @Inject
    Sql sql;

    @Inject
    AuditLog audit;

    @Inject
    Event<AccountTaken> taken;

    @Inject
    Event<PasswordChanged> changed;

    /** The one that is meant; {@code ACCOUNT_NOT_FOUND} alike for a foreign one and one that is not there. */
    public WayIn require(String userId, AccountName account) {
        return named(traces.waysIn(userId), account);
    }

    private static WayIn named(List<WayIn> all, AccountName account) {
        return all.stream()
                .filter(way -> account.means(way.id(), way.provider(), way.accountId()))
                .findFirst()
                .orElseThrow(UserProblem.ACCOUNT_NOT_FOUND::exception);
    }

    /**
     * Takes one away, in the transaction of a caller who holds the user's lock, so that two at once cannot take the last two:
     * {@code FAILED_TO_UNLINK_LAST_ACCOUNT} for the last, {@code ACCOUNT_NOT_FOUND}.
     */
    public void remove(String userId, AccountName account, Client client, Instant now) {
        List<WayIn> all = traces.waysIn(userId);
        WayIn way = named(all, account);
        if (all.size() == 1) {
            throw UserProblem.FAILED_TO_UNLINK_LAST_ACCOUNT.exception();
        }
        sql.update("delete from accounts where id = ? and user_id = ?", way.id(), userId);
        audit.write(AuditEntry.of(Action.ACCOUNT_UNLINK, client).by(userId).because(way.provider()), now);
    }

    /**
     * Takes all those away that lead to a provider, from a locked user who has just proved an address that nobody had proved before: whoever
     * made the account need not have been the same person.
     */
    public void removeForeign(String userId, Client client, Instant now) {
        taken.fire(new AccountTaken(userId, now));
        int removed = sql.update("delete from accounts where user_id = ? and provider_id <> 'credential'", userId);
        if (removed > 0) {
            audit.write(AuditEntry.of(Action.ACCOUNT_UNLINK, client).by(userId), now);
        }
    }

    /** The same with the password, for somebody who gives no other: all credentials that it opened end. */
    public void removeAll(String userId, Client client, Instant now) {
        removeForeign(userId, client, now);
        sql.update("delete from accounts where user_id = ?", userId);
        changed.fire(new PasswordChanged(userId, null, now));
    }
}
