package dev.latchkey.sso.entity;

import dev.latchkey.tenants.entity.TenantRole;
import java.net.URI;
import java.time.Instant;

/**
 * A tenant's own provider.
 *
 * @param issuer letter by letter as the provider writes itself
 * @param role what new people become; never owner
 */
public record TenantProvider(
        String id,
        String tenantId,
        URI issuer,
        String clientId,
        TenantRole role,
        boolean enabled,
        Instant createdAt,
        Instant updatedAt) {}
