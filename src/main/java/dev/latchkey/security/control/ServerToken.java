package dev.latchkey.security.control;

import dev.latchkey.database.control.Sql;
import dev.latchkey.secrets.control.SecretTokens;
import dev.latchkey.settings.control.RoomSettings;
import dev.latchkey.settings.control.Settings;
import dev.latchkey.users.entity.Caller;
import dev.latchkey.users.entity.Credential;
import dev.latchkey.users.entity.Plan;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/** The one token of the application's own server, from the settings: whoever sends it acts as the oldest user. C-24. */
@ApplicationScoped
public class ServerToken {
    private static final String KEY = "latchkey.api-token";
    private static final int MIN_LENGTH = 32;
    private static final Credential CREDENTIAL = new Credential(Credential.Kind.SERVER_TOKEN, KEY, Set.of());

    // The oldest first and then judged: a ban of the oldest must not hand the token to the next.
    private static final String OLDEST = "select id, email, name, email_verified, role, banned, ban_expires_at"
            + " from users order by created_at, id fetch first 1 rows only";

    @Inject
    Sql sql;

    @Inject
    TokenSettings settings;

    /** The oldest user, if this is the token; nobody while there is no token, no user, or the oldest is banned. */
    Optional<Caller> find(String presented, Instant now) {
        boolean right = settings.token()
                .filter(token -> SecretTokens.same(token, presented))
                .isPresent();
        return right ? sql.first(OLDEST, row -> caller(row, now)).flatMap(found -> found) : Optional.empty();
    }

    private static Optional<Caller> caller(ResultSet row, Instant now) throws SQLException {
        if (row.getBoolean("banned")) {
            boolean over = row.getObject("ban_expires_at") != null
                    && !Sql.instant(row, "ban_expires_at").isAfter(now);
            if (!over) {
                return Optional.empty();
            }
        }
        Caller.Identity identity = new Caller.Identity(
                row.getString("id"),
                row.getString("email"),
                row.getString("name"),
                row.getBoolean("email_verified"),
                row.getString("role"));
        return Optional.of(new Caller(identity, CREDENTIAL, null, Plan.FREE));
    }

    /** The token, if there is one. */
    record TokenSettings(Optional<String> token) implements RoomSettings {
        @Override
        public String toString() {
            return "TokenSettings[…]";
        }
    }

    @ApplicationScoped
    static class Source {
        @Produces
        @Singleton
        TokenSettings read(Settings settings) {
            Optional<String> token = settings.optional(KEY);
            if (token.filter(text -> text.length() < MIN_LENGTH).isPresent()) {
                throw settings.refused(KEY, "must have at least " + MIN_LENGTH + " characters");
            }
            return new TokenSettings(token);
        }
    }
}
