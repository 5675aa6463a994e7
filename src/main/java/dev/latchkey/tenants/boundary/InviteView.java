package dev.latchkey.tenants.boundary;

import dev.latchkey.tenants.entity.Invite;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** An invite as the tenant's managers see it; the mailed secret is never shown. C-21. */
@Schema(name = "Invite")
public record InviteView(String id, String email, String role, String status, Instant expiresAt, Instant createdAt) {
    static InviteView of(Invite invite, Instant now) {
        return new InviteView(
                invite.id(),
                invite.email(),
                invite.role().label(),
                invite.statusAt(now).label(),
                invite.expiresAt(),
                invite.createdAt());
    }

    /** The body that holds one invite. */
    @Schema(name = "InviteAnswer")
    public record Answer(InviteView invite) {}
}
