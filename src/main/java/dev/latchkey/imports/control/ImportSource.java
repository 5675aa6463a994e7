package dev.latchkey.imports.control;

import dev.latchkey.database.control.ForeignDatabase;
import dev.latchkey.database.control.Sql;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The tables of a Better Auth database, read row by row; which columns there are depends on its plugins. */
public final class ImportSource implements AutoCloseable {
    private static final int ROWS_AT_ONCE = 500;
    private static final Set<String> TABLES =
            Set.of("user", "account", "session", "organization", "member", "invitation");

    private final Connection connection;

    ImportSource(String url) {
        this.connection = ForeignDatabase.open(url);
    }

    /** A row by its columns. */
    record Row(Map<String, @Nullable Object> values) {
        /** A text that may be missing or null; both are null here. */
        @Nullable
        String maybe(String column) {
            Object value = values.get(column);
            return value == null || value.toString().isEmpty() ? null : value.toString();
        }

        /** The same, with the empty text for null. */
        String text(String column) {
            String text = maybe(column);
            return text == null ? "" : text;
        }

        boolean is(String column) {
            return Boolean.TRUE.equals(values.get(column));
        }

        /** An instant; Better Auth's schemas have them with and without a time zone, always in UTC. */
        @Nullable
        Instant time(String column) {
            Object value = values.get(column);
            if (value instanceof OffsetDateTime time) {
                return time.toInstant();
            }
            return value instanceof LocalDateTime time ? time.toInstant(ZoneOffset.UTC) : null;
        }
    }

    /** Whether the table is there at all: some belong to plugins. */
    boolean has(String table) {
        try (PreparedStatement statement = connection.prepareStatement("select to_regclass(?) is not null")) {
            statement.setString(1, '"' + table + '"');
            try (ResultSet found = statement.executeQuery()) {
                return found.next() && found.getBoolean(1);
            }
        } catch (SQLException e) {
            throw new Sql.SqlException(e);
        }
    }

    /** All rows of a table, in the order of their ids. */
    void each(String table, Consumer<Row> act) {
        if (!TABLES.contains(table)) {
            throw new IllegalArgumentException(table);
        }
        try (PreparedStatement statement = connection.prepareStatement("select * from \"" + table + "\" order by id")) {
            statement.setFetchSize(ROWS_AT_ONCE);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    act.accept(row(rows));
                }
            }
        } catch (SQLException e) {
            throw new Sql.SqlException(e);
        }
    }

    private static Row row(ResultSet rows) throws SQLException {
        Map<String, @Nullable Object> values = new HashMap<>();
        for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
            Object value = rows.getObject(i);
            if (value instanceof Timestamp) {
                boolean zoned = rows.getMetaData().getColumnTypeName(i).equals("timestamptz");
                value = zoned ? rows.getObject(i, OffsetDateTime.class) : rows.getObject(i, LocalDateTime.class);
            }
            values.put(rows.getMetaData().getColumnLabel(i), value);
        }
        return new Row(values);
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw new Sql.SqlException(e);
        }
    }
}
