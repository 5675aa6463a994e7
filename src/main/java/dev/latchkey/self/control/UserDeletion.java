package dev.latchkey.self.control;

import dev.latchkey.audit.entity.Action;
import dev.latchkey.problems.entity.AuthException;
import dev.latchkey.problems.entity.RequestProblem;
import dev.latchkey.requests.entity.Client;
import dev.latchkey.self.control.Reauthentication.Owner;
import dev.latchkey.self.control.UserDeletionStore.Removal;
import dev.latchkey.users.entity.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** A user deletes his account, and all that is his with it. */
@ApplicationScoped
public class UserDeletion {
    private static final int ATTEMPTS = 5;

    @Inject
    Reauthentication reauthentication;

    @Inject
    UserDeletionStore store;

    /**
     * Deletes the caller. What {@link Reauthentication} refuses; {@code ONLY_OWNER_OF_TENANTS} while he is the only owner
     * of tenants that have other members, with their names; {@code UNAUTHORIZED} when he is deleted already.
     *
     * @param password null for a user who has none
     */
    public void delete(Caller caller, @Nullable String password, Client client, Instant now) {
        delete(reauthentication.confirm(caller, password, Action.USER_DELETE, client, now), client, now);
    }

    /** The same for an owner who has been confirmed otherwise. */
    public void delete(Owner owner, Client client, Instant now) {
        repeat(() -> store.delete(owner, client, now));
    }

    /** Deletes somebody at an administrator's wish; {@code ONLY_OWNER_OF_TENANTS}, {@code UNAUTHORIZED} when he is gone. */
    public void delete(Removal removal, Client client, Instant now) {
        repeat(() -> store.delete(removal, client, now));
    }

    private static void repeat(BooleanSupplier attempt) {
        for (int i = 0; i < ATTEMPTS; i++) {
            if (attempt.getAsBoolean()) {
                return;
            }
        }
        throw new AuthException(RequestProblem.SERVICE_UNAVAILABLE);
    }
}
