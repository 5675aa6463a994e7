package dev.latchkey.self.control;

import dev.latchkey.audit.control.AuditLog;
import dev.latchkey.audit.entity.Action;
import dev.latchkey.audit.entity.AuditEntry;
import dev.latchkey.mail.control.Outbox;
import dev.latchkey.mail.entity.Mail;
import dev.latchkey.mail.entity.Mail.Notice.Kind;
import dev.latchkey.problems.entity.AuthException;
import dev.latchkey.problems.entity.RequestProblem;
import dev.latchkey.requests.entity.Client;
import dev.latchkey.self.control.Reauthentication.Owner;
import dev.latchkey.self.entity.SelfProblem;
import dev.latchkey.tenants.control.Departure;
import dev.latchkey.tenants.control.Departure.Standing;
import dev.latchkey.users.control.UserStore;
import dev.latchkey.users.entity.EmailAddress;
import dev.latchkey.users.entity.User;
import dev.latchkey.users.entity.UserDeleted;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The transaction of a deletion. */
@Stateless
public class UserDeletionStore {
    @Inject
    Reauthentication reauthentication;

    @Inject
    Departure departure;

    @Inject
    UserStore users;

    @Inject
    Outbox outbox;

    @Inject
    AuditLog audit;

    @Inject
    Event<UserDeleted> deleted;

    /** False when the user joined a tenant while he was being locked: nothing is done, and it is worth another try. */
    public boolean delete(Owner owner, Client client, Instant now) {
        String userId = owner.caller().userId();
        AuditEntry trace = AuditEntry.of(Action.USER_DELETE, client).by(userId);
        return delete(new Removal(userId, trace, () -> reauthentication.requireStill(owner, now)), client, now);
    }

    /**
     * Who is deleted.
     *
     * @param guard throws, under the user's lock, when whoever asked may not (any more)
     */
    public record Removal(String userId, AuditEntry trace, Runnable guard) {}

    /** The same at somebody else's wish. */
    public boolean delete(Removal removal, Client client, Instant now) {
        String userId = removal.userId();
        // Tenants before users, as everybody locks them. From here on none of them gains or loses an owner.
        List<String> locked = departure.lock(userId);
        User user = users.lock(userId).orElseThrow(() -> new AuthException(RequestProblem.UNAUTHORIZED));
        removal.guard().run();
        List<Standing> standings = departure.standings(userId);
        if (!locked.containsAll(standings.stream().map(Standing::tenantId).toList())) {
            return false;
        }
        refuseStranded(standings);
        standings.forEach(standing -> departure.leave(userId, standing, client, now));
        end(user, removal.trace(), now);
        return true;
    }

    private static void refuseStranded(List<Standing> standings) {
        String stranded = standings.stream()
                .filter(Standing::isNeeded)
                .map(Standing::tenantName)
                .collect(Collectors.joining(", "));
        if (!stranded.isEmpty()) {
            throw new AuthException(
                    SelfProblem.ONLY_OWNER_OF_TENANTS, Map.of("tenants", "need another owner first: " + stranded));
        }
    }

    private void end(User user, AuditEntry trace, Instant now) {
        EmailAddress email = new EmailAddress(user.email());
        Mail farewell = new Mail.Notice(user.email(), user.name(), Kind.USER_DELETED, now);
        audit.write(trace, now);
        deleted.fire(new UserDeleted(user.id(), email, now));
        departure.forget(email);
        outbox.withdraw(user.email());
        users.delete(user.id());
        outbox.post(farewell, now);
    }
}
