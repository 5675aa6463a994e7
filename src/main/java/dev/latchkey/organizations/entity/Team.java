package dev.latchkey.organizations.entity;

import java.time.Instant;

/** Some members of an organization, under a name. */
public record Team(String id, String name, String organizationId, Instant createdAt, Instant updatedAt) {}
