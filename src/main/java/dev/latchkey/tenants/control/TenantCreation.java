package dev.latchkey.tenants.control;

import dev.latchkey.problems.entity.AuthException;
import dev.latchkey.requests.entity.Client;
import dev.latchkey.tenants.control.TenantStore.Place;
import dev.latchkey.tenants.control.Tenants.Founding;
import dev.latchkey.tenants.entity.TenantProblem;
import dev.latchkey.users.entity.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Makes tenants, with a slug of the caller's choice or one made from the name. No transaction of its own. */
@ApplicationScoped
public class TenantCreation {
    @Inject
    Tenants tenants;

    /**
     * Makes a tenant whose owner the caller is, and the one he works in. {@code ORGANIZATION_SLUG_ALREADY_TAKEN} only for
     * a slug that was asked for, {@code YOU_HAVE_REACHED_THE_MAXIMUM_NUMBER_OF_ORGANIZATIONS} when his plan allows no more.
     */
    public Place create(Caller caller, String name, @Nullable String wanted, Client client, Instant now) {
        if (wanted != null) {
            return tenants.create(caller, new Founding(name, wanted), client, now);
        }
        String slug = Slug.of(name);
        try {
            return tenants.create(caller, new Founding(name, slug), client, now);
        } catch (AuthException refusal) {
            if (refusal.code() != TenantProblem.ORGANIZATION_SLUG_ALREADY_TAKEN) {
                throw refusal;
            }
            // Taken, perhaps a moment ago by somebody with the same name; the refusal has ended that transaction.
            return tenants.create(caller, new Founding(name, Slug.unlike(slug)), client, now);
        }
    }
}
