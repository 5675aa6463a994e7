package dev.latchkey.system;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A database, and what a test wants to see or age in it.
 *
 * @param jdbc for the test
 * @param url for the server, as {@code DATABASE_URL}
 */
record Store(String jdbc, String user, String url) {
    /** Runs a query or a change; instants may be parameters. A change gives one row with {@code changed}. */
    List<Map<String, @Nullable Object>> sql(String sql, @Nullable Object... parameters) {
        try (Connection connection = DriverManager.getConnection(jdbc, user, "");
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                Object value = parameters[i];
                statement.setObject(
                        i + 1, value instanceof Instant at ? LocalDateTime.ofInstant(at, ZoneOffset.UTC) : value);
            }
            return statement.execute()
                    ? rows(statement.getResultSet())
                    : List.of(Map.of("changed", statement.getUpdateCount()));
        } catch (SQLException e) {
            throw new AssertionError(sql, e);
        }
    }

    private static List<Map<String, @Nullable Object>> rows(ResultSet found) throws SQLException {
        List<Map<String, @Nullable Object>> rows = new ArrayList<>();
        while (found.next()) {
            Map<String, @Nullable Object> row = new LinkedHashMap<>();
            for (int i = 1; i <= found.getMetaData().getColumnCount(); i++) {
                String name = found.getMetaData().getColumnLabel(i).toLowerCase(Locale.ROOT);
                row.put(name, found.getObject(i));
            }
            rows.add(row);
        }
        return rows;
    }

    private @Nullable Object one(String sql, @Nullable Object... parameters) {
        List<Map<String, @Nullable Object>> rows = sql(sql, parameters);
        if (rows.size() != 1) {
            throw new AssertionError(sql + " gives " + rows.size() + " rows");
        }
        return rows.get(0).values().iterator().next();
    }

    /** The number that a {@code select count(*)} gives. */
    long count(String sql, @Nullable Object... parameters) {
        return one(sql, parameters) instanceof Number number ? number.longValue() : -1;
    }

    /** The one text that a query gives. */
    String text(String sql, @Nullable Object... parameters) {
        return String.valueOf(one(sql, parameters));
    }

    /** The one time that a query gives. */
    Instant time(String sql, @Nullable Object... parameters) {
        if (one(sql, parameters) instanceof Timestamp time) {
            return time.toLocalDateTime().toInstant(ZoneOffset.UTC);
        }
        throw new AssertionError(sql + " gives no time");
    }

    /** Changes rows, and insists that there was at least one. */
    void change(String sql, @Nullable Object... parameters) {
        if (!(one(sql, parameters) instanceof Integer rows) || rows == 0) {
            throw new AssertionError("nothing was changed by " + sql);
        }
    }
}
