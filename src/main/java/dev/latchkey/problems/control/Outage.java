package dev.latchkey.problems.control;

import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientException;
import org.jspecify.annotations.Nullable;

/** Tells a database that cannot serve just now from a fault of ours, so that an outage is a 503 and never a 401 or 500. */
public final class Outage {
    private Outage() {}

    /** Whether the failure, or anything that caused it, says that the database cannot be reached, or may do better soon. */
    public static boolean causes(Throwable failure) {
        for (Throwable t = failure; t != null; t = t.getCause()) {
            if (t instanceof SQLException sql && isOutage(sql)) {
                return true;
            }
            // The container's pool reports a wait in vain, or a refused connection, by a type that is not in the API.
            if (t.getClass().getSimpleName().startsWith("Pooling")
                    || t.getClass().getSimpleName().startsWith("ResourceAllocation")) {
                return true;
            }
        }
        return false;
    }

    private static boolean isOutage(SQLException failure) {
        return failure instanceof SQLTransientException
                || failure instanceof SQLRecoverableException
                || failure instanceof SQLNonTransientConnectionException
                || isOutage(failure.getSQLState())
                || String.valueOf(failure.getMessage()).contains("Error in allocating a connection");
    }

    /**
     * SQL states: class 08 connection, 40 a transaction that lost to another, 53 resources, 57P operator intervention, HYT a
     * wait in vain, 90098 and 90121 a closed H2.
     */
    private static boolean isOutage(@Nullable String state) {
        return state != null
                && (state.startsWith("08")
                        || state.startsWith("40")
                        || state.startsWith("HYT")
                        || state.startsWith("53")
                        || state.startsWith("57P")
                        || state.equals("90098")
                        || state.equals("90121"));
    }
}
