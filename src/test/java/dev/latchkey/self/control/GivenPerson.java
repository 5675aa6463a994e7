package dev.latchkey.self.control;

import dev.latchkey.database.control.GivenBeans;
import dev.latchkey.database.control.GivenDatabase;
import dev.latchkey.database.control.Sql;
import dev.latchkey.passwords.control.Lockout;
import dev.latchkey.passwords.control.PasswordHasher;
import dev.latchkey.passwords.control.ResetStore;
import dev.latchkey.requests.entity.Client;
import dev.latchkey.sessions.control.SessionStore;
import dev.latchkey.sessions.entity.Session.NewSession;
import dev.latchkey.settings.control.GivenSettings;
import dev.latchkey.settings.control.Settings;
import dev.latchkey.users.control.UserStore;
import dev.latchkey.users.entity.Caller;
import dev.latchkey.users.entity.EmailAddress;
import dev.latchkey.users.entity.User;
import dev.latchkey.verification.control.EmailVerification;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/** People with an account, and the product's beans around them, on one database. */
final class GivenPerson {
    static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    static final Client CLIENT = new Client("203.0.113.9", "curl/8.5.0", "request-1");
    static final String PASSWORD = "correct-horse";

    private static final AtomicInteger NUMBER = new AtomicInteger();

    private final GivenDatabase database;
    private final Settings settings =
            GivenSettings.with("latchkey.bcrypt-cost", "4", "latchkey.secret", "0123456789abcdef0123456789abcdef");
    private final PasswordHasher hasher;

    GivenPerson(GivenDatabase database) {
        this.database = database;
        this.hasher = new GivenBeans(settings).get(PasswordHasher.class);
    }

    Sql sql() {
        return database.sql();
    }

    /** Acts in one transaction. */
    <T> T beans(Function<GivenBeans, T> act) {
        return database.inTransaction(entities ->
                act.apply(new GivenBeans(entities, database.sql(), settings, hasher, Clock.fixed(NOW, ZoneOffset.UTC))
                        .heardBy(SessionStore.class, ResetStore.class, Lockout.class, EmailVerification.class)));
    }

    /** Somebody new who is signed in, with {@link #PASSWORD}. */
    Caller signedUp() {
        EmailAddress email = EmailAddress.of("person" + NUMBER.incrementAndGet() + "@example.org");
        String hash = hasher.hash(PASSWORD);
        User user = beans(beans -> beans.get(UserStore.class).create(email, "Ada", hash, NOW));
        return signedIn(user.id());
    }

    /** The user with a session of his own that was opened just now. */
    Caller signedIn(String userId) {
        NewSession wanted = new NewSession(userId, CLIENT, true, null);
        String id =
                beans(beans -> beans.get(SessionStore.class).open(wanted, NOW).sessionId());
        return sql().first(
                        "select email, name, email_verified from users where id = ?",
                        row -> new Caller(
                                new Caller.Identity(
                                        userId, row.getString(1), row.getString(2), row.getBoolean(3), "user"),
                                id,
                                null),
                        userId)
                .orElseThrow();
    }

    /** A tenant with these members; the role of each stands before his id, as in {@code OWNER:usr_1}. */
    String tenant(String name, String... members) {
        String id = "org_" + NUMBER.incrementAndGet();
        sql().update(
                        "insert into tenants (id, name, slug, status, plan, plan_status, created_at, updated_at)"
                                + " values (?, ?, ?, 'ACTIVE', 'FREE', 'ACTIVE', ?, ?)",
                        id,
                        name,
                        id.replace('_', '-'),
                        NOW,
                        NOW);
        for (String member : members) {
            String[] seat = member.split(":");
            join(id, seat[1], seat[0]);
        }
        return id;
    }

    void join(String tenantId, String userId, String role) {
        sql().update(
                        "insert into members (id, tenant_id, user_id, role, created_at) values (?, ?, ?, ?, ?)",
                        "mem_" + NUMBER.incrementAndGet(),
                        tenantId,
                        userId,
                        role,
                        NOW);
    }

    /** The types of the mails to an address, oldest first. */
    List<String> mails(String address) {
        return sql().list(
                        "select type from mail_outbox where recipient = ? order by id",
                        row -> row.getString(1),
                        address);
    }

    /** How many rows a table has with this value. */
    long rows(String table, String column, String value) {
        return sql().count("select count(*) from " + table + " where " + column + " = ?", value);
    }
}
