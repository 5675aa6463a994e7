package dev.latchkey.tenants.entity;

import java.time.Instant;
import java.util.Set;

/** A role of a tenant's own. */
public record CustomRole(
        String id, String tenantId, String name, Set<Right> rights, Instant createdAt, Instant updatedAt) {}
