package dev.latchkey.users.control;

import dev.latchkey.audit.control.AuditLog;
import dev.latchkey.audit.entity.Action;
import dev.latchkey.audit.entity.AuditEntry;
import dev.latchkey.database.control.Sql;
import dev.latchkey.requests.entity.Client;
import dev.latchkey.users.entity.Caller;
import dev.latchkey.users.entity.UserProblem;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;

/** The ways in of a user, as he keeps them. */
@Stateless
public class WaysIn {
    @Inject
    UserStore users;

    @Inject
    Sql sql;

    @Inject
    AuditLog audit;

    /**
     * Takes one away: {@code FAILED_TO_UNLINK_LAST_ACCOUNT} for the last, decided under the user's lock, and
     * {@code ACCOUNT_NOT_FOUND} alike for a foreign one and one that is not there.
     */
    public void remove(Caller caller, String accountId, Client client, Instant now) {
        users.lock(caller.userId());
        List<String> all =
                sql.list("select id from accounts where user_id = ?", row -> row.getString(1), caller.userId());
        if (!all.contains(accountId)) {
            throw UserProblem.ACCOUNT_NOT_FOUND.exception();
        }
        if (all.size() == 1) {
            throw UserProblem.FAILED_TO_UNLINK_LAST_ACCOUNT.exception();
        }
        sql.update("delete from accounts where id = ? and user_id = ?", accountId, caller.userId());
        audit.write(AuditEntry.of(Action.ACCOUNT_UNLINK, client).by(caller.userId()), now);
    }

    /**
     * Takes all those away that lead to a provider, from a locked user who has just proved an address that nobody had proved before: whoever
     * made the account need not have been the same person.
     */
    public void removeForeign(String userId, Client client, Instant now) {
        int removed = sql.update("delete from accounts where user_id = ? and provider_id <> 'credential'", userId);
        if (removed > 0) {
            audit.write(AuditEntry.of(Action.ACCOUNT_UNLINK, client).by(userId), now);
        }
    }
}
