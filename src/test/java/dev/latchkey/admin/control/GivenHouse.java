package dev.latchkey.admin.control;

import dev.latchkey.admin.entity.Operator;
import dev.latchkey.audit.control.GivenAudit;
import dev.latchkey.database.control.GivenDatabase;
import dev.latchkey.passwords.control.GivenLockout;
import dev.latchkey.passwords.control.Lockout;
import dev.latchkey.requests.entity.Client;
import dev.latchkey.sessions.control.GivenSessions;
import dev.latchkey.sessions.entity.Session.NewSession;
import dev.latchkey.sessions.entity.SessionTicket;
import dev.latchkey.tenants.control.GivenTenants;
import dev.latchkey.tenants.entity.Member;
import dev.latchkey.tenants.entity.Tenant;
import dev.latchkey.tenants.entity.TenantRole;
import dev.latchkey.users.control.GivenUsers;
import dev.latchkey.users.entity.EmailAddress;
import dev.latchkey.users.entity.Role;
import dev.latchkey.users.entity.User;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Users, tenants and sessions in a database, and the operators' acts on them, each in a transaction of its own. */
final class GivenHouse {
    static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
    static final Client CLIENT = new Client("203.0.113.9", "agent", "request-1");

    private final GivenDatabase database;

    GivenHouse(GivenDatabase database) {
        this.database = database;
    }

    GivenDatabase database() {
        return database;
    }

    /** A user of that id, with an address of the same name. */
    void user(String id, @Nullable String name) {
        database.inTransaction(entities -> {
            entities.persist(new User(id, EmailAddress.of(id.replace("usr_", "") + "@example.org"), name, NOW));
            return true;
        });
    }

    /** An administrator of that id. */
    void administrator(String id) {
        user(id, "Operator");
        database.sql().update("update users set role = ? where id = ?", Role.ADMIN, id);
    }

    static Operator operator(String id) {
        return new Operator(id, CLIENT, NOW);
    }

    SessionTicket session(String userId) {
        return database.inTransaction(entities ->
                GivenSessions.store(database, entities).open(new NewSession(userId, CLIENT, true, null), NOW));
    }

    void tenant(String id, String name, String ownerId) {
        database.inTransaction(entities -> {
            entities.persist(new Tenant(id, name, id.replace("org_", ""), NOW));
            entities.flush();
            entities.persist(new Member("mem_" + id, id, ownerId, TenantRole.OWNER, NOW));
            return true;
        });
    }

    void rights(Consumer<UserRights> act) {
        database.inTransaction(entities -> {
            UserRights rights = new UserRights();
            rights.users = GivenUsers.in(entities, database.sql());
            rights.sessions = GivenSessions.store(database, entities);
            rights.audit = GivenAudit.log(database, entities);
            rights.sql = database.sql();
            act.accept(rights);
            return true;
        });
    }

    void support(Consumer<UserSupport> act) {
        database.inTransaction(entities -> {
            UserSupport support = new UserSupport();
            support.users = GivenUsers.in(entities, database.sql());
            support.sessions = GivenSessions.store(database, entities);
            support.audit = GivenAudit.log(database, entities);
            support.lockout = GivenLockout.lockout(database, entities);
            act.accept(support);
            return true;
        });
    }

    void tenants(Consumer<TenantSupport> act) {
        database.inTransaction(entities -> {
            TenantSupport support = new TenantSupport();
            support.tenants = GivenTenants.store(database, entities);
            support.audit = GivenAudit.log(database, entities);
            act.accept(support);
            return true;
        });
    }

    void lockout(Consumer<Lockout> act) {
        database.inTransaction(entities -> {
            act.accept(GivenLockout.lockout(database, entities));
            return true;
        });
    }

    /** Ten wrong passwords for this user's address. */
    void lock(String userId) {
        EmailAddress email = EmailAddress.of(userId.replace("usr_", "") + "@example.org");
        for (int i = 0; i < 10; i++) {
            lockout(lockout -> lockout.recordFailure(email, CLIENT, NOW));
        }
    }

    UserSearch search() {
        UserSearch search = new UserSearch();
        search.sql = database.sql();
        search.clock = CLOCK;
        return search;
    }

    UserDossiers dossiers() {
        UserDossiers dossiers = new UserDossiers();
        dossiers.sql = database.sql();
        dossiers.clock = CLOCK;
        dossiers.lockout = database.inTransaction(entities -> GivenLockout.lockout(database, entities));
        return dossiers;
    }

    /** The traces of operators' acts: action, actor, subject, detail. */
    List<String> traces() {
        return database.sql()
                .list(
                        "select action, actor_id, subject_id, tenant_id, detail from audit_events"
                                + " where actor_id is not null order by id",
                        row -> String.join(
                                " ",
                                row.getString(1),
                                row.getString(2),
                                String.valueOf(row.getString(3)),
                                String.valueOf(row.getString(4)),
                                String.valueOf(row.getString(5))));
    }
}
