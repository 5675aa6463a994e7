package dev.latchkey.system;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.h2.tools.Server;

/** The databases that the server promises to run on, brought along by the tests. */
public enum Database {
    /** An H2 server inside the test's own process, so that the test can look at the rows while the server runs. */
    H2 {
        @Override
        Store create() {
            String options = ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH;DB_CLOSE_DELAY=-1";
            String url = "jdbc:h2:tcp://127.0.0.1:" + H2Server.RUNNING.getPort() + "/mem:" + nextName() + options;
            return new Store(url, "latchkey", url);
        }
    },

    /** A real PostgreSQL, from binaries that Maven has downloaded. */
    POSTGRESQL {
        @Override
        Store create() {
            String name = nextName();
            try (Connection connection =
                            PostgresServer.RUNNING.getPostgresDatabase().getConnection();
                    Statement statement = connection.createStatement()) {
                statement.execute("create database " + name);
            } catch (SQLException e) {
                throw new AssertionError("no database could be made on the test's PostgreSQL", e);
            }
            int port = PostgresServer.RUNNING.getPort();
            return new Store(
                    "jdbc:postgresql://127.0.0.1:" + port + "/" + name,
                    "postgres",
                    "postgres://postgres@127.0.0.1:" + port + "/" + name);
        }
    };

    // Kept here, because the log manager itself forgets loggers that nobody holds.
    private static final List<Logger> TALKATIVE =
            List.of(Logger.getLogger("io.zonky.test"), Logger.getLogger("com.icegreen"), Logger.getLogger("java.util"));

    private static final AtomicInteger NUMBER = new AtomicInteger();

    static {
        TALKATIVE.forEach(logger -> logger.setLevel(Level.WARNING));
    }

    /** A new, empty database. */
    abstract Store create();

    private static String nextName() {
        return "latchkey_" + NUMBER.incrementAndGet();
    }

    /** Started when the first database on it is asked for. */
    private static final class H2Server {
        static final Server RUNNING = start();

        private static Server start() {
            try {
                return Server.createTcpServer("-tcpPort", "0", "-ifNotExists").start();
            } catch (SQLException e) {
                throw new AssertionError("the test's H2 server does not start", e);
            }
        }
    }

    /** Likewise; it ends with the tests by a hook of its own. */
    private static final class PostgresServer {
        static final EmbeddedPostgres RUNNING = start();

        private static EmbeddedPostgres start() {
            try {
                return EmbeddedPostgres.builder().start();
            } catch (IOException e) {
                throw new AssertionError("the test's PostgreSQL does not start", e);
            }
        }
    }
}
