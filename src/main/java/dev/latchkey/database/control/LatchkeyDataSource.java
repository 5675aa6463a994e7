package dev.latchkey.database.control;

import dev.latchkey.settings.control.ServerDirectory;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * The database switch: PostgreSQL when {@code DATABASE_URL} says so, else H2 in {@code ./data}. The container's pool and
 * transactions sit on top, so the same archive serves both.
 */
public class LatchkeyDataSource implements DataSource {
    private final DatabaseUrl url = DatabaseUrl.configured();
    private final DataSource target = url.postgres() ? postgres(url) : h2(url);

    private static DataSource postgres(DatabaseUrl url) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(url.jdbc());
        url.user().ifPresent(source::setUser);
        url.password().ifPresent(source::setPassword);
        source.setApplicationName("latchkey");
        // A database that hangs must become a 503 and not an ever longer queue (F3).
        source.setConnectTimeout(2);
        source.setSocketTimeout(30);
        source.setTcpKeepAlive(true);
        return source;
    }

    private static DataSource h2(DatabaseUrl url) {
        if (url.embedded()) {
            makeDirectory();
        }
        JdbcDataSource source = new JdbcDataSource();
        source.setURL(url.jdbc());
        source.setUser(url.user().orElse("latchkey"));
        source.setPassword(url.password().orElse(""));
        return source;
    }

    private static void makeDirectory() {
        try {
            ServerDirectory.make();
        } catch (IOException e) {
            throw new UncheckedIOException("the directory of the embedded database cannot be made", e);
        }
    }

    @Override
    public Connection getConnection() throws SQLException {
        return target.getConnection();
    }

    /** The pool's own user and password, which are empty: the URL has them. */
    @Override
    public Connection getConnection(@Nullable String user, @Nullable String password) throws SQLException {
        return target.getConnection();
    }

    @Override
    public @Nullable PrintWriter getLogWriter() throws SQLException {
        return target.getLogWriter();
    }

    @Override
    public void setLogWriter(@Nullable PrintWriter out) throws SQLException {
        target.setLogWriter(out);
    }

    @Override
    public void setLoginTimeout(int seconds) throws SQLException {
        target.setLoginTimeout(seconds);
    }

    @Override
    public int getLoginTimeout() throws SQLException {
        return target.getLoginTimeout();
    }

    @Override
    public Logger getParentLogger() throws SQLFeatureNotSupportedException {
        throw new SQLFeatureNotSupportedException();
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        return type.isInstance(this) ? type.cast(this) : target.unwrap(type);
    }

    @Override
    public boolean isWrapperFor(Class<?> type) throws SQLException {
        return type.isInstance(this) || target.isWrapperFor(type);
    }
}
