package dev.latchkey.signin.boundary;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.latchkey.signin.control.TokenPair;
import dev.latchkey.tenants.control.Memberships;
import dev.latchkey.tenants.control.Memberships.Belonging;
import dev.latchkey.tenants.control.Memberships.PendingInvite;
import dev.latchkey.users.entity.UserView;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The body of {@code login} and {@code me}: the user, his tenants, and the invites that wait for him.
 *
 * @param tokens the token pair, where the sign-in asked for one
 */
@Schema(name = "SignedIn")
public record Profile(
        UserView user,
        List<Belonging> tenants,
        List<PendingInvite> invites,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable TokenPair tokens) {
    static Profile of(UserView user, Memberships.Found found) {
        return new Profile(user, found.tenants(), found.invites(), null);
    }

    Profile with(@Nullable TokenPair pair) {
        return new Profile(user, tenants, invites, pair);
    }
}
