package dev.latchkey.organizations.entity;

import java.time.Instant;

/** A member of an organization in one of its teams. */
public record TeamMember(String id, String teamId, String userId, Instant createdAt) {}
