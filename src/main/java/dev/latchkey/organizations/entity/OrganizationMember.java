package dev.latchkey.organizations.entity;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A member with his user, in the bodies of the Better Auth family. */
public record OrganizationMember(
        String id, String organizationId, String userId, String role, Instant createdAt, Person user) {

    /** What other members see of a member's user; a name is empty for somebody who never gave one. */
    public record Person(
            String id, String name, String email, @Nullable String image) {}
}
