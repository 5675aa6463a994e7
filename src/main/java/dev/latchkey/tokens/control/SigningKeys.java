package dev.latchkey.tokens.control;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import dev.latchkey.database.control.Sql;
import dev.latchkey.database.control.Sql.SqlException;
import dev.latchkey.secrets.control.Ids;
import dev.latchkey.secrets.control.Vault;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The keys that sign access tokens: kept in memory, read again every minute, one more whenever the newest has signed for its
 * life. To be called without a transaction: of two nodes that make the next key, one fails at the constraint.
 */
@ApplicationScoped
public class SigningKeys {
    private static final Logger LOG = System.getLogger(SigningKeys.class.getName());

    /** How long a new key is published before it signs: others keep the key set for five minutes. */
    static final Duration LEAD = Duration.ofMinutes(10);
    /** How long a key stays published after the next one signs; a token lives 15 minutes. */
    static final Duration OVERLAP = Duration.ofHours(1);

    private static final Duration KEPT = Duration.ofMinutes(1);
    private static final Duration UNKNOWN_KEPT = Duration.ofSeconds(5);

    @Inject
    Sql sql;

    @Inject
    Vault vault;

    @Inject
    TokenSettings settings;

    private volatile Held held = new Held(List.of(), Instant.MIN);

    /** Newest first. */
    private record Held(List<SigningKey> keys, Instant readAt) {}

    /** The key that signs now. */
    SigningKey signing(Instant now) {
        List<SigningKey> keys = keys(now, KEPT);
        return keys.stream()
                .filter(key -> !key.createdAt().plus(LEAD).isAfter(now))
                .findFirst()
                .orElseGet(() -> keys.get(keys.size() - 1));
    }

    /** The key of that id, if it is one of ours and still published. */
    Optional<SigningKey> find(String id, Instant now) {
        Optional<SigningKey> found = in(keys(now, KEPT), id);
        // Another node may have signed with a key that it made a moment ago.
        return found.isPresent() ? found : in(keys(now, UNKNOWN_KEPT), id);
    }

    private static Optional<SigningKey> in(List<SigningKey> keys, String id) {
        return keys.stream().filter(key -> key.id().equals(id)).findFirst();
    }

    /** The public halves of all keys whose tokens may still be live, as a JSON Web Key Set has them (RFC 7517). */
    public List<Map<String, Object>> published(Instant now) {
        return keys(now, KEPT).stream()
                .map(key -> key.key().toPublicJWK().toJSONObject())
                .toList();
    }

    /** Makes the next key when it is time, and forgets those that are over. */
    public void turn(Instant now) {
        keys(now, Duration.ZERO);
    }

    private List<SigningKey> keys(Instant now, Duration kept) {
        Held known = held;
        return isFresh(known, now, kept) ? known.keys() : read(now, kept);
    }

    private static boolean isFresh(Held known, Instant now, Duration kept) {
        return !known.keys().isEmpty() && now.isBefore(known.readAt().plus(kept));
    }

    private synchronized List<SigningKey> read(Instant now, Duration kept) {
        if (isFresh(held, now, kept)) {
            return held.keys();
        }
        List<Row> rows = rows();
        List<SigningKey> keys = usable(rows, now);
        if (keys.isEmpty() || !now.isBefore(keys.get(0).createdAt().plus(settings.keyLife()))) {
            // Of nodes that find the same at once only one makes the generation that follows what they found.
            makeNext(rows.isEmpty() ? 1 : rows.get(0).generation() + 1, now);
            keys = usable(rows(), now);
        }
        if (keys.isEmpty()) {
            throw new IllegalStateException("there is no key to sign with");
        }
        held = new Held(keys, now);
        return keys;
    }

    /** Those that can be opened and are not over, newest first; the rows of those that are over go. */
    private List<SigningKey> usable(List<Row> rows, Instant now) {
        List<SigningKey> keys = new ArrayList<>();
        Instant succeededAt = null;
        for (Row row : rows) {
            if (succeededAt != null && !now.isBefore(succeededAt.plus(LEAD).plus(OVERLAP))) {
                sql.update("delete from signing_keys where id = ?", row.id());
            } else {
                opened(row).ifPresent(keys::add);
            }
            succeededAt = row.createdAt();
        }
        return List.copyOf(keys);
    }

    private record Row(String id, int generation, String sealed, Instant createdAt) {}

    private List<Row> rows() {
        return sql.list(
                "select id, generation, sealed, created_at from signing_keys order by generation desc",
                row -> new Row(
                        row.getString("id"),
                        row.getInt("generation"),
                        row.getString("sealed"),
                        Sql.instant(row, "created_at")));
    }

    private Optional<SigningKey> opened(Row row) {
        try {
            byte[] open = vault.open(Base64.getDecoder().decode(row.sealed()), purpose(row.id()));
            ECKey key = ECKey.parse(new String(open, StandardCharsets.UTF_8));
            return Optional.of(SigningKey.of(row.id(), row.generation(), row.createdAt(), key));
        } catch (IllegalStateException | ParseException e) {
            LOG.log(
                    Level.WARNING,
                    "the signing key " + row.id() + " was sealed under another secret and is passed over");
            return Optional.empty();
        }
    }

    private void makeNext(int generation, Instant now) {
        String id = Ids.next("sig");
        byte[] plain = generated(id).toJSONString().getBytes(StandardCharsets.UTF_8);
        @Nullable SqlException failure = null;
        try {
            sql.update(
                    "insert into signing_keys (id, generation, sealed, created_at) values (?, ?, ?, ?)",
                    id,
                    generation,
                    Base64.getEncoder().encodeToString(vault.seal(plain, purpose(id))),
                    now);
            LOG.log(Level.INFO, "made the signing key " + id + ", the " + generation + ". of this database");
        } catch (SqlException e) {
            failure = e;
        }
        // Another node was faster: then its key is there.
        if (failure != null && sql.count("select count(*) from signing_keys where generation = ?", generation) == 0) {
            throw failure;
        }
    }

    private static ECKey generated(String id) {
        try {
            return new ECKeyGenerator(Curve.P_256)
                    .keyID(id)
                    .keyUse(KeyUse.SIGNATURE)
                    .algorithm(JWSAlgorithm.ES256)
                    .generate();
        } catch (JOSEException e) {
            throw new IllegalStateException("every Java runtime has P-256", e);
        }
    }

    private static String purpose(String id) {
        return "signing-key:" + id;
    }
}
