package dev.latchkey.apikeys.control;

import dev.latchkey.database.control.Sql;
import dev.latchkey.secrets.control.SecretTokens;
import dev.latchkey.users.control.PlanColumns;
import dev.latchkey.users.entity.Caller;
import dev.latchkey.users.entity.Caller.Identity;
import dev.latchkey.users.entity.Credential;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/** Who is behind an API token? One indexed query and nothing kept of him, as for a session token. */
@ApplicationScoped
public class ApiTokenLookup {
    // A tenant that the user has left meanwhile is nothing that his token acts in (promise 4).
    private static final String FIND =
            "select k.id, m.tenant_id, u.id as user_id, u.email, u.name, u.email_verified, u.role, "
                    + PlanColumns.OF_CALLER
                    + " from api_tokens k join users u on u.id = k.user_id"
                    + " left join members m on m.tenant_id = k.tenant_id and m.user_id = k.user_id"
                    + " left join tenants t on t.id = m.tenant_id"
                    + " where k.token_hash = ? and (k.expires_at is null or k.expires_at > ?)"
                    + " and (u.banned = false or u.ban_expires_at <= ?)";

    @Inject
    Sql sql;

    @Inject
    ApiTokenSettings settings;

    @Inject
    ApiTokenUses uses;

    /** The caller behind a raw token; nothing when it is none, has ended, or its user is banned. */
    public Optional<Caller> find(String token, Instant now) {
        if (!token.startsWith(settings.prefix()) || token.length() > 128) {
            return Optional.empty();
        }
        Optional<Caller> found = sql.first(FIND, row -> read(row, now), SecretTokens.hash(token), now, now);
        found.ifPresent(caller -> uses.record(caller.credential().id(), now));
        return found;
    }

    private static Caller read(ResultSet row, Instant now) throws SQLException {
        Identity identity = new Identity(
                row.getString("user_id"),
                row.getString("email"),
                row.getString("name"),
                row.getBoolean("email_verified"),
                row.getString("role"));
        Credential credential = new Credential(Credential.Kind.API_TOKEN, row.getString("id"), Set.of());
        return new Caller(identity, credential, row.getString("tenant_id"), PlanColumns.at(row, now));
    }
}
