package dev.latchkey.database.control;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.Persistence;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import javax.sql.DataSource;
import org.flywaydb.core.api.output.MigrateResult;
import org.h2.jdbcx.JdbcConnectionPool;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGConnectionPoolDataSource;

/**
 * A database of its own for the tests of a store, with the product's schema, and transactions as the container would make
 * them: within one, SQL and entities share a connection; without one, each statement commits.
 */
public final class GivenDatabase {
    private static final AtomicInteger NUMBER = new AtomicInteger();

    private final DataSource source;
    private final boolean postgres;
    private final ThreadLocal<@Nullable Connection> current = new ThreadLocal<>();
    private final EntityManagerFactory factory;

    private GivenDatabase(DataSource source, boolean postgres) {
        this.source = source;
        this.postgres = postgres;
        migrate();
        this.factory = Persistence.createEntityManagerFactory(
                "latchkey",
                Map.of(
                        "jakarta.persistence.transactionType", "RESOURCE_LOCAL",
                        "jakarta.persistence.jtaDataSource", "",
                        "jakarta.persistence.nonJtaDataSource", shared(),
                        "eclipselink.weaving", "false",
                        "eclipselink.session-name", "test-" + NUMBER.incrementAndGet()));
    }

    /** An H2 in memory, in the mode that the product uses. */
    public static GivenDatabase h2() {
        String options = ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH;DB_CLOSE_DELAY=-1";
        JdbcConnectionPool pool =
                JdbcConnectionPool.create("jdbc:h2:mem:stores" + NUMBER.incrementAndGet() + options, "latchkey", "");
        pool.setMaxConnections(64);
        return new GivenDatabase(pool, false);
    }

    /** A database on a real PostgreSQL that all stores share. */
    public static GivenDatabase postgres() {
        String name = "stores" + NUMBER.incrementAndGet();
        Postgres.create(name, Postgres.MODEL);
        return new GivenDatabase(Postgres.pool(name), true);
    }

    /** A new PostgreSQL without our schema, as another application has it: its {@code DATABASE_URL}. */
    public static String foreign() {
        String name = "foreign" + NUMBER.incrementAndGet();
        Postgres.create(name, "template1");
        return "postgres://postgres@127.0.0.1:" + Postgres.RUNNING.getPort() + "/" + name;
    }

    private static final class Postgres {
        static final EmbeddedPostgres RUNNING = start();

        /** Has the schema; all others are copies of it, which takes a tenth of the time. */
        static final String MODEL = model();

        private static EmbeddedPostgres start() {
            try {
                // Each class keeps the connections of its pool.
                return EmbeddedPostgres.builder()
                        .setServerConfig("max_connections", "800")
                        .start();
            } catch (IOException e) {
                throw new AssertionError("the test's PostgreSQL does not start", e);
            }
        }

        private static String model() {
            create("model", "template1");
            JdbcConnectionPool pool = pool("model");
            Schema.migrate(pool, true);
            pool.dispose();
            return "model";
        }

        static void create(String name, String model) {
            try (Connection connection = RUNNING.getPostgresDatabase().getConnection();
                    Statement statement = connection.createStatement()) {
                statement.execute("create database " + name + " template " + model);
            } catch (SQLException e) {
                throw new AssertionError(e);
            }
        }

        /** H2's pool takes connections of any kind. */
        static JdbcConnectionPool pool(String name) {
            PGConnectionPoolDataSource source = new PGConnectionPoolDataSource();
            source.setUrl("jdbc:postgresql://127.0.0.1:" + RUNNING.getPort() + "/" + name);
            source.setUser("postgres");
            JdbcConnectionPool pool = JdbcConnectionPool.create(source);
            pool.setMaxConnections(64);
            return pool;
        }
    }

    /** Brings the schema up to date, as the start of the server does. */
    MigrateResult migrate() {
        return Schema.migrate(source, postgres);
    }

    /** SQL on this database, in the thread's transaction if it has one. */
    public Sql sql() {
        Sql sql = new Sql();
        sql.source = shared();
        return sql;
    }

    /** Runs it in one transaction, which an exception rolls back. */
    public <T> T inTransaction(Function<EntityManager, T> act) {
        try (Connection connection = source.getConnection();
                EntityManager entities = factory.createEntityManager()) {
            connection.setAutoCommit(false);
            current.set(connection);
            try {
                entities.getTransaction().begin();
                T result = act.apply(entities);
                entities.getTransaction().commit();
                connection.commit();
                return result;
            } finally {
                if (entities.getTransaction().isActive()) {
                    entities.getTransaction().rollback();
                }
                connection.rollback();
                connection.setAutoCommit(true);
                current.remove();
            }
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    /** The entities that the product maps. */
    Set<? extends jakarta.persistence.metamodel.EntityType<?>> entities() {
        return factory.getMetamodel().getEntities();
    }

    private DataSource shared() {
        return (DataSource) Proxy.newProxyInstance(
                GivenDatabase.class.getClassLoader(), new Class<?>[] {DataSource.class}, (proxy, method, arguments) -> {
                    Connection own = current.get();
                    return method.getName().equals("getConnection") && own != null
                            ? lent(own)
                            : run(() -> method.getName().equals("getConnection")
                                    ? source.getConnection()
                                    : method.invoke(source, arguments));
                });
    }

    /** The transaction's connection, which only the transaction itself ends. */
    private static Connection lent(Connection own) {
        Set<String> kept = Set.of("close", "commit", "rollback", "setAutoCommit");
        return (Connection) Proxy.newProxyInstance(
                GivenDatabase.class.getClassLoader(),
                new Class<?>[] {Connection.class},
                (proxy, method, arguments) ->
                        kept.contains(method.getName()) ? null : run(() -> method.invoke(own, arguments)));
    }

    @FunctionalInterface
    private interface Act {
        @Nullable
        Object run() throws SQLException, ReflectiveOperationException;
    }

    private static @Nullable Object run(Act act) throws Throwable {
        try {
            return act.run();
        } catch (InvocationTargetException e) {
            throw e.getTargetException();
        }
    }
}
