package dev.latchkey.sessions.entity;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A session in the bodies of the Better Auth family.
 *
 * @param token what the caller came in with; in lists a handle that opens nothing (C-37)
 * @param ipAddress empty when unknown
 * @param impersonatedBy the administrator who acts in the user's place; null when nobody does
 */
public record SessionDetails(
        String id,
        String userId,
        String token,
        Instant expiresAt,
        Instant createdAt,
        Instant updatedAt,
        String ipAddress,
        String userAgent,
        @Nullable String activeOrganizationId,
        @Nullable String activeTeamId,
        @Nullable String impersonatedBy) {}
