package dev.latchkey.social.control;

import dev.latchkey.audit.control.AuditLog;
import dev.latchkey.audit.entity.Action;
import dev.latchkey.audit.entity.AuditEntry;
import dev.latchkey.database.control.Sql;
import dev.latchkey.requests.entity.Client;
import dev.latchkey.secrets.control.Ids;
import dev.latchkey.social.entity.Grant;
import dev.latchkey.social.entity.Identity;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Optional;

/** Whose an account of a provider is. All but the questions want the caller's transaction. */
@ApplicationScoped
public class ProviderAccounts {
    @Inject
    Sql sql;

    @Inject
    AccountTokens tokens;

    @Inject
    AuditLog audit;

    /** The user whose this account of the provider is. */
    Optional<String> owner(Identity identity) {
        return sql.first(
                "select user_id from accounts where provider_id = ? and account_id = ?",
                row -> row.getString(1),
                identity.provider(),
                identity.subject());
    }

    /** Whether the user has an account of that provider, this one or another. */
    boolean hasAny(String userId, String provider) {
        return sql.count("select count(*) from accounts where user_id = ? and provider_id = ?", userId, provider) > 0;
    }

    /** Makes the account a way in of the user; false when somebody has it already, and then nothing is done. */
    boolean add(String userId, Grant grant, Client client, Instant now) {
        Identity identity = grant.identity();
        String id = Ids.next("acc");
        int made = sql.update(
                "insert into accounts (id, user_id, provider_id, account_id, created_at, updated_at)"
                        + " values (?, ?, ?, ?, ?, ?) on conflict do nothing",
                id,
                userId,
                identity.provider(),
                identity.subject(),
                now,
                now);
        if (made != 1) {
            return false;
        }
        tokens.keep(id, grant.tokens(), now);
        audit.write(AuditEntry.of(Action.ACCOUNT_LINK, client).by(userId).because(identity.provider()), now);
        return true;
    }

    /** Takes the tokens of an account that is there. */
    void renew(Grant grant, Instant now) {
        sql.first(
                        "select id from accounts where provider_id = ? and account_id = ?",
                        row -> row.getString(1),
                        grant.identity().provider(),
                        grant.identity().subject())
                .ifPresent(id -> tokens.keep(id, grant.tokens(), now));
    }
}
