package dev.latchkey.organizations.entity;

import dev.latchkey.tenants.entity.Invite;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An invite in the bodies of the Better Auth family; the mailed secret is never shown (C-21).
 *
 * @param status {@code pending}, {@code accepted}, {@code rejected} or {@code canceled}; one whose time is over stays pending
 * @param inviterId null when the inviter's account is gone
 */
public record Invitation(
        String id,
        String organizationId,
        String email,
        String role,
        String status,
        Instant expiresAt,
        Instant createdAt,
        @Nullable String inviterId) {

    /** The same as seen by the person it is for. */
    public static Invitation of(Invite invite) {
        return new Invitation(
                invite.id(),
                invite.tenantId(),
                invite.email(),
                invite.roles(),
                word(invite.statusAt(invite.createdAt())),
                invite.expiresAt(),
                invite.createdAt(),
                invite.inviterId());
    }

    /** The family's word for a status. */
    public static String word(Invite.Status status) {
        return switch (status) {
            case PENDING, EXPIRED -> "pending";
            case ACCEPTED -> "accepted";
            case DECLINED -> "rejected";
            case CANCELLED -> "canceled";
        };
    }
}
