package dev.latchkey.tenants.control;

import dev.latchkey.database.control.GivenBeans;
import dev.latchkey.database.control.GivenDatabase;
import dev.latchkey.database.control.Sql;
import dev.latchkey.requests.entity.Client;
import dev.latchkey.settings.control.GivenSettings;
import dev.latchkey.settings.control.Settings;
import dev.latchkey.users.entity.Caller;
import dev.latchkey.users.entity.EmailAddress;
import dev.latchkey.users.entity.User;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** People and their tenants on one database, with the product's beans around them. */
final class GivenTenancy {
    static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    static final Client CLIENT = new Client("203.0.113.9", "curl/8.5.0", "request-1");

    private static final AtomicInteger NUMBER = new AtomicInteger();

    private final GivenDatabase database;
    private final Settings settings = GivenSettings.with("latchkey.secret", "0123456789abcdef0123456789abcdef");

    GivenTenancy(GivenDatabase database) {
        this.database = database;
    }

    Sql sql() {
        return database.sql();
    }

    /** Acts in one transaction. */
    <T> T beans(Function<GivenBeans, T> act) {
        return database.inTransaction(entities ->
                act.apply(new GivenBeans(entities, database.sql(), settings, Clock.fixed(NOW, ZoneOffset.UTC))));
    }

    /** Somebody new; his address begins with that word. */
    Caller person(String word, @Nullable String name) {
        int number = NUMBER.incrementAndGet();
        EmailAddress email = EmailAddress.of(word + number + "@example.org");
        String id = "usr_" + word + number;
        database.inTransaction(entities -> {
            entities.persist(new User(id, email, name, NOW));
            return true;
        });
        return new Caller(new Caller.Identity(id, email.value(), name, true, "user"), "ses_" + number, null);
    }

    /** A tenant with this owner. */
    String tenant(Caller owner) {
        String id = "org_" + NUMBER.incrementAndGet();
        sql().update(
                        "insert into tenants (id, name, slug, status, plan, plan_status, created_at, updated_at)"
                                + " values (?, 'Acme', ?, 'ACTIVE', 'FREE', 'ACTIVE', ?, ?)",
                        id,
                        id.replace('_', '-'),
                        NOW,
                        NOW);
        join(id, owner, "OWNER");
        return id;
    }

    void join(String tenantId, Caller member, String role) {
        sql().update(
                        "insert into members (id, tenant_id, user_id, role, created_at) values (?, ?, ?, ?, ?)",
                        "mem_" + NUMBER.incrementAndGet(),
                        tenantId,
                        member.userId(),
                        role,
                        NOW.plusSeconds(NUMBER.get()));
    }
}
