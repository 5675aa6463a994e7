package dev.latchkey.signin.boundary;

import dev.latchkey.tenants.control.Memberships;
import dev.latchkey.tenants.control.Memberships.Belonging;
import dev.latchkey.tenants.control.Memberships.PendingInvite;
import dev.latchkey.users.entity.UserView;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The body of {@code login} and {@code me}: the user, his tenants, and the invites that wait for him. */
@Schema(name = "SignedIn")
public record Profile(UserView user, List<Belonging> tenants, List<PendingInvite> invites) {
    static Profile of(UserView user, Memberships.Found found) {
        return new Profile(user, found.tenants(), found.invites());
    }
}
