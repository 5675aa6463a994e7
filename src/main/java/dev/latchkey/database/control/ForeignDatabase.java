package dev.latchkey.database.control;

import java.sql.Connection;
import java.sql.SQLException;
import org.postgresql.ds.PGSimpleDataSource;

/** Another application's PostgreSQL, to be read. */
public final class ForeignDatabase {
    private ForeignDatabase() {}

    /**
     * A connection that reads in one snapshot, a part of the rows at a time.
     *
     * @param url as {@code DATABASE_URL} has it; IllegalArgumentException, without the password, for one that is no PostgreSQL
     */
    public static Connection open(String url) {
        DatabaseUrl parsed = DatabaseUrl.parse(url);
        if (!parsed.postgres()) {
            throw new IllegalArgumentException("it must start with postgres:// or jdbc:postgresql:");
        }
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(parsed.jdbc());
        parsed.user().ifPresent(source::setUser);
        parsed.password().ifPresent(source::setPassword);
        source.setApplicationName("latchkey import");
        source.setConnectTimeout(10);
        try {
            Connection connection = source.getConnection();
            connection.setAutoCommit(false);
            connection.setReadOnly(true);
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            return connection;
        } catch (SQLException e) {
            throw new Sql.SqlException(e);
        }
    }
}
