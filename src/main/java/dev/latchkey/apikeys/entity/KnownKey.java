package dev.latchkey.apikeys.entity;

import dev.latchkey.users.entity.Caller;
import dev.latchkey.users.entity.Caller.Identity;
import dev.latchkey.users.entity.Credential;
import dev.latchkey.users.entity.Plan;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A valid key and who acts with it.
 *
 * @param tenantId the tenant whose key it is
 * @param tenantRole {@code owner} or {@code admin} in that tenant; null for a user's key
 * @param plan the tenant's or else the user's
 */
public record KnownKey(
        String id,
        @Nullable String name,
        Set<String> scopes,
        @Nullable Instant expiresAt,
        Identity identity,
        @Nullable String tenantId,
        @Nullable String tenantRole,
        Plan plan) {
    /** The program that shows it. */
    public Caller caller() {
        return new Caller(identity, new Credential(Credential.Kind.API_KEY, id, scopes, expiresAt), tenantId, plan);
    }
}
