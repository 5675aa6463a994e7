package dev.latchkey.apikeys.control;

import dev.latchkey.apikeys.entity.ApiKey;
import dev.latchkey.apikeys.entity.ApiKeyProblem;
import dev.latchkey.apikeys.entity.KeyTerms;
import dev.latchkey.audit.control.AuditLog;
import dev.latchkey.audit.entity.Action;
import dev.latchkey.audit.entity.AuditEntry;
import dev.latchkey.database.control.Sql;
import dev.latchkey.mail.control.Outbox;
import dev.latchkey.mail.entity.Mail;
import dev.latchkey.problems.entity.AuthException;
import dev.latchkey.requests.entity.Client;
import dev.latchkey.requests.entity.Paging;
import dev.latchkey.tenants.control.TenantStore;
import dev.latchkey.tenants.control.TenantStore.Place;
import dev.latchkey.users.control.UserStore;
import dev.latchkey.users.entity.Caller;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** A user makes, sees, changes, rotates and revokes keys: his own, and those of tenants that he manages. C-27. */
@Stateless
public class ApiKeys {
    private static final int MOST = 100;

    @Inject
    Sql sql;

    @Inject
    KeyStore store;

    @Inject
    KeyRules rules;

    @Inject
    KeyUsage usage;

    @Inject
    TenantStore tenants;

    @Inject
    UserStore users;

    @Inject
    Outbox outbox;

    @Inject
    AuditLog audit;

    /**
     * A key that is wanted.
     *
     * @param tenantId whose it shall be; null for the caller's own
     * @param prefix how it shall begin; null for the usual way
     */
    public record Wanted(
            @Nullable String tenantId, @Nullable String prefix, KeyTerms terms) {}

    /** A new key; the secret leaves once, here. */
    public record Made(ApiKey key, String secret) {
        @Override
        public String toString() {
            return "Made[…]";
        }
    }

    /** A part of a list, and how long the whole is. */
    public record Slice(List<ApiKey> keys, long total) {}

    /** Makes a key; {@code VALIDATION_ERROR} for an unknown scope or an end that is past, {@code API_KEY_LIMIT_REACHED}. */
    public Made create(Caller caller, Wanted wanted, Client client, Instant now) {
        rules.require(wanted.terms(), now);
        lockOwner(caller, wanted.tenantId());
        if (store.count(caller.userId(), wanted.tenantId()) >= MOST) {
            throw ApiKeyProblem.API_KEY_LIMIT_REACHED.exception();
        }
        Made made = store.insert(caller.userId(), wanted, now);
        trace(Action.API_KEY_CREATE, caller, made.key(), client, now);
        tell(caller, now);
        return made;
    }

    /** Promise 25: whoever took over a session would make himself a key that outlives it. */
    private void tell(Caller caller, Instant now) {
        outbox.post(new Mail.Notice(caller.email(), caller.displayName(), Mail.Notice.Kind.API_KEY_CREATED, now), now);
    }

    /** Counted under the owner's lock: many at once cannot pass the bound together. */
    private void lockOwner(Caller caller, @Nullable String tenantId) {
        if (tenantId == null) {
            if (users.lock(caller.userId()).isEmpty()) {
                throw ApiKeyProblem.KEY_NOT_FOUND.exception();
            }
            return;
        }
        Place place = tenants.lockedPlace(tenantId, caller.userId());
        requireManager(place);
        place.tenant().requireActive();
    }

    private static void requireManager(Place place) {
        if (!place.role().mayManage()) {
            throw ApiKeyProblem.INSUFFICIENT_API_KEY_PERMISSIONS.exception();
        }
    }

    /** The caller's own keys, or with a tenant that tenant's, newest first; for its owners and admins. */
    public Slice list(Caller caller, @Nullable String tenantId, Paging paging) {
        if (tenantId != null) {
            requireManager(tenants.place(tenantId, caller.userId()));
        }
        List<ApiKey> keys = store.list(caller.userId(), tenantId, paging).stream()
                .map(usage::told)
                .toList();
        return new Slice(keys, store.count(caller.userId(), tenantId));
    }

    /** All of them, oldest first. */
    public List<ApiKey> all(Caller caller, @Nullable String tenantId) {
        if (tenantId != null) {
            requireManager(tenants.place(tenantId, caller.userId()));
        }
        return store.all(caller.userId(), tenantId).stream().map(usage::told).toList();
    }

    /** One key; {@code KEY_NOT_FOUND} alike for foreign and absent ones. */
    public ApiKey read(Caller caller, String keyId) {
        return usage.told(managed(caller, store.find(keyId)));
    }

    /** Changes what the owner decides about a key. */
    public ApiKey change(Caller caller, String keyId, UnaryOperator<KeyTerms> change, Client client, Instant now) {
        ApiKey key = managed(caller, store.lock(keyId));
        KeyTerms terms = change.apply(key.terms());
        rules.requireChange(key, terms, now);
        ApiKey changed = store.update(keyId, terms, now);
        trace(Action.API_KEY_CHANGE, caller, key, client, now);
        return usage.told(changed);
    }

    /**
     * Makes a successor with the same rights. The old key ends at once, or after the grace. {@code KEY_CANNOT_BE_ROTATED} when it
     * has expired or has a successor. Whoever rotates a tenant's key answers for it from now on. S3-45, S3-93.
     */
    public Made rotate(Caller caller, String keyId, Duration grace, Client client, Instant now) {
        ApiKey seen = managed(caller, store.find(keyId));
        lockOwner(caller, seen.tenantId());
        ApiKey old = managed(caller, store.lock(keyId));
        Instant end = old.terms().expiresAt();
        if (old.replacedBy() != null || end != null && !now.isBefore(end)) {
            throw ApiKeyProblem.KEY_CANNOT_BE_ROTATED.exception();
        }
        // Replaced keys that overlap with their successors count too, so that rotating for ever piles up nothing.
        if (!grace.isZero() && store.count(caller.userId(), old.tenantId()) >= 2 * MOST) {
            throw ApiKeyProblem.API_KEY_LIMIT_REACHED.exception();
        }
        Made made = store.insert(caller.userId(), new Wanted(old.tenantId(), old.prefix(), old.terms()), now);
        store.inherit(old, made.key().id());
        if (grace.isZero()) {
            store.delete(old.id());
        } else {
            store.overlap(old, made.key().id(), now.plus(grace), now);
        }
        trace(Action.API_KEY_ROTATE, caller, old, client, now);
        tell(caller, now);
        return new Made(store.find(made.key().id()).orElseThrow(), made.secret());
    }

    /** Ends a key for the next request, and with it those that it has replaced. S3-44, S3-61. */
    public void revoke(Caller caller, String keyId, Client client, Instant now) {
        ApiKey key = managed(caller, store.lock(keyId));
        store.delete(keyId);
        trace(Action.API_KEY_REVOKE, caller, key, client, now);
    }

    private ApiKey managed(Caller caller, Optional<ApiKey> found) {
        ApiKey key = found.orElseThrow(ApiKeyProblem.KEY_NOT_FOUND::exception);
        if (key.tenantId() == null) {
            if (!caller.userId().equals(key.userId())) {
                throw ApiKeyProblem.KEY_NOT_FOUND.exception();
            }
            return key;
        }
        boolean manages = tenants.member(key.tenantId(), caller.userId())
                .filter(member -> member.role().mayManage())
                .isPresent();
        if (!manages) {
            throw new AuthException(ApiKeyProblem.KEY_NOT_FOUND);
        }
        return key;
    }

    private void trace(Action action, Caller caller, ApiKey key, Client client, Instant now) {
        AuditEntry entry = AuditEntry.of(action, client).by(caller.userId()).because(key.id());
        audit.write(key.tenantId() == null ? entry : entry.in(key.tenantId()), now);
    }
}
